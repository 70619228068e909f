"""The same sheet handed back: rows and columns where they were, faulty cells marked."""

import tempfile
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext as _

from unesco_portal.core.exports import WORKBOOK, xlsx_cell

from ...enums import RowOutcome
from ...models import ImportBatch, ImportRow
from .words import note_words, problem_words, refusal_words

BATCH = 2_000
ERROR, NOTE = "#F9D6D5", "#FFF3C4"


def marked_workbook(batch: ImportBatch) -> IO[bytes]:
    """A workbook in the layout of the uploaded sheet, with two columns more at its end."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    book = xlsxwriter.Workbook(file, WORKBOOK)
    sheet = book.add_worksheet((batch.sheet or _("Checked"))[:31].translate(FORBIDDEN))
    formats = {
        "error": book.add_format({"bg_color": ERROR}),
        "note": book.add_format({"bg_color": NOTE}),
        "bold": book.add_format({"bold": True}),
    }
    outline: dict[str, Any] = next(
        (found for found in batch.sheets if found["name"] == batch.sheet), {}
    )
    for number, cells in enumerate(outline.get("above", [])):
        sheet.write_row(number, 0, [xlsx_cell(cell) for cell in cells])
    width = len(batch.headings)
    headings = [*batch.headings, _("Result"), _("What to do")]
    sheet.write_row(batch.header_row - 1, 0, headings, formats["bold"])
    for row in batch.rows.order_by("sheet_row").iterator(BATCH):
        write_row(sheet, row, width, formats)
    book.close()
    file.seek(0)
    return file


FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


def write_row(sheet: Any, row: ImportRow, width: int, formats: dict[str, Any]) -> None:
    """One row: its cells, the marked ones with a comment, and its result in words."""
    line = row.sheet_row - 1
    marks = {problem["column"]: problem for problem in reversed(row.problems)}
    for column in range(max(width, len(row.cells))):
        text = row.cells[column] if column < len(row.cells) else ""
        problem = marks.get(column)
        if problem is None:
            if text and column < width:
                sheet.write_string(line, column, xlsx_cell(text))
            continue
        sheet.write_string(line, column, xlsx_cell(text), formats[problem["level"]])
        sheet.write_comment(line, column, explained(problem))
    told = " ".join(explained(problem) for problem in row.problems)
    result = RowOutcome(row.outcome).label if row.outcome else ""
    sheet.write_string(line, width, str(result))
    sheet.write_string(line, width + 1, told or (refusal_words(row.refusal) if row.refusal else ""))


def explained(problem: dict[str, Any]) -> str:
    """What is wrong, and what was probably meant."""
    words = problem_words(problem)
    if problem.get("suggestion"):
        words += " " + _("Suggestion: %(value)s") % {"value": problem["suggestion"]}
    return words


__all__ = ["marked_workbook", "note_words"]
