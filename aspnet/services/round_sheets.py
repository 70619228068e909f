"""The spreadsheet of a round: for schools without mail, out and in again, each cell checked."""

import io
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import xlsxwriter
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from unesco_portal.accounts.models import User
from unesco_portal.core.exports import WORKBOOK, xlsx_cell

from ..enums import Answer, Channel, Decision
from ..models import Institution, RenewalRound, RoundEntry
from .answers import Given, difference, give_answers
from .imports.files import FileRefused, recognise_archive
from .rounds import check_runs, locked_round

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
FACTS = ("name", "city", "email", "address", "website", "phone", "pupil_count", "staff_count")
NUMBERS = {"pupil_count", "staff_count"}
ANSWERS = {
    "confirmed": Answer.CONFIRMED,
    "change": Answer.CHANGE,
    "leaves": Answer.WITHDRAWAL,
}
HEADER = (
    "code",
    *(f"now_{name}" for name in FACTS),
    "answer",
    "answered_by",
    "function",
    "note",
    *(f"new_{name}" for name in FACTS),
)


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell, and what to do."""

    row: int
    column: str
    words: str


@dataclass
class SheetReport:
    """What a sheet holds, and what was done with it."""

    problems: list[Problem] = field(default_factory=list)
    good: list[tuple[RoundEntry, Given]] = field(default_factory=list)
    empty: int = 0
    applied: int = 0


def workbook(entries: QuerySet[RoundEntry]) -> bytes:
    """The entries with their facts, and empty columns for the answers."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, WORKBOOK)
    sheet = book.add_worksheet("answers")
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(HEADER) - 1, 18)
    sheet.write_row(0, 0, HEADER, book.add_format({"bold": True}))
    number = 0
    for entry in entries.select_related("institution").order_by("institution__sort_name", "pk"):
        number += 1
        school = entry.institution
        cells = [school.public_id, *(getattr(school, name) for name in FACTS)]
        sheet.write_row(number, 0, [xlsx_cell(cell) for cell in cells])
    choices = {"validate": "list", "source": list(ANSWERS)}
    sheet.data_validation(
        1, HEADER.index("answer"), max(number, 1), HEADER.index("answer"), choices
    )
    book.close()
    return file.getvalue()


def read_rows(file: BinaryIO) -> list[dict[str, Any]]:
    """The rows of the first sheet by column name; raises ``ValidationError`` for another file."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 5 MB. Send only the sheet of the round."))
    if data.startswith(b"PK"):
        refuse_bombs(data)
    try:
        lines = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    except (CalamineError, ValueError, IndexError) as error:
        raise ValidationError(
            _("This is not a spreadsheet that can be read. Send the .xlsx file you downloaded.")
        ) from error
    names = [str(cell).strip() for cell in lines[0]] if lines else []
    missing = {"code", "answer"} - set(names)
    if missing:
        raise ValidationError(
            _("Columns are missing: %(names)s. Keep the first row as it was downloaded.")
            % {"names": ", ".join(sorted(missing))}
        )
    if len(lines) > MOST_ROWS:
        raise ValidationError(_("The sheet has more than 20,000 rows."))
    return [dict(zip(names, line, strict=False)) for line in lines[1:]]


def refuse_bombs(data: bytes) -> None:
    """A few bytes may unpack to more than there is memory: the limits are those of imports."""
    try:
        recognise_archive(data)
    except FileRefused as refusal:
        raise ValidationError(str(refusal)) from refusal


def text_of(cell: Any) -> str:
    """A cell as text: whole numbers without a point, no leading apostrophe."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str("" if cell is None else cell).strip().removeprefix("'")


