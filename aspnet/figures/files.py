"""A figure as a file: the rows of the table, with codes and the moment of counting."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from unesco_portal.core.exports import xlsx_cell

from .reading import Reading


def header(reading: Reading) -> list[str]:
    """Names that do not change with the language."""
    names = [measure.name for measure in reading.figure.measures]
    share = ["share_percent"] if reading.figure.share else []
    return ["code", "label", *names, *share, "generated", "as_of"]


def lines(reading: Reading) -> Iterator[list[Any]]:
    """The table's rows."""
    moment = timezone.localtime(reading.as_of, timezone.get_default_timezone())
    as_of = moment.isoformat(timespec="seconds")
    for row in reading.rows:
        share = [row.share] if reading.figure.share else []
        yield [row.code, row.label, *row.values, *share, row.generated, as_of]


def as_csv(reading: Reading) -> str:
    """CSV with a byte order mark, so that spreadsheets read it as UTF-8; formulas disarmed."""
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(header(reading))
    for line in lines(reading):
        writer.writerow([xlsx_cell(value) for value in line])
    return text.getvalue()
