"""Downloads: exactly the rows asked for, streamed, in a snapshot, with their number announced.

CSV lines are written by the database, so 1,200,000 rows cost this process little more than
passing bytes on. A text that a spreadsheet would take for a formula gets a leading apostrophe.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import xlsxwriter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from .columns import BoundColumn
from .copying import copied
from .enums import Kind
from .keyset import plain, sort_keys
from .resources import Resource
from .statements import lift_limit

BATCH = 5_000
# The wide ones too: spreadsheets of East Asia take them for the narrow.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORMULA_CODES = ",".join(str(ord(start)) for start in FORMULA_STARTS)
XLSX_MOST_ROWS = 200_000
# Text stays text: no formulas, and no links, of which a sheet takes only 65,530.
WORKBOOK = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


TEXTS = frozenset({Kind.TEXT, Kind.TEXTS, Kind.URL, Kind.EMAIL})  # always in quotes


def disarmed(alias: str) -> str:
    """SQL of a text that no spreadsheet takes for a formula."""
    is_formula = f"ascii({alias}) = ANY('{{{FORMULA_CODES}}}'::int[])"
    return f"CASE WHEN {is_formula} THEN '''' || {alias} ELSE {alias} END"


def csv_cell(column: BoundColumn, alias: str) -> str:
    """SQL of one column as it stands in a CSV cell."""
    match column.kind:
        case Kind.TEXTS:
            return disarmed(f"array_to_string({alias}, ' ')")
        case Kind.CODES:
            return f"array_to_string({alias}, ' ')"
        case Kind.BOOLEAN:
            return f"CASE {alias} WHEN true THEN 'true' WHEN false THEN 'false' END"
        case Kind.DATETIME:
            return f"to_char({alias} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        case Kind.TEXT | Kind.URL | Kind.EMAIL:
            return disarmed(f"{alias}::text")
    return alias


class Rows:
    """The rows of one download, read in batches from one statement's snapshot."""

    def __init__(
        self, resource: Resource, rows: QuerySet, columns: Iterable[BoundColumn], ordering: str = ""
    ) -> None:
        self.resource = resource
        self.columns = tuple(columns)
        paths = resource.orderings[ordering or resource.default_ordering]
        further = (*plain(paths), *(resource.point or ()))
        values, self.selected = resource.values(rows, self.columns, *further)
        self.count = rows.count()
        self.query = values.order_by(*sort_keys(paths)).query

    @property
    def names(self) -> list[str]:
        """The header."""
        return [column.name for column in self.columns]

    def statement(self, select: str | None = None) -> tuple[str, tuple]:
        """The SQL; with ``select``, expressions over its columns ``a0``, ``a1`` and so on."""
        sql, params = self.query.sql_with_params()
        if select is None:
            return sql, params
        aliases = ", ".join(f"a{number}" for number in range(len(self.selected)))
        return f"SELECT {select} FROM ({sql}) AS t({aliases})", params

    def batches(self) -> Iterator[list[tuple]]:
        """Lists of rows, fetched through a server-side cursor."""
        sql, params = self.statement()
        with transaction.atomic():
            with connection.cursor() as cursor:
                lift_limit(cursor)
            yield from self.fetched(sql, params)

    @staticmethod
    def fetched(sql: str, params: tuple) -> Iterator[list[tuple]]:
        """The batches of one statement."""
        with connection.chunked_cursor() as cursor:
            cursor.execute(sql, params)
            while batch := cursor.fetchmany(BATCH):
                yield batch


def csv_chunks(rows: Rows) -> Iterator[bytes]:
    """CSV with a byte order mark, so that spreadsheets read it as UTF-8."""
    yield ("\ufeff" + ",".join(rows.names) + "\r\n").encode()
    aliases = [f"a{number}" for number in range(len(rows.columns))]
    pairs = list(zip(rows.columns, aliases, strict=True))
    cells = ", ".join(f"{csv_cell(column, alias)} AS {alias}" for column, alias in pairs)
    quoted = [alias for column, alias in pairs if column.kind in TEXTS]
    yield from copied(*rows.statement(cells), quoted=quoted)


