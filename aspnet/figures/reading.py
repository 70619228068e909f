"""Figures as they are read: counted once, kept with their moment, folded into rows.

Kept answers carry the version of the tables they were counted from (the dataset clock). A country's
are counted anew as soon as something has changed. Those of the whole network are up to ``PATIENCE``
old, whatever is written meanwhile: a count of 1,200,000 rows costs seconds, and its date is told. A
clock counts the public ones; readers do so only where it has not for ``MOST_PATIENCE``.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from unesco_portal.core import dates
from unesco_portal.core.enums import Audience
from unesco_portal.core.models import DatasetVersion

from .registry import WORLD, Figure, Line, Scope, figures_for

PATIENCE = datetime.timedelta(minutes=15)
MOST_PATIENCE = datetime.timedelta(hours=1)  # of readers of what the clock counts anew
KEPT_SECONDS = 2 * 24 * 3600
COUNTING_SECONDS = 60


@dataclass(frozen=True)
class Row:
    """One line of the table; ``generated`` of the first measure are demonstration records."""

    code: str
    label: str
    values: tuple[int, ...]
    generated: int
    share: int | None = None


@dataclass(frozen=True)
class Kept:
    """A counted figure, without words: these depend on the reader's language."""

    version: int
    counted_at: datetime.datetime
    as_of: datetime.datetime
    lines: tuple[tuple[str, tuple[int, ...], int], ...]

    def is_current(self, version: int) -> bool:
        """Nothing was written since; ages are counted in days."""
        today = dates.today()
        return self.version == version and timezone.localdate(self.counted_at) == today


@dataclass(frozen=True)
class Reading:
    """A figure with its rows in words, and when they were counted."""

    figure: Figure
    scope: Scope
    audience: Audience
    rows: tuple[Row, ...]
    as_of: datetime.datetime
    left_out: int = 0

    @property
    def totals(self) -> tuple[int, ...]:
        """The sum of each measure over the rows."""
        return tuple(
            sum(row.values[number] for row in self.rows)
            for number in range(len(self.figure.measures))
        )

    @property
    def generated(self) -> int:
        """How many of the first measure are demonstration records."""
        return sum(row.generated for row in self.rows)


def read(figure: Figure, scope: Scope, audience: Audience) -> Reading:
    """The figure, as this audience may read it."""
    return told(figure, scope, audience, kept_of([figure], scope)[figure.name])


def read_all(scope: Scope, audience: Audience) -> list[Reading]:
    """Every figure of a page."""
    figures = figures_for(audience, scope)
    kept = kept_of(figures, scope)
    return [told(figure, scope, audience, kept[figure.name]) for figure in figures]


def told(figure: Figure, scope: Scope, audience: Audience, kept: Kept) -> Reading:
    """A counted figure in words, without what this audience may not read."""
    rows = [
        Row(code, str(figure.word(code)), values, generated, share_of(figure, values))
        for code, values, generated in kept.lines
    ]
    shown = rows
    if figure.least and audience == Audience.PUBLIC:
        shown = [row for row in rows if row.values[0] >= figure.least]
    return Reading(
        figure=figure,
        scope=scope,
        audience=audience,
        rows=tuple(sorted_rows(figure, shown)),
        as_of=kept.as_of,
        left_out=len(rows) - len(shown),
    )


def refresh() -> int:
    """Count anew what the public reads and what is no longer right; returns how many."""
    figures = figures_for(Audience.PUBLIC, WORLD)
    versions = versions_of(figures)
    known = cache.get_many([cache_name(figure, WORLD) for figure in figures])
    renewed = 0
    for figure in figures:
        kept = known.get(cache_name(figure, WORLD))
        if kept is None or not serves(kept, versions[figure.name], WORLD, PATIENCE):
            count(figure, WORLD, versions[figure.name])
            renewed += 1
    return renewed


def kept_of(figures: list[Figure], scope: Scope) -> dict[str, Kept]:
    """The counted figures by name: one question for the versions, one for what is kept."""
    versions = versions_of(figures)
    known = cache.get_many([cache_name(figure, scope) for figure in figures])
    return {
        figure.name: counted(
            figure, scope, versions[figure.name], known.get(cache_name(figure, scope))
        )
        for figure in figures
    }


def versions_of(figures: list[Figure]) -> dict[str, int]:
    """For each figure a number that grows with every committed change of its tables."""
    wanted = {table for figure in figures for table in figure.datasets}
    rows = DatasetVersion.objects.filter(dataset__in=sorted(wanted))
    known = dict(rows.values_list("dataset", "version"))
    return {
        figure.name: sum(known.get(table, 0) for table in figure.datasets) for figure in figures
    }


def counted(figure: Figure, scope: Scope, version: int, kept: Kept | None) -> Kept:
    """The kept answer where it serves; otherwise counted now, by one reader at a time."""
    is_warmed = figure.audience == Audience.PUBLIC and not scope.country
    patience = MOST_PATIENCE if is_warmed else PATIENCE
    if kept is not None and serves(kept, version, scope, patience):
        return kept
    lock = f"{cache_name(figure, scope)}:counting"
    is_first = cache.add(lock, 1, COUNTING_SECONDS)
    if kept is not None and not is_first:
        return kept
    try:
        return count(figure, scope, version)
    finally:
        cache.delete(lock)


def serves(kept: Kept, version: int, scope: Scope, patience: datetime.timedelta) -> bool:
    """Whether a kept answer is good enough."""
    if kept.is_current(version):
        return True
    return not scope.country and timezone.now() - kept.counted_at < patience


def count(figure: Figure, scope: Scope, version: int) -> Kept:
    """Ask the database, and keep what it says."""
    found = figure.rows(scope)
    lines = folded(figure, found.lines)
    now = timezone.now()
    kept = Kept(version, now, found.as_of or now, lines)
    cache.set(cache_name(figure, scope), kept, KEPT_SECONDS)
    return kept


def cache_name(figure: Figure, scope: Scope) -> str:
    """A new release counts anew: definitions may have changed."""
    return f"aspnet-figure:{settings.RELEASE}:{figure.name}:{scope.key}"


def folded(figure: Figure, lines: Iterable[Line]) -> tuple[tuple[str, tuple[int, ...], int], ...]:
    """Real and demonstration records together, as many as there are of each."""
    width = len(figure.measures)
    sums: dict[str, list[int]] = {code: [0] * width for code in figure.codes}
    generated: dict[str, int] = {}
    for code, is_generated, *values in lines:
        row = sums.setdefault(code, [0] * width)
        for number, value in enumerate(values):
            row[number] += value or 0
        if is_generated:
            generated[code] = generated.get(code, 0) + (values[0] or 0)
    return tuple((code, tuple(row), generated.get(code, 0)) for code, row in sums.items())


def share_of(figure: Figure, values: tuple[int, ...]) -> int | None:
    """A percentage of the whole, rounded down: 100 means all."""
    names = [measure.name for measure in figure.measures]
    whole = values[names.index(figure.whole)] if figure.whole else values[0]
    if not figure.share or not whole:
        return None
    return sum(values[names.index(name)] for name in figure.share) * 100 // whole


def sorted_rows(figure: Figure, rows: Iterable[Row]) -> list[Row]:
    """In the order of the vocabulary, by year, or the largest first; what is not known last."""
    order: dict[str, int] = {code: number for number, code in enumerate(figure.codes)}

    def by(row: Row) -> Any:
        if figure.codes:
            return (order.get(row.code, len(order)), row.code)
        if figure.is_yearly:
            return (not row.code, row.code)
        return (not row.code, -row.values[0], row.label, row.code)

    return sorted(rows, key=by)