@transaction.atomic
def apply_sheet(
    round_: RenewalRound, file: BinaryIO, *, by: User, good_rows_only: bool
) -> SheetReport:
    """Check every row; apply all, or with ``good_rows_only`` those without a problem.

    The round is locked first, so nothing is decided or answered between check and writing, and a
    sheet sent in twice finds its answers there. A fixed number of queries, whatever the rows.
    """
    rows = read_rows(file)
    round_ = locked_round(round_)
    check_runs(round_, by)
    report = SheetReport()
    codes = {text_of(row.get("code")) for row in rows}
    found = round_.entries.filter(institution__public_id__in=codes).select_related("institution")
    entries = {entry.institution.public_id: entry for entry in found}
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        check_row(report, number, row, entries, seen)
    if report.problems and not good_rows_only:
        return report
    give_answers(round_, report.good, by=by)
    report.applied = len(report.good)
    return report


def check_row(
    report: SheetReport,
    number: int,
    row: dict[str, Any],
    entries: dict[str, RoundEntry],
    seen: set[str],
) -> None:
    """Put a row among the good ones, the empty ones, or say what is wrong in which cell."""
    code, answer = text_of(row.get("code")), text_of(row.get("answer")).lower()
    if not answer:
        report.empty += 1
        return
    problems = []
    if code not in entries:
        problems.append(Problem(number, "code", _("No school of this round has this code.")))
    elif code in seen:
        problems.append(Problem(number, "code", _("This school stands in the sheet twice.")))
    if answer not in ANSWERS:
        words = _("Write one of: %(words)s.") % {"words": ", ".join(ANSWERS)}
        problems.append(Problem(number, "answer", words))
    seen.add(code)
    if not problems:
        problems = check_answer(report, number, row, entries[code], ANSWERS[answer])
    report.problems += problems


def check_answer(
    report: SheetReport, number: int, row: dict[str, Any], entry: RoundEntry, answer: Answer
) -> list[Problem]:
    """The answer of one school; what is wrong with it, cell by cell."""
    changes, problems = new_values(number, row)
    if answer != Answer.CHANGE and changes:
        words = _("New values stand in this row: write “change”, or empty them.")
        problems.append(Problem(number, "answer", words))
    problems += invalid_values(number, entry.institution, changes)
    given = Given(
        answer=answer,
        name=text_of(row.get("answered_by"))[:150],
        function=text_of(row.get("function"))[:150],
        note=text_of(row.get("note"))[:1000] or _("From the spreadsheet of the round"),
        changes=changes,
        channel=Channel.ON_BEHALF,
    )
    if answer == Answer.CHANGE and not difference(entry.institution, changes):
        words = _("Nothing differs from the record: fill a column “new_…”.")
        problems.append(Problem(number, "answer", words))
    if entry.decision == Decision.ACCEPTED:
        problems.append(Problem(number, "code", _("The change of this school is decided.")))
    if not problems and is_known(entry, given):
        report.empty += 1  # sent in a second time
    elif not problems:
        report.good.append((entry, given))
    return problems


def is_known(entry: RoundEntry, given: Given) -> bool:
    """Whether this very answer stands in the round already."""
    if entry.answer != given.answer:
        return False
    return given.answer != Answer.CHANGE or entry.changes == difference(
        entry.institution, given.changes
    )


def new_values(number: int, row: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The filled columns ``new_…``; a number that is none is a problem."""
    changes: dict[str, Any] = {}
    problems = []
    for name in FACTS:
        text = text_of(row.get(f"new_{name}"))
        if not text:
            continue
        if name not in NUMBERS:
            changes[name] = text
        elif text.isascii() and text.isdigit():
            changes[name] = int(text)
        else:
            problems.append(Problem(number, f"new_{name}", _("Write a whole number.")))
    return changes, problems


def field_of(name: str) -> Any:
    """The field of the record."""
    return Institution._meta.get_field(name)


def invalid_values(number: int, school: Institution, changes: dict[str, Any]) -> list[Problem]:
    """What the record itself would refuse."""
    found = []
    for name, value in changes.items():
        try:
            field_of(name).clean(value, school)
        except ValidationError as error:
            found.append(Problem(number, f"new_{name}", " ".join(error.messages)))
    return found
