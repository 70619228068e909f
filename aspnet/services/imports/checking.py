"""Checking a sheet: its rows are read into the database in portions, then compared as a whole."""

import io
from collections.abc import Iterable, Iterator
from itertools import islice

import orjson
from django.db import connection

from ...enums import ImportKind, ImportStage, RowOutcome
from ...models import ImportBatch, ImportRow
from .cells import ReadRow, RowReader
from .columns import by_name
from .kit import check_decisions
from .matching import compare, count_outcomes, match
from .reading import SheetRow, Workbook, is_blank
from .vocabulary import load_vocabulary

PORTION = 2_000
COLUMNS = ["batch_id", "sheet_row", "cells", "code", "number", "values", "membership", "problems"]
DEFAULTS = {
    "outcome": "''",
    "candidates": "'[]'",
    "changes": "'{}'",
    "needs_headquarters": "false",
    "decision": "''",
    "state": "'waiting'",
    "refusal": "''",
}


class Reading:
    """The rows of a batch's sheet, read on from where the database says; kept between portions."""

    def __init__(self, batch: ImportBatch) -> None:
        with batch.file.open("rb") as file:
            book = Workbook(batch.file_format, file.read())
        columns = by_name(batch.kind)
        self.reader = RowReader(
            {int(at): columns[name] for at, name in batch.mapping.items()},
            load_vocabulary(batch.country_id),
            batch.country_id,
        )
        self.after = last_row(batch)
        self.rows = self.below(book.rows(batch.sheet), self.after)
        self.blank = 0

    @staticmethod
    def below(rows: Iterator[SheetRow], after: int) -> Iterator[SheetRow]:
        """The rows not yet read."""
        return (row for row in rows if row.number > after)

    def portion(self, size: int) -> list[ReadRow]:
        """The next rows with anything in them."""
        found = []
        for row in islice(self.filled(), size):
            found.append(self.reader.read(row.number, row.cells, row.formulas))
        return found

    def filled(self) -> Iterator[SheetRow]:
        """Blank lines are counted and passed over."""
        for row in self.rows:
            self.after = row.number
            if is_blank(row.cells):
                self.blank += 1
            else:
                yield row


def last_row(batch: ImportBatch) -> int:
    """The last row of the sheet that is in the database; the headings at first."""
    rows = batch.rows.order_by("-sheet_row").values_list("sheet_row", flat=True)
    return rows.first() or batch.header_row


def read_portion(batch: ImportBatch, reading: Reading) -> bool:
    """Read some rows into the database; ``False`` when there are no more."""
    rows = reading.portion(PORTION)
    if rows:
        copy(batch, rows)
    batch.rows_done += len(rows)
    batch.blank_count += reading.blank
    reading.blank = 0
    if len(rows) < PORTION:
        batch.stage = ImportStage.MATCHING
        batch.rows_total = batch.rows_done
    batch.save(update_fields=["rows_done", "rows_total", "blank_count", "stage", "updated_at"])
    return len(rows) == PORTION


def copy(batch: ImportBatch, rows: Iterable[ReadRow]) -> None:
    """One COPY: twelve thousand rows cost a second, not a minute."""
    lines = io.StringIO()
    for row in rows:
        cells = (
            batch.pk,
            row.sheet_row,
            as_json(row.cells),
            escaped(row.code),
            escaped(row.number),
            as_json(row.values),
            as_json(row.membership),
            as_json(row.problems),
            *(literal.strip("'") for literal in DEFAULTS.values()),
        )
        lines.write("\t".join(map(str, cells)) + "\n")
    lines.seek(0)
    columns = ", ".join(f'"{name}"' for name in (*COLUMNS, *DEFAULTS))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {ImportRow._meta.db_table} ({columns}) FROM STDIN", lines)


def as_json(value: object) -> str:
    """JSON in COPY's text format, where a backslash is doubled."""
    return escaped(orjson.dumps(value).decode())


def escaped(text: str) -> str:
    """A text without tabs and newlines in COPY's text format."""
    return text.replace("\\", "\\\\")


def compare_all(batch: ImportBatch) -> None:
    """Match every row with what is recorded, and say what applying would do."""
    if batch.kind == ImportKind.DECISIONS:
        check_decisions(batch)
    else:
        match(batch)
        compare(batch)
    batch.counts = count_outcomes(batch)
    batch.stage = ImportStage.IDLE
    batch.save(update_fields=["counts", "stage", "updated_at"])


def has_errors(batch: ImportBatch) -> bool:
    """Whether any row is held back by an error."""
    return batch.rows.filter(outcome=RowOutcome.ERROR).exists()