def jsonl_chunks(rows: Rows) -> Iterator[bytes]:
    """One JSON object a line."""
    names = rows.names
    for batch in rows.batches():
        yield b"".join(
            orjson.dumps(
                dict(zip(names, row, strict=False)),
                option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z,
            )
            for row in batch
        )


def geojson_chunks(rows: Rows) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946); rows without a point have a null geometry."""
    paths = rows.resource.point or ()  # ``formats_of`` offers this format where there is a point
    longitude, latitude = (rows.selected.index(path) for path in reversed(paths))
    names = rows.names
    yield b'{"type":"FeatureCollection","features":['
    separator = b"\n"
    for batch in rows.batches():
        features = []
        for row in batch:
            located = row[longitude] is not None and row[latitude] is not None
            point = {"type": "Point", "coordinates": [row[longitude], row[latitude]]}
            features.append(
                orjson.dumps(
                    {
                        "type": "Feature",
                        "geometry": point if located else None,
                        "properties": dict(zip(names, row, strict=False)),
                    },
                    option=orjson.OPT_UTC_Z,
                )
            )
        yield separator + b",\n".join(features)
        separator = b",\n"
    yield b"\n]}\n"


def xlsx_response(rows: Rows, name: str) -> FileResponse:
    """A workbook written row by row to a temporary file; dates and codes stay text."""
    if rows.count > XLSX_MOST_ROWS:
        raise ValidationError(
            {
                "format": _("These are %(count)s rows; a workbook takes %(most)s. Ask for csv.")
                % {"count": rows.count, "most": XLSX_MOST_ROWS}
            }
        )
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    book = xlsxwriter.Workbook(file, WORKBOOK)
    book.set_properties({"title": str(rows.resource.title)})
    sheet = book.add_worksheet(str(rows.resource.name)[:31])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, rows.names, book.add_format({"bold": True}))
    number = 0
    for batch in rows.batches():
        for row in batch:
            number += 1
            sheet.write_row(number, 0, [xlsx_cell(value) for value in row[: len(rows.columns)]])
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)


def xlsx_cell(value: Any) -> Any:
    """A cell: lists joined, moments as text, a formula disarmed."""
    match value:
        case list():
            return " ".join(map(str, value))
        case str() if value.startswith(FORMULA_STARTS):
            return f"'{value}"
        case bool() | int() | float() | str() | None:
            return value
    return value.isoformat()


@dataclass(frozen=True)
class Format:
    """A file format: its media type and what writes it."""

    media_type: str
    chunks: Callable[[Rows], Iterator[bytes]] | None


FORMATS = {
    "csv": Format("text/csv", csv_chunks),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", None),
    "jsonl": Format("application/jsonl", jsonl_chunks),
    "geojson": Format("application/geo+json", geojson_chunks),
}


def formats_of(resource: Resource) -> list[str]:
    """The file formats of a resource."""
    return [name for name in FORMATS if name != "geojson" or resource.point]


def download(
    resource: Resource,
    rows: QuerySet,
    file_format: str,
    columns: Iterable[BoundColumn],
    ordering: str,
) -> StreamingHttpResponse:
    """The rows as a file; raises ``ValidationError`` for a format there is not.

    ``Portal-Row-Count`` announces the number of rows, so that a cut download is noticed.
    """
    known = formats_of(resource)
    if file_format not in known:
        raise ValidationError(
            {
                "format": _("There is no such format. Known ones: %(names)s.")
                % {"names": ", ".join(["json", *known])}
            }
        )
    found = Rows(resource, rows, columns, ordering)
    name = f"{slugify(resource.name)}-{timezone.now():%Y-%m-%d}.{file_format}"
    chosen = FORMATS[file_format]
    if chosen.chunks is None:
        response: StreamingHttpResponse = xlsx_response(found, name)
    else:
        response = StreamingHttpResponse(chosen.chunks(found), content_type=chosen.media_type)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Portal-Row-Count"] = str(found.count)
    response["Link"] = f'<{settings.SITE_URL}/data/dictionary/#{resource.name}>; rel="describedby"'
    return response
