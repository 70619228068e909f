"""Pages by key, not by number: no gap and no duplicate while rows come and go.

A cursor names the order, the direction and the key of the last row seen; it is signed, so that
only keys the portal gave out come back.
"""

import base64
import binascii
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

import orjson
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Func, OrderBy, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

SIGNATURE_BYTES = 9


class RowComparison(Func):
    """``(a, b) > (x, y)``: the comparison an index on ``(a, b)`` answers directly."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, columns: Sequence[str], operator: str, values: Sequence[Any]) -> None:
        super().__init__(*(F(column) for column in columns), *(Value(value) for value in values))
        self.width = len(columns)
        self.operator = operator

    def as_sql(self, compiler: Any, connection: Any, *_parts: Any, **_context: Any) -> Any:
        """Both tuples, compiled part by part."""
        parts, params = [], []
        for expression in self.source_expressions:
            sql, part_params = compiler.compile(expression)
            parts.append(sql)
            params.extend(part_params)
        left, right = ", ".join(parts[: self.width]), ", ".join(parts[self.width :])
        return f"({left}) {self.operator} ({right})", params


def invalid_cursor() -> ValidationError:
    """What a forged, cut or outdated cursor gets."""
    return ValidationError(
        {"cursor": _("This cursor is not one of ours. Start again without it.")}, code="cursor"
    )


def signature(body: bytes, collection: str) -> bytes:
    """A short authentication code of ``body``: the cursor of one collection is none of another."""
    key = f"portal.cursor {collection} {settings.SECRET_KEY}".encode()
    return hmac.new(key, body, sha256).digest()[:SIGNATURE_BYTES]


@dataclass(frozen=True)
class Cursor:
    """A place in an ordered list, and the direction to read on in."""

    ordering: str
    backward: bool
    key: tuple[Any, ...]

    def encode(self, collection: str) -> str:
        """The cursor as the reader of a collection carries it."""
        body = orjson.dumps([self.ordering, self.backward, self.key])
        return base64.urlsafe_b64encode(signature(body, collection) + body).rstrip(b"=").decode()

    @classmethod
    def decode(cls, text: str, collection: str) -> Self:
        """The cursor behind ``text``; raises ``ValidationError`` for anything not ours."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise invalid_cursor() from error
        given, body = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
        if not hmac.compare_digest(given, signature(body, collection)):
            raise invalid_cursor()
        ordering, backward, key = orjson.loads(body)
        return cls(ordering, backward, tuple(key))


@dataclass(frozen=True)
class Page:
    """One page of rows, in reading order, and the cursors to its neighbours.

    ``selected`` names what stands at each place of a row.
    """

    rows: list[tuple]
    next: Cursor | None
    previous: Cursor | None
    selected: tuple[str, ...] = ()


def plain(paths: Sequence[str]) -> tuple[str, ...]:
    """The sort columns without their direction."""
    return tuple(path.removeprefix("-") for path in paths)


def sort_keys(
    paths: Sequence[str], *, backward: bool = False, is_sorted: bool = False
) -> list[OrderBy]:
    """What to order by; a leading ``-`` on the first of ``paths`` reverses the whole order."""
    first, *others = plain(paths)
    keys = (Concat(F(first), Value("")) if is_sorted else F(first), *map(F, others))
    descending = paths[0].startswith("-") != backward
    return [key.desc() if descending else key.asc() for key in keys]


def in_order(
    rows: QuerySet,
    paths: Sequence[str],
    *,
    cursor: Cursor | None,
    size: int,
    is_sorted: bool = False,
) -> QuerySet:
    """One page of ``rows`` and one row more, which tells whether there is a further page.

    With ``is_sorted`` the rows are found first and then sorted by the first column, a text,
    instead of walking its index.
    """
    backward = cursor is not None and cursor.backward
    columns = plain(paths)
    if cursor is not None:
        if len(cursor.key) != len(columns):
            raise invalid_cursor()
        descending = paths[0].startswith("-") != backward
        rows = rows.filter(RowComparison(columns, "<" if descending else ">", cursor.key))
    return rows.order_by(*sort_keys(paths, backward=backward, is_sorted=is_sorted))[: size + 1]


def sorted_alone(
    found: QuerySet,
    everything: QuerySet,
    paths: Sequence[str],
    *,
    cursor: Cursor | None,
    size: int,
) -> QuerySet:
    """The page of ``found`` out of ``everything``, for lists with columns of other tables.

    What is found is sorted by its keys first: only the rows of the page meet those tables.
    """
    keys = in_order(found, paths, cursor=cursor, size=size, is_sorted=True)
    return everything.filter(pk__in=keys.values("pk"))


def as_page(
    found: list[tuple],
    *,
    selected: Sequence[str],
    ordering: str,
    paths: Sequence[str],
    cursor: Cursor | None,
    size: int,
) -> Page:
    """The rows that ``in_order`` found, in reading order, with the cursors to the neighbours.

    ``selected`` names the columns of the rows; it holds every sort column.
    """
    backward = cursor is not None and cursor.backward
    more, found = len(found) > size, found[:size]
    if backward:
        found.reverse()
    positions = [selected.index(column) for column in plain(paths)]

    def cursor_at(row: tuple, *, backward: bool) -> Cursor:
        return Cursor(ordering, backward, tuple(row[position] for position in positions))

    has_next = bool(found) and (backward or more)
    has_previous = bool(found) and (more if backward else cursor is not None)
    return Page(
        found,
        cursor_at(found[-1], backward=False) if has_next else None,
        cursor_at(found[0], backward=True) if has_previous else None,
        tuple(selected),
    )
