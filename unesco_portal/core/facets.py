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
    wholes: dict[str, str] = {}  # which whole selection a filter's choices were counted in
    scopes: dict[str, str] = {}
    counted: set[str] = set()
    for name, found in filterset.base_filters.items():
        if not isinstance(found, CodesFilter) or (among is not None and name not in among):
            continue
        beside = filterset.values_beside(values, name)
        selected = first_of(filterset.apply(rows, beside), most)
        asked = [
            answer.annotate(facet_name=Value(name, TEXT)) for answer in found.counted(selected)
        ]
        if asked:
            counted.add(name)
        if asked and most is not None:
            scope = repr(sorted(beside.items(), key=str))
            if scope not in scopes:
                scopes[scope] = f"{WHOLE}{len(scopes)}"
                parts.append(whole(selected, scopes[scope]))
            wholes[name] = scopes[scope]
        parts += asked
    numbers: dict[str, dict[str, int]] = {name: {} for name in counted} | read(parts)
    return sorted_out(filterset, numbers, wholes, most)


def first_of(rows: QuerySet, most: int | None) -> QuerySet:
    """At most one row more than ``most``."""
    if most is None:
        return rows
    some = rows.order_by().values("pk")[: most + 1]
    return rows.model._default_manager.filter(pk__in=some)


def whole(rows: QuerySet, name: str) -> QuerySet:
    """The number of all rows, in the shape of the other parts."""
    one = rows.order_by().values(facet_code=Value("", TEXT)).annotate(facet_number=Count("pk"))
    return one.annotate(facet_name=Value(name, TEXT))


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
    return Counts(by_filter, is_limited=bool(cut))


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
