"""A figure, declared once: page, drawing, table, file and tests read the declaration."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Model, QuerySet

from unesco_portal.core.columns import Words
from unesco_portal.core.enums import Audience

FIGURES: dict[str, "Figure"] = {}
# Code, whether these are demonstration records, then one number for each measure.
Line = tuple[str, bool, *tuple[int, ...]]


class Subject(StrEnum):
    """Whom a figure counts: members and candidates never stand in one number."""

    MEMBERS = "members"
    MEMBERSHIPS = "memberships"  # also those that have ended
    CANDIDATES = "candidates"
    APPLICANTS = "applicants"
    APPLICATIONS = "applications"  # also those that are over: cases, not institutions
    REPORTS = "reports"
    NETWORKS = "networks"
    TWINNINGS = "twinnings"
    MATERIALS = "materials"


class Form(StrEnum):
    """How a figure is drawn."""

    STACKED = "stacked"  # one bar a row, made of parts that exclude each other
    BESIDE = "beside"  # one bar a row for each measure
    YEARS = "years"  # one panel a measure, one column a year


@dataclass(frozen=True)
class Scope:
    """The whole network, or one country's."""

    country: str = ""

    def of(self, rows: QuerySet, path: str) -> QuerySet:
        """``rows``, narrowed to the country."""
        return rows.filter(**{path: self.country}) if self.country else rows

    @property
    def key(self) -> str:
        """The scope in the name of a kept answer."""
        return self.country or "world"


WORLD = Scope()


@dataclass(frozen=True)
class Measure:
    """One column of numbers."""

    name: str
    label: Words
    is_drawn: bool = True


@dataclass(frozen=True)
class Found:
    """What a figure's question found: lines in any order, and when they were counted."""

    lines: Iterable[Line]
    as_of: datetime.datetime | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Figure:
    """A table of numbers with its definition.

    ``codes`` are shown in this order, zeros too; without them the largest first, or by year.
    ``share`` names the measures whose sum is told as a percentage of ``whole``, else of the first
    measure. For the public, rows whose first measure is below ``least`` are left out: they would
    tell of a school.
    """

    name: str = field(kw_only=False)
    label: Words
    definition: Words
    subject: Subject
    key: Words
    measures: tuple[Measure, ...]
    rows: Callable[[Scope], Found]
    tables: tuple[type[Model] | str, ...]
    word: Callable[[str], Words]
    audience: Audience = Audience.PUBLIC
    form: Form = Form.STACKED
    codes: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    share_label: Words = ""
    whole: str = ""
    least: int = 0
    is_yearly: bool = False
    is_national: bool = True
    is_self_reported: bool = False

    def __post_init__(self) -> None:
        FIGURES[self.name] = self

    @property
    def datasets(self) -> tuple[str, ...]:
        """The tables whose change changes the figure."""
        return tuple(
            table if isinstance(table, str) else table._meta.db_table for table in self.tables
        )


def figures_for(audience: Audience, scope: Scope) -> list[Figure]:
    """What an audience may read of a scope, in the order of the page."""
    return [
        figure
        for figure in FIGURES.values()
        if figure.audience <= audience and (figure.is_national or not scope.country)
    ]
