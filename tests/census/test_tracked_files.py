"""What is tracked says nothing about the machine it was written on."""

import re

from tests.census.portal import ROOT, tracked_files

LARGEST = 2_000_000
BINARY = {".gz", ".ico", ".png", ".woff2", ".xlsx"}
# Folders that every system has, and what pages of the documentation say about them.
PLACES = re.compile(
    r"(?<![\w.$~}/-])/(?:home/(?!page)[a-z]\w+|root/\.\w+|work|Users|mnt|private/tmp)/(?!\.\.\.)\w"
)
REGISTRIES = re.compile(
    r"(?:--(?:extra-)?index-url|--trusted-host|--find-links)[ =]\S+|files\.pythonhosted\.org"
    r"|https?://[\w.:-]+/(?:pypi|simple)\b|registry\.npmjs\.org",
)
EXEMPT = {"tests/census/test_tracked_files.py"}


def found(pattern: re.Pattern[str]) -> list[str]:
    """Where in the tracked texts a pattern occurs."""
    hits = []
    for path in tracked_files():
        name = str(path.relative_to(ROOT))
        if name in EXEMPT or path.suffix in BINARY or name.startswith("static/vendor/"):
            continue
        text = path.read_text(errors="replace")
        hits += [f"{name}: {match[0]}" for match in pattern.finditer(text)]
    return hits


def test_no_path_of_a_machine():
    assert found(PLACES) == []


def test_no_address_of_a_package_registry():
    assert found(REGISTRIES) == []


def test_no_large_file():
    assert [path.name for path in tracked_files() if path.stat().st_size > LARGEST] == []
