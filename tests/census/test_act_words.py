"""Every act that is written down about a record with a history on its page has words."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from aspnet.views.cases import OTHER_ACTS
from unesco_portal.workflow.states import MACHINES

# Recorded about what shows no history: networks, rounds and their entries, hearings, orders.
WITHOUT_HISTORY = {
    "aspnet.answer_round",
    "aspnet.assess_compliance",
    "aspnet.cancel_certificate_issue",
    "aspnet.decide_change",
    "aspnet.hand_over_network",
    "aspnet.invite_again",
    "aspnet.invite_coordinator",
    "aspnet.open_round",
    "aspnet.remind_round",
    "aspnet.renew_membership",
    "aspnet.run_schoolyear",
    "aspnet.start_certificate_issue",
    "aspnet.state_hearing",
    "aspnet.withdraw_invitation",
}


def recorded() -> Iterator[str]:
    """The codes given to functions that record an act."""
    for path in Path(settings.BASE_DIR, "aspnet").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name == "record":
                values = [word.value for word in node.args if isinstance(word, ast.Constant)]
                yield from (value for value in values if str(value).startswith("aspnet."))


def test_every_recorded_act_has_words():
    acts = {act.permission for machine in MACHINES.values() for act in machine.transitions.values()}
    found = set(recorded())

    assert found
    assert sorted(found - acts - set(OTHER_ACTS) - WITHOUT_HISTORY) == []
