"""Every act has its rule, its line in the documentation and a test; every state has a way out."""

import re
from functools import cache

import pytest
import rules

from tests.census.portal import ROOT
from unesco_portal.workflow.documentation import states_document
from unesco_portal.workflow.engine import Transition, nobody
from unesco_portal.workflow.states import MACHINES, Machine, State

ACTS = [
    pytest.param(machine, act, id=f"{machine.model_label}-{name}")
    for machine in MACHINES.values()
    for name, act in machine.transitions.items()
]
WAITING = [
    pytest.param(machine, state, id=f"{machine.model_label}-{state.value}")
    for machine in MACHINES.values()
    for state in machine.states
    if not state.is_final
]
EVERY_ACT = pytest.mark.parametrize(("machine", "act"), ACTS)
EVERY_WAIT = pytest.mark.parametrize(("machine", "state"), WAITING)
# A state that waits for somebody outside and has a longest stay ends by itself: by this task.
CLOCKS = {("aspnet.Application", "draft"): "aspnet.drop_unverified_applications"}


@cache
def words_of_tests(app_label: str) -> str:
    """The text of the tests of one app."""
    files = sorted((ROOT / "tests" / app_label).glob("*.py"))
    return "\n".join(path.read_text() for path in files)


def test_there_is_something_to_walk():
    assert len(MACHINES) >= 6
    assert len(ACTS) >= 30


@EVERY_ACT
def test_act_has_a_rule_of_its_own(machine: Machine, act: Transition):
    app_label, _dot, verb = act.permission.partition(".")

    assert app_label == machine.model._meta.app_label
    assert rules.perm_exists(act.permission)
    assert not verb.startswith(("view_", "add_", "change_", "delete_"))
    rules_file = ROOT / machine.model._meta.app_config.path / "rules.py"
    text = rules_file.read_text()
    assert f'"{act.permission}"' in text or f'"{act.name}"' in text, "grant it in rules.py"


@EVERY_ACT
def test_act_is_documented(machine: Machine, act: Transition):
    assert act.summary.endswith(".")
    assert str(act.label).strip()
    assert f"(`{act.name}`)" in (ROOT / "docs/states.md").read_text()


@EVERY_ACT
def test_act_is_named_in_a_test(machine: Machine, act: Transition):
    named = re.search(rf"\b{act.name}\b", words_of_tests(machine.model._meta.app_label))

    assert named, f"Write a test of {act.permission} in tests/{machine.model._meta.app_label}/"


@EVERY_ACT
def test_act_leads_between_declared_states(machine: Machine, act: Transition):
    known = {state.value for state in machine.states}

    assert set(act.sources) <= known
    assert act.target in known
    assert act.sources


@EVERY_ACT
def test_act_that_tells_somebody_has_a_text(machine: Machine, act: Transition):
    app_label, _dot, verb = act.permission.partition(".")
    texts = sorted((ROOT / "templates/emails" / app_label).glob(f"{verb}_*.txt"))

    assert bool(texts) == (act.recipients is not nobody)


def test_document_of_states_is_current():
    written = (ROOT / "docs/states.md").read_text()

    assert written == states_document(), "Run manage.py document_states"


@pytest.mark.parametrize("machine", MACHINES.values(), ids=lambda found: found.model_label)
def test_declared_states_are_those_of_the_model(machine: Machine):
    choices = [value for value, _words in machine.model._meta.get_field("status").choices]

    assert [state.value for state in machine.states] == choices


@EVERY_WAIT
def test_waiting_state_has_a_way_out(machine: Machine, state: State):
    assert machine.exits(state.value)


@EVERY_WAIT
def test_waiting_state_says_who_acts_and_for_how_long(machine: Machine, state: State):
    assert state.holder is not None or str(state.outside).strip()
    if state.holder is not None:
        assert state.max_age is not None, "who holds a case has a longest stay"
        assert state.max_age.days > 0


@EVERY_WAIT
def test_overdue_state_falls_to_somebody_with_a_way_out(machine: Machine, state: State):
    if state.holder is not None or state.max_age is None:
        assert state.overdue_holder is None
    else:
        is_ended_by_clock = (machine.model_label, state.value) in CLOCKS
        assert (state.overdue_holder is not None) != is_ended_by_clock


@EVERY_WAIT
def test_fallback_of_a_national_holder_is_named(machine: Machine, state: State):
    for holder in filter(None, (state.holder, state.overdue_holder)):
        assert not holder.is_national or (holder.fallback and machine.country_path)
