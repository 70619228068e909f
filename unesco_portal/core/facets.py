"""How many records each choice of a filter would give, beside everything else that is chosen.

All choices of a page are counted by one query. Counting without end is no service: with ``most``, a
selection of more rows than that is not counted at all, and the page says so (ADR 23).
"""

import datetime
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Count, Field, QuerySet, TextField, Value
from django.utils.formats import number_format

from .filters import CodesFilter, OneOrMore, PortalFilterSet
from .search import expected_count

MOST_COUNTED = 5_000
WHOLE = "whole selection "
TEXT: Field = TextField()


@dataclass(frozen=True)
class Counts:
    """Numbers of records by filter and code; ``as_of`` where they were not counted just now."""

    by_filter: dict[str, dict[str, int]] = field(default_factory=dict)
    is_limited: bool = False
    as_of: datetime.datetime | None = None


def live(
    filterset: type[PortalFilterSet],
    values: dict[str, Any],
    rows: QuerySet,
    *,
    most: int | None = None,
    among: Container[str] | None = None,
) -> Counts:
    """Count now, in one query; ``among`` names the filters whose choices are counted, else all."""
    parts: list[QuerySet] = []
    selections: dict[str, Selection] = {}
    wholes: dict[str, str] = {}  # which whole selection a filter's choices were counted in
    numbers: dict[str, dict[str, int]] = {}
    is_limited = False
    for name, found in filterset.base_filters.items():
        if not isinstance(found, CodesFilter) or (among is not None and name not in among):
            continue
        beside = filterset.values_beside(values, name)
        scope = repr(sorted(beside.items(), key=str))
        if scope not in selections:
            whole = f"{WHOLE}{len(selections)}"
            selections[scope] = Selection.of(whole, filterset.apply(rows, beside), most)
        selection = selections[scope]
        asked = found.counted(selection.rows)
        if not asked:
            continue
        if selection.is_too_large:
            is_limited = True
            continue
        numbers[name] = {}
        wholes[name] = selection.name
        parts += [answer.annotate(facet_name=Value(name, TEXT)) for answer in asked]
    if most is not None:
        parts += [one.size() for one in selections.values() if one.name in wholes.values()]
    return sorted_out(filterset, numbers | read(parts), wholes, most, is_limited=is_limited)


@dataclass(frozen=True)
class Selection:
    """The rows that the choices of some filters are counted in."""

    name: str
    rows: QuerySet
    is_too_large: bool = False

    @classmethod
    def of(cls, name: str, rows: QuerySet, most: int | None) -> "Selection":
        """Not even looked for where PostgreSQL expects more than ``most``: finding them costs."""
        if most is None:
            return cls(name, rows)
        if expected_count(rows) > most:
            return cls(name, rows.none(), is_too_large=True)
        return cls(name, first_of(rows, most))

    def size(self) -> QuerySet:
        """The number of all rows, in the shape of the other parts."""
        rows = self.rows.order_by().values(facet_code=Value("", TEXT))
        return rows.annotate(facet_number=Count("pk"), facet_name=Value(self.name, TEXT))


def first_of(rows: QuerySet, most: int) -> QuerySet:
    """At most one row more than ``most``."""
    some = rows.order_by().values("pk")[: most + 1]
    return rows.model._default_manager.filter(pk__in=some)


def read(parts: list[QuerySet]) -> dict[str, dict[str, int]]:
    """The answers of all questions, by one query."""
    if not parts:
        return {}
    first, *others = (
        part.values_list("facet_name", "facet_code", "facet_number") for part in parts
    )
    found: dict[str, dict[str, int]] = {}
    for facet, code, number in first.union(*others, all=True) if others else first:
        if code is not None:
            found.setdefault(facet, {})[code] = number
    return found


def sorted_out(
    filterset: type[PortalFilterSet],
    found: dict[str, dict[str, int]],
    wholes: dict[str, str],
    most: int | None,
    *,
    is_limited: bool,
) -> Counts:
    """The numbers by the codes of each filter, without those that were cut."""
    cut = {
        name for name, scope in wholes.items() if sum(found.get(scope, {}).values()) > (most or 0)
    }
    by_filter = {
        name: filterset.base_filters[name].regrouped(numbers)
        for name, numbers in found.items()
        if not name.startswith(WHOLE) and name not in cut
    }
    return Counts(by_filter, is_limited=is_limited or bool(cut))


def show(form: forms.Form, counts: Counts) -> None:
    """Write the numbers behind the choices; long menus lose what would find nothing."""
    for name, numbers in counts.by_filter.items():
        widget = form.fields[name].widget
        chosen = set(form.data.getlist(name)) if hasattr(form.data, "getlist") else set()
        is_menu = isinstance(widget, OneOrMore)
        widget.choices = [
            (code, f"{label} ({number_format(numbers.get(str(code), 0), force_grouping=True)})")
            for code, label in widget.choices
            if not is_menu or numbers.get(str(code)) or str(code) in chosen
        ]
