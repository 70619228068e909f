"""How far the Convention reaches: Member States with an instrument deposited, by region and year.

Counted over the primary regions of each scheme, apart: schemes disagree. The denominator is the
Member States of today. The European Union is a Party and belongs to no region.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from unesco_portal.core import dates
from unesco_portal.reference.enums import RegionScheme
from unesco_portal.reference.models import Country, Region, RegionMembership

from . import treaty
from .models import Party

FIRST_YEAR = 2005  # adopted on 20 October 2005


@dataclass(frozen=True)
class Deposit:
    """One Party's deposit; ``country`` is empty for an organisation."""

    country: str | None
    on: datetime.date | None
    is_verified: bool
    ends_on: datetime.date | None = None

    def counts_in(self, year: int) -> bool:
        """Whether the instrument had been deposited by the end of the year, and still stood."""
        last = datetime.date(year, 12, 31)
        if self.on is None or self.on > last:
            return False
        return self.ends_on is None or self.ends_on > last


@dataclass(frozen=True)
class YearCount:
    """How many by the end of one year, and how many of those dates no source confirms."""

    year: int
    count: int
    unverified: int


@dataclass(frozen=True)
class RegionCoverage:
    """One region: its Member States, and the deposits among them."""

    region: Region
    states: int
    deposits: tuple[Deposit, ...]
    known: dict[int, YearCount] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, year: int) -> YearCount:
        """The count by the end of a year; a page asks for each several times."""
        if year not in self.known:
            self.known[year] = self.count(year)
        return self.known[year]

    def count(self, year: int) -> YearCount:
        """Count by the end of a year."""
        counted = [deposit for deposit in self.deposits if deposit.counts_in(year)]
        unverified = sum(not deposit.is_verified for deposit in counted)
        return YearCount(year, len(counted), unverified)

    def share(self, year: int) -> int | None:
        """The count as a whole per cent of the region's Member States."""
        return round(100 * self.at(year).count / self.states) if self.states else None

    def unverified_at(self, year: int) -> list[str]:
        """The countries counted by a date that no source confirms."""
        return sorted(
            deposit.country or ""
            for deposit in self.deposits
            if deposit.counts_in(year) and not deposit.is_verified
        )

    def without_date(self) -> int:
        """Parties whose date of deposit is not known: in no year's count."""
        return sum(deposit.on is None for deposit in self.deposits)


@dataclass(frozen=True)
class SchemeCoverage:
    """All regions of one scheme."""

    scheme: RegionScheme
    regions: tuple[RegionCoverage, ...]

    @property
    def label(self) -> str:
        """The scheme in words."""
        return str(self.scheme.label)


@dataclass(frozen=True)
class Totals:
    """All Parties by the end of a year, regions or not."""

    states: int
    organisations: int
    outside: int


class Coverage:
    """The deposits by region and year, from three queries."""

    def __init__(
        self,
        regions: Iterable[Region],
        places: Iterable[tuple[int, str]],
        deposits: Iterable[Deposit],
        *,
        today: datetime.date,
    ) -> None:
        self.deposits = tuple(deposits)
        self.today = today
        by_country = {deposit.country: deposit for deposit in self.deposits if deposit.country}
        members: dict[int, list[str]] = defaultdict(list)
        for region, country in places:
            members[region].append(country)
        self.placed = {country for countries in members.values() for country in countries}
        self.regions = tuple(
            RegionCoverage(
                region,
                len(members[region.pk]),
                tuple(by_country[code] for code in members[region.pk] if code in by_country),
            )
            for region in regions
        )

    @property
    def years(self) -> range:
        """From the adoption to this year."""
        return range(FIRST_YEAR, self.today.year + 1)

    @cached_property
    def schemes(self) -> tuple[SchemeCoverage, ...]:
        """The regions, scheme by scheme."""
        return tuple(
            SchemeCoverage(
                scheme,
                tuple(found for found in self.regions if found.region.scheme == scheme),
            )
            for scheme in RegionScheme
        )

    def region(self, code: str) -> RegionCoverage | None:
        """One region by its code."""
        return next((found for found in self.regions if found.region.code == code), None)

    def totals(self, year: int) -> Totals:
        """All Parties by the end of a year."""
        counted = [deposit for deposit in self.deposits if deposit.counts_in(year)]
        states = [deposit for deposit in counted if deposit.country]
        return Totals(
            states=len(states),
            organisations=len(counted) - len(states),
            outside=sum(deposit.country not in self.placed for deposit in states),
        )


def coverage(today: datetime.date | None = None) -> Coverage:
    """The deposits as they stand in the database."""
    today = today or dates.today()
    places = RegionMembership.objects.primary().filter(country__in=Country.objects.states())
    rows = Party.objects.order_by("public_id").values_list(
        "country_id", "deposited_on", "is_deposit_verified", "denounced_on"
    )
    deposits = [
        Deposit(country, on, verified, denounced and treaty.end_after_denunciation(denounced))
        for country, on, verified, denounced in rows
    ]
    return Coverage(
        Region.objects.order_by("scheme", "code"),
        places.order_by("country_id").values_list("region_id", "country_id"),
        deposits,
        today=today,
    )
