"""The sheets of a file, and the rows of one of them, as they stand."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from ...enums import ImportKind
from .columns import IGNORED, by_name, fold, recognise
from .encodings import decode
from .files import FileRefused, check_rows
from .formulas import formulas_of, refuse_repeated_rows

LOOK_FOR_HEADINGS = 25
MOST_COLUMNS = 120
SAMPLES = 3
DELIMITERS = (",", ";", "\t", "|")
MOST_IN_A_CELL = 32_767


@dataclass(frozen=True)
class SheetRow:
    """One row: its number as a spreadsheet counts, its cells, and the formulas among them."""

    number: int
    cells: list[Any]
    formulas: dict[int, str]


@dataclass
class Outline:
    """What a coordinator chooses from: the sheets, and what is to be said of the file."""

    sheets: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    encoding: str = ""


class Workbook:
    """An open file of any of the formats."""

    def __init__(self, file_format: str, data: bytes) -> None:
        self.file_format = file_format
        self.data = data
        self.encoding = ""
        self.is_mixed = False
        self.hidden: list[str] = []
        self.book: CalamineWorkbook | None = None
        if file_format == "csv":
            self.decode()
        else:
            self.open_book()

    def open_book(self) -> None:
        """Let the library read the workbook; its complaints become ours."""
        if self.file_format == "ods":
            refuse_repeated_rows(self.data)
        try:
            self.book = CalamineWorkbook.from_filelike(io.BytesIO(self.data))
        except (CalamineError, OSError, ValueError) as error:
            raise FileRefused(
                _("The file is damaged: open it, save it again, and upload that.")
            ) from error
        visible = SheetVisibleEnum.Visible
        self.hidden = [
            sheet.name for sheet in self.book.sheets_metadata if sheet.visible != visible
        ]

    def decode(self) -> None:
        """The text of a CSV file, and how its cells are parted."""
        decoded = decode(self.data)
        self.text, self.encoding, self.is_mixed = decoded.text, decoded.encoding, decoded.is_mixed
        head = self.text[:20_000].splitlines()[:LOOK_FOR_HEADINGS]
        self.delimiter = max(
            DELIMITERS, key=lambda mark: sorted(line.count(mark) for line in head)[len(head) // 2]
        )

    @property
    def names(self) -> list[str]:
        """The sheets people see."""
        if self.book is None:
            return [""]
        return [name for name in self.book.sheet_names if name not in self.hidden]

    def rows(self, name: str) -> Iterator[SheetRow]:
        """The rows of a sheet, blank ones too, numbered from 1."""
        if self.book is None:
            yield from self.csv_rows()
            return
        sheet = self.load(name)
        found = formulas_of(self.file_format, self.data, name)
        first_row, first_column = sheet.start or (0, 0)
        # Rows before the first one with anything in it are not among those the library gives.
        rows = sheet.to_python(skip_empty_area=True) if first_row else sheet.iter_rows()
        lead = [""] * first_column if first_row else []
        for number, cells in enumerate(rows, start=first_row + 1):
            yield SheetRow(number, lead + cells, found.get(number, {}))

    def load(self, name: str) -> Any:
        """One sheet of a workbook."""
        assert self.book is not None
        try:
            sheet = self.book.get_sheet_by_name(name)
        except (CalamineError, OSError, ValueError) as error:
            raise FileRefused(
                _("The file is damaged: open it, save it again, and upload that.")
            ) from error
        check_rows(sheet.total_height)
        if sheet.total_width > MOST_COLUMNS:
            raise FileRefused(
                _("The sheet has more than %(most)s columns.") % {"most": MOST_COLUMNS}
            )
        return sheet

    def csv_rows(self) -> Iterator[SheetRow]:
        """The lines of a text file."""
        csv.field_size_limit(MOST_IN_A_CELL * 4)
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if len(cells) > MOST_COLUMNS:
                    raise FileRefused(
                        _("Row %(row)s has more than %(most)s columns.")
                        % {"row": number, "most": MOST_COLUMNS}
                    )
                yield SheetRow(number, list(cells), {})
        except csv.Error as error:
            raise FileRefused(
                _("Row %(row)s cannot be read: a quotation mark may be open.") % {"row": number + 1}
            ) from error

    def merged_over(self, name: str, row: int) -> bool:
        """Whether a row has merged cells."""
        if self.book is None or self.file_format != "xlsx":
            return False
        merged = self.book.get_sheet_by_name(name).merged_cell_ranges or []
        return any(first[0] + 1 <= row <= last[0] + 1 for first, last in merged)


def is_blank(cells: list[Any]) -> bool:
    """Whether nothing stands in a row."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def outline(file_format: str, data: bytes, kind: str, remembered: dict[str, str]) -> Outline:
    """The sheets with their headings; raises ``FileRefused`` where there is nothing to read."""
    book = Workbook(file_format, data)
    found = Outline(encoding=book.encoding)
    if book.encoding:
        found.notes.append({"code": "encoding", "encoding": book.encoding})
    if book.is_mixed:
        found.notes.append({"code": "mixed_encoding"})
    if book.hidden:
        found.notes.append({"code": "hidden_sheets", "names": ", ".join(book.hidden)[:300]})
    for name in book.names:
        sheet = sheet_outline(book, name, kind, remembered)
        if sheet is not None:
            found.sheets.append(sheet)
    if not found.sheets:
        raise FileRefused(_("The file holds no rows below its headings."))
    best = max(found.sheets, key=lambda sheet: (sheet["known"], sheet["rows"]))
    found.sheets.sort(key=lambda sheet: sheet is not best)
    return found


