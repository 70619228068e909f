"""Every state of every table of tones has its own: pages look them up without a way out."""

import importlib
from collections.abc import Iterator

import pytest
from django.db.models import TextChoices

from unesco_portal.core.templatetags import ui

from .portal import ROOT, code_files


def tables() -> Iterator[tuple[str, dict]]:
    """The tables of our modules, by address."""
    for path in code_files():
        if "TONES = {" in path.read_text():
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            module = importlib.import_module(name)
            for word, table in vars(module).items():
                if word.endswith("TONES") and table is not ui.TONES:
                    yield f"{name}.{word}", table


FOUND = dict(tables())


def test_they_are_found():
    assert "aspnet.views.cases.TONES" in FOUND
    assert len(FOUND) >= 12


@pytest.mark.parametrize("address", FOUND)
def test_each_state_has_a_tone(address):
    table = FOUND[address]
    (states,) = {type(state) for state in table}

    assert issubclass(states, TextChoices)
    assert set(table) == set(states)
    assert set(table.values()) <= set(ui.TONES)
