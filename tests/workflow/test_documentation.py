"""The state tables of the documentation are written from the declarations, and current."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from unesco_portal.workflow.documentation import states_document
from unesco_portal.workflow.management.commands import document_states
from unesco_portal.workflow.states import MACHINES, machine_of


def test_document_is_current():
    call_command("document_states", check=True)


def test_stale_document_is_told_and_rewritten(tmp_path, settings, monkeypatch):
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(document_states, "PATH", tmp_path / "states.md")
    out = io.StringIO()

    with pytest.raises(CommandError, match="out of date"):
        call_command("document_states", check=True)
    call_command("document_states", stdout=out)
    call_command("document_states", check=True)

    assert out.getvalue() == "states.md written\n"
    (tmp_path / "states.md").write_text("Old.")
    with pytest.raises(CommandError, match="out of date"):
        call_command("document_states", check=True)


@pytest.mark.parametrize("label", sorted(MACHINES))
def test_every_state_and_act_has_its_line(label):
    machine = MACHINES[label]

    text = states_document()

    assert machine_of(machine.model) is machine
    assert f"(`{label}`)" in text
    for state in machine.states:
        assert f"| `{state.value}` | " in text
    for act in machine.transitions.values():
        assert f"(`{act.name}`)" in text
        assert f"`{act.permission}`" in text
        assert act.summary
        for source in act.sources:
            assert f"    {source} --> {act.target}: {act.name}\n" in text


def test_document_is_english_whoever_writes_it():
    with translation.override("fr"):
        french = states_document()

    assert french == states_document()


def test_holders_and_limits_are_said():
    text = states_document()

    assert "where the post is vacant: International ASPnet coordination" in text
    assert "90 days (`APPLICATION_REVIEW_DAYS`)" in text
    assert "the school; after that: Deputy National Coordinator, National Coordinator" in text
    assert "| `admitted` | – | – | none: final |" in text
