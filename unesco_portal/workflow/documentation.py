"""The state tables and diagrams of the documentation, written from the declarations."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import translation

from .engine import Transition
from .states import MACHINES, Holder, Machine, State

HEADING = """# States and transitions

Written by `manage.py document_states` from the declarations in each app's `states.py` and
`transitions.py`; a test fails when it is out of date. A state's holder is a role at a body, never a
person; "at most" is a setting, in days. Every state that waits has a way out.
"""


def states_document() -> str:
    """The whole document, in English."""
    with translation.override("en"):
        machines = [MACHINES[label] for label in sorted(MACHINES)]
        return "\n".join([HEADING, *("\n".join(machine_lines(machine)) for machine in machines)])


def machine_lines(machine: Machine) -> Iterator[str]:
    """Heading, states, transitions and diagram of one life cycle."""
    yield f"## {str(machine.model._meta.verbose_name).capitalize()} (`{machine.model_label}`)\n"
    yield "| State | Holder | At most | Ways out |"
    yield "| --- | --- | --- | --- |"
    for state in machine.states:
        yield state_row(machine, state)
    yield "\n| Act | From | To | Permission | Reason | What it means |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for act in machine.transitions.values():
        yield act_row(act)
    yield "\n```mermaid\nstateDiagram-v2"
    for act in machine.transitions.values():
        for source in act.sources:
            yield f"    {source} --> {act.target}: {act.name}"
    yield "```\n"


def state_row(machine: Machine, state: State) -> str:
    """One state."""
    exits = ", ".join(f"`{act.name}`" for act in machine.exits(state.value)) or "none: final"
    days = (
        f"{getattr(settings, state.days_setting)} days (`{state.days_setting}`)"
        if state.days_setting
        else "–"
    )
    return f"| `{state.value}` | {holder_words(state)} | {days} | {exits} |"


def holder_words(state: State) -> str:
    """Who holds a record in a state, and who stands in."""
    if state.holder is None:
        words = str(state.outside) or "–"
        if state.overdue_holder is not None:
            roles = sorted(str(role.label) for role in state.overdue_holder.roles)
            words += f"; after that: {', '.join(roles)}"
        return words
    return role_words(state.holder)


def role_words(holder: Holder) -> str:
    """The roles of a holder, and who stands in where their post is vacant."""
    words = ", ".join(sorted(str(role.label) for role in holder.roles))
    if holder.otherwise is not None:
        return f"{words}; where the area has none: {role_words(holder.otherwise)}"
    if holder.fallback:
        others = ", ".join(sorted(str(role.label) for role in holder.fallback))
        words += f"; where the post is vacant: {others}"
    return words


def act_row(act: Transition) -> str:
    """One act."""
    sources = ", ".join(f"`{source}`" for source in act.sources)
    return (
        f"| {act.label} (`{act.name}`) | {sources} | `{act.target}` | `{act.permission}` |"
        f" {act.reason.value} | {act.summary} |"
    )
