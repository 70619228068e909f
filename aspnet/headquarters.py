"""What the International ASPnet coordination has to look after, in a fixed number of questions."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from unesco_portal.core import dates

from .enums import (
    ApplicationStatus,
    ImportStatus,
    MembershipStatus,
    NationalReportStatus,
    PathwayStatus,
)
from .figures import AGES
from .figures.cases import ages, with_gaps
from .models import (
    Application,
    Hearing,
    ImportBatch,
    Membership,
    NationalNetwork,
    PathwayVersion,
    RenewalRound,
    RoundEntry,
    SchoolYear,
)

MOST = 50
HEARING_FACTS = ("proposed_on", "statement_due_on", "stated_on")


@dataclass(frozen=True)
class Waiting:
    """The candidates of one country: how many, and how many have waited how long."""

    country: str
    total: int
    ages: tuple[tuple[str, int], ...]
    is_generated: bool

    @property
    def longest(self) -> tuple[int, ...]:
        """To put those first who have waited longest."""
        return tuple(-count for _name, count in reversed(self.ages))


@dataclass(frozen=True)
class Cut:
    """The first of a list, and whether there are more."""

    rows: list[Any]
    has_more: bool


def cut(rows: Iterable[Any]) -> Cut:
    """At most ``MOST`` of a queryset, in one query."""
    found = list(rows[: MOST + 1])  # type: ignore[index]  # a queryset
    return Cut(found[:MOST], len(found) > MOST)


def recommendations() -> list[Waiting]:
    """Candidates by country, the longest waits first."""
    rows = Application.objects.filter(status=ApplicationStatus.RECOMMENDED)
    grouped = rows.values_list("institution__country").annotate(
        total=Count("pk"), generated=Count("pk", filter=Q(is_generated=True)), **ages()
    )
    names = [age.name for age in AGES]
    found = [
        Waiting(country, total, tuple(zip(names, numbers, strict=True)), generated > 0)
        for country, total, generated, *numbers in grouped.order_by()
    ]
    return sorted(found, key=lambda row: (row.longest, row.country))


def lacking() -> dict[str, list[NationalNetwork]]:
    """Active networks without a coordinator, without a pathway, without an intake window."""
    rows = with_gaps(NationalNetwork.objects.active()).select_related("country")
    networks = list(rows.order_by("country__name_en"))
    return {
        gap: [network for network in networks if getattr(network, gap)]
        for gap in ("is_vacant", "has_no_pathway", "has_no_window")
    }


def all_networks() -> list[NationalNetwork]:
    """Every network, also those that are not active."""
    return list(NationalNetwork.objects.select_related("country").order_by("country__name_en"))


def terminations() -> Cut:
    """Ends that coordinators propose and UNESCO decides, each with its hearing."""
    heard = Hearing.objects.open().filter(membership=OuterRef("pk"))
    rows = Membership.objects.filter(status=MembershipStatus.TERMINATION_PROPOSED)
    rows = rows.select_related("institution__country").annotate(
        **{f"hearing_{name}": Subquery(heard.values(name)[:1]) for name in HEARING_FACTS}
    )
    return cut(rows.order_by("status_since", "pk"))


def imports() -> Cut:
    """Sheets with new members."""
    rows = ImportBatch.objects.filter(status=ImportStatus.PROPOSED)
    return cut(rows.select_related("network__country").order_by("status_since", "pk"))


def pathways() -> Cut:
    """Versions proposed."""
    rows = PathwayVersion.objects.filter(status=PathwayStatus.PROPOSED)
    return cut(rows.select_related("country").order_by("status_since", "pk"))


def rounds() -> list[tuple[RenewalRound, dict[str, int]]]:
    """Renewal rounds that run, each with its funnel."""
    running = list(
        RenewalRound.objects.running().select_related("network__country").order_by("closes_on")
    )
    keys = [round_.pk for round_ in running]
    funnels = RoundEntry.objects.filter(round__in=keys).funnels()
    return [(round_, funnels.get(round_.pk, {})) for round_ in running]


def missing_reports(today: datetime.date | None = None) -> list[SchoolYear]:
    """The last school year that is over, of each active network that has not reported on it."""
    day = today or dates.today()
    ended = SchoolYear.objects.filter(ends_on__lt=day, network__in=NationalNetwork.objects.active())
    latest = ended.order_by("network_id", "-ends_on").distinct("network_id")
    years = latest.select_related("network__country", "national_report")
    return [year for year in years if not is_reported(year)]


def is_reported(year: SchoolYear) -> bool:
    """Whether UNESCO has the report of that year."""
    report = getattr(year, "national_report", None)
    return report is not None and report.status == NationalReportStatus.SENT
