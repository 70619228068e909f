"""Hot lists: the query of each shape of question is compiled once, then only filled in.

Django needs longer to write the SQL of a list of thirty columns than PostgreSQL to answer it. Two
questions of the same shape (same columns, order and parameters, other values) have the same SQL;
values are marked on their way through the query set, found again among the SQL's parameters, and
exchanged next time. What cannot be marked (a region that became a list of countries, a truth value
that became a condition) is part of the shape.
"""

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError, connection

from .conditional import VersionColumn, dataset_version, recent_version
from .dates import today
from .filters import PortalFilterSet
from .keyset import Cursor, Page, as_page
from .questions import Question, for_search, page_query
from .resources import Resource
from .search import expected_rows
from .statements import is_stopped

MOST_SHAPES = 1_000
PUBLIC = AnonymousUser()
CURSOR = "cursor"
VERSION = "version_of_datasets"


class Slot(str):
    """A value that remembers which parameter it came from."""

    __slots__ = ("name", "position")
    name: str
    position: int

    def __new__(cls, value: str, name: str, position: int) -> "Slot":
        slot = super().__new__(cls, value)
        slot.name, slot.position = name, position
        return slot


@dataclass(frozen=True)
class Template:
    """SQL with its parameters, some of them slots; ``literal`` names what has no slot."""

    sql: str
    params: tuple[Any, ...]
    selected: tuple[str, ...]
    literal: frozenset[str]

    def filled(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """The parameters for other values of the same shape."""
        return tuple(fill(param, values) for param in self.params)


TEMPLATES: dict[tuple, Template] = {}
LITERALS: dict[tuple, frozenset[str]] = {}


def answer(
    resource: Resource,
    filterset: type[PortalFilterSet],
    values: dict[str, Any],
    question: Question,
) -> tuple[Page, int]:
    """One page of what the public may see of ``resource``, and the version of its data."""
    given = with_cursor(values, question)
    if "q" in values and resource.broad_ordering:
        keys = find_template(resource, filterset, values, replace(question, columns=()))
        expected = expected_rows(keys.sql, keys.filled(given))
        question = for_search(resource, question, expected)
    template = find_template(resource, filterset, values, question)
    found = read(template.sql, template.filled(given))
    page = as_page(
        found,
        selected=template.selected,
        ordering=question.ordering,
        paths=resource.orderings[question.ordering],
        cursor=question.cursor,
        size=question.size,
    )
    version = found[0][-1] if found else dataset_version(resource.datasets)
    return page, version


def read(sql: str, params: tuple[Any, ...]) -> list[tuple]:
    """The rows of one reading statement; a connection that died meanwhile is replaced once.

    Reading can be repeated, so this serves instead of asking before each request whether the
    connection still lives.
    """
    connection.health_check_done = True  # type: ignore[attr-defined]  # the stubs leave it out
    try:
        return fetch(sql, params)
    except (OperationalError, InterfaceError) as error:
        if connection.in_atomic_block or is_stopped(error):
            raise
        connection.close()
        return fetch(sql, params)


def fetch(sql: str, params: tuple[Any, ...]) -> list[tuple]:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.cursor.tzinfo_factory = datetime.timezone  # in C; Django's is called for each value
        cursor.execute(sql, params)
        return cursor.fetchall()


def with_cursor(values: dict[str, Any], question: Question) -> dict[str, Any]:
    """The filter values, and the key of the cursor beside them."""
    return values if question.cursor is None else values | {CURSOR: list(question.cursor.key)}


def find_template(
    resource: Resource,
    filterset: type[PortalFilterSet],
    values: dict[str, Any],
    question: Question,
) -> Template:
    """The compiled query of this shape, made now if there is none yet."""
    shape = shape_of(resource, filterset, values, question)
    given = with_cursor(values, question)  # a number in a cursor is part of the SQL like any other
    literal = LITERALS.get(shape)
    if literal is not None:
        template = TEMPLATES.get((shape, literal_values(given, literal, resource)))
        if template is not None:
            return template
    template = make_template(resource, filterset, values, question)
    if len(TEMPLATES) >= MOST_SHAPES:
        TEMPLATES.clear()
        LITERALS.clear()
    LITERALS[shape] = template.literal
    TEMPLATES[shape, literal_values(given, template.literal, resource)] = template
    return template


def shape_of(
    resource: Resource,
    filterset: type[PortalFilterSet],
    values: dict[str, Any],
    question: Question,
) -> tuple:
    """What two questions must share to share their SQL; freshness makes the day a part of it."""
    return (
        resource.name,
        filterset,
        today(),
        question.columns,
        question.ordering,
        question.is_sorted,
        question.size,
        None if question.cursor is None else (question.cursor.backward, len(question.cursor.key)),
        tuple(
            (name, len(value) if isinstance(value, list) else 0) for name, value in values.items()
        ),
    )


def literal_values(values: dict[str, Any], literal: frozenset[str], resource: Resource) -> tuple:
    """The values that are part of the SQL; what they stand for may change with the data."""
    if not literal:
        return ()
    return (
        *(str(values.get(name)) for name in sorted(literal)),
        recent_version(resource.datasets),
    )


def make_template(
    resource: Resource,
    filterset: type[PortalFilterSet],
    values: dict[str, Any],
    question: Question,
) -> Template:
    """Compile the query with marked values, and see which marks arrive in its parameters."""
    marked = {name: mark(name, value) for name, value in values.items()}
    cursor = question.cursor
    if cursor is not None:
        cursor = Cursor(cursor.ordering, cursor.backward, tuple(mark(CURSOR, list(cursor.key))))
    rows = filterset.apply(resource.visible_to(PUBLIC), marked)
    version = {VERSION: VersionColumn(resource.datasets)}
    query, selected = page_query(
        resource, replace(question, cursor=cursor), rows, resource.visible_to(PUBLIC), **version
    )
    sql, params = query.query.sql_with_params()
    found = set(slots_in(params))
    wanted = {
        name: len(value) if isinstance(value, list) else 1
        for name, value in with_cursor(values, question).items()
    }
    literal = frozenset(
        name
        for name, count in wanted.items()
        if {(name, position) for position in range(count)} - found
    )
    kept = tuple(unmark(param, literal) for param in params)
    return Template(sql, kept, selected, literal)


def mark(name: str, value: Any) -> Any:
    """``value`` with its texts marked."""
    if isinstance(value, list):
        return [
            Slot(item, name, position) if isinstance(item, str) else item
            for position, item in enumerate(value)
        ]
    return Slot(value, name, 0) if isinstance(value, str) else value


def slots_in(params: Any) -> list[tuple[str, int]]:
    """The slots among some parameters, also inside arrays."""
    found = []
    for param in params:
        if isinstance(param, Slot):
            found.append((param.name, param.position))
        elif isinstance(param, (list, tuple)):
            found.extend(slots_in(param))
    return found


def unmark(param: Any, literal: frozenset[str]) -> Any:
    """``param`` without the slots of parameters that are part of the SQL anyway."""
    if isinstance(param, Slot):
        return str(param) if param.name in literal else param
    if isinstance(param, list):
        return [unmark(item, literal) for item in param]
    return param


def fill(param: Any, values: dict[str, Any]) -> Any:
    """``param`` with its slots filled."""
    if isinstance(param, Slot):
        value = values[param.name]
        return value[param.position] if isinstance(value, list) else value
    if isinstance(param, list):
        return [fill(item, values) for item in param]
    return param
