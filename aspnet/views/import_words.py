"""The rows of an imported sheet in words: what was found, and what would change."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from ..models import ImportBatch, ImportRow
from ..services import imports

MOST_CELLS = 1_000_000  # further right than any sheet goes
AREA = "area_id"


def rows_words(batch: ImportBatch, rows: Iterable[ImportRow]) -> list[dict[str, Any]]:
    """Rows for the report; areas are called by their names."""
    areas = imports.area_names(batch.country_id) if AREA in batch.mapping.values() else {}
    return [row_words(batch, row, areas) for row in rows]


def row_words(batch: ImportBatch, row: ImportRow, areas: dict[int, str]) -> dict[str, Any]:
    """A row for the report; columns are called as in the sheet."""
    labels = {found.name: str(found.label) for found in imports.fields_of(batch.kind)}
    at = {name: int(position) for position, name in batch.mapping.items()}
    headings = {name: batch.headings[place] for name, place in at.items()}
    written = row.cells[at["name"]] if at.get("name", MOST_CELLS) < len(row.cells) else ""
    return {
        "number": row.sheet_row,
        "name": row.values.get("name") or written or row.code or row.number,
        "city": row.values.get("city", ""),
        "institution": row.institution,
        "outcome": row.get_outcome_display(),
        "decision": row.get_decision_display() if row.decision else "",
        "state": row.get_state_display(),
        "refusal": imports.refusal_words(row.refusal) if row.refusal else "",
        "needs_headquarters": row.needs_headquarters,
        "problems": [
            {
                "column": headings.get(problem["field"]) or labels[problem["field"]],
                "value": problem["value"],
                "words": imports.problem_words(problem),
                "suggestion": problem["suggestion"],
                "level": problem["level"],
            }
            for problem in row.problems
        ],
        "changes": [
            {
                "field": headings.get(name) or labels[name],
                "before": plain(areas.get(before, before) if name == AREA else before),
                "after": plain(areas.get(after, after) if name == AREA else after),
            }
            for name, (before, after) in row.changes.items()
        ]
        + [
            {"field": headings.get(name) or labels[name], "before": "", "after": value}
            for name, value in ({"number": row.number} | row.membership).items()
            if brings_member(row) and value and name not in row.changes
        ],
    }


def brings_member(row: ImportRow) -> bool:
    """Whether a membership begins with the row: all it says of one is new then."""
    return row.needs_headquarters and (row.institution_id is None or "standing" in row.changes)


def plain(value: Any) -> str:
    """A value in a few letters."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def cell_words(batch: ImportBatch, row: ImportRow) -> list[dict[str, Any]]:
    """The cells of a row under their headings."""
    return [
        {
            "label": heading or _("column %(number)s") % {"number": position + 1},
            "value": row.cells[position] if position < len(row.cells) else "",
        }
        for position, heading in enumerate(batch.headings)
    ]