def sheet_outline(
    book: Workbook, name: str, kind: str, remembered: dict[str, str]
) -> dict[str, Any] | None:
    """One sheet: where its headings stand, what they are, and its first rows."""
    head: list[SheetRow] = []
    last = first_below = 0
    count = 0
    for row in book.rows(name):
        last = row.number
        if len(head) < LOOK_FOR_HEADINGS:
            head.append(row)
        count += not is_blank(row.cells)
    filled = [row for row in head if not is_blank(row.cells)]
    if not filled:
        return None
    chosen = heading_row(filled, kind, remembered)
    above = sum(row.number < chosen.number for row in filled)
    if count - above - 1 < 1:
        return None
    first_below = chosen.number
    headings = [" ".join(str(cell).split())[:120] for cell in chosen.cells]
    while headings and not headings[-1]:
        headings.pop()
    samples = [row for row in filled if row.number > first_below][:SAMPLES]
    from .cells import as_text  # noqa: PLC0415 -- app ready

    return {
        "name": name[:120],
        "header_row": chosen.number,
        "headings": headings,
        "above": [
            [as_text(cell)[:200] for cell in row.cells] for row in head if row.number < first_below
        ],
        "samples": [[as_text(cell)[:80] for cell in row.cells] for row in samples],
        "rows": count - above - 1,
        "last": last,
        "is_merged": book.merged_over(name, chosen.number),
        "known": len(recognise(headings, kind, remembered)),
    }


def heading_row(rows: list[SheetRow], kind: str, remembered: dict[str, str]) -> SheetRow:
    """The row with the most known headings; the first one where none is known."""

    def known(row: SheetRow) -> int:
        texts = [str(cell) for cell in row.cells]
        ignored = sum(fold(text) in IGNORED for text in texts)
        return 2 * len(recognise(texts, kind, remembered)) + ignored

    best = max(rows, key=known)
    return best if known(best) >= 4 else rows[0]


def most_rows() -> int:
    """How many rows an import takes."""
    return settings.IMPORT_MOST_ROWS


__all__ = ["ImportKind", "Outline", "SheetRow", "Workbook", "by_name", "is_blank", "outline"]
