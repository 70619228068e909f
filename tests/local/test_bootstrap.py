"""Of several Pythons on a machine, the one that makes the environment."""

import stat
import sys
from pathlib import Path

import pytest

from unesco_portal.local import bootstrap

MINOR = sys.version_info.minor


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine whose own Python needs 20 ms for the work; further ones are put beside it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    measured = bootstrap._measured

    def own_is_known(path: Path):
        return (0.02, sys.executable) if path == Path(sys.executable) else measured(path)

    monkeypatch.setattr(bootstrap, "_measured", own_is_known)

    def add(name: str, text: str) -> None:
        script = tmp_path / name
        script.write_text(f"#!/bin/sh\n{text}\n")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)

    return add


def says(minor: int, seconds: float, where: str) -> str:
    return f"printf '{minor}\\n{seconds}\\n{where}\\n'"


def test_clearly_quicker_one_of_the_same_version_is_taken(machine):
    machine("python3", says(MINOR, 0.012, "/quick/python3"))

    assert bootstrap._quickest() == "/quick/python3"


@pytest.mark.parametrize(
    "text",
    [
        says(MINOR, 0.019, "/little/quicker"),
        says(MINOR + 1, 0.001, "/other/version"),
        "exit 1",  # cannot make environments
        "echo what",
    ],
)
def test_what_is_no_clear_gain_is_left(machine, text):
    machine("python3", text)

    assert bootstrap._quickest() == sys.executable


def test_our_own_python_can_be_measured():
    seconds, where = bootstrap._measured(Path(sys.executable))

    assert 0 < seconds < 10
    assert where == sys.executable
