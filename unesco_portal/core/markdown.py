"""Tables of our own Markdown files, so that a list is written once and shown where it is needed."""

import re
from pathlib import Path

RULE = re.compile(r"^\|[\s|:-]+\|$")


def table_rows(path: Path) -> list[list[str]]:
    """The cells of every table of the file, without heads."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        is_head = bool(RULE.match(following))
        if line.startswith("|") and not is_head and not RULE.match(line):
            found.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return found
