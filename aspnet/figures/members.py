"""Figures of members, and of memberships that began and ended. Candidates are in none of them."""

import datetime
from collections.abc import Iterator

from django.db.models import Case, Count, F, Func, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Left
from django.utils.translation import gettext_lazy as _

from unesco_portal.reference.enums import RegionScheme
from unesco_portal.reference.models import RegionMembership

from .. import counts
from ..enums import Level, MembershipEvidence, MembershipStatus, Ownership, Standing
from ..models import CountryCount, CountryFreshness, Institution, Membership
from . import vocabulary
from .registry import Figure, Form, Found, Line, Measure, Scope, Subject

COUNTS = counts.VIEWS[0]  # renewed with the counts, and its version with it
MEMBERS = (Measure("members", _("Members")),)
REGION_CODES = (
    "africa",
    "arab_states",
    "asia_pacific",
    "europe_north_america",
    "latin_america_caribbean",
)


def counted_members(scope: Scope) -> QuerySet:
    """The counts of members, by country and ownership."""
    return scope.of(CountryCount.objects.filter(standing=Standing.MEMBER), "country")


def by_country(scope: Scope) -> Found:
    """From the counts."""
    rows = counted_members(scope).values_list("country_id", "is_generated")
    return Found(rows.annotate(total=Sum("count")).order_by(), counts.as_of())


def regions_by_country() -> dict[str, str]:
    """The UNESCO region of each country; second regions do not count."""
    places = RegionMembership.objects.primary().filter(region__scheme=RegionScheme.UNESCO)
    return dict(places.values_list("country_id", "region__code"))


def by_region(scope: Scope) -> Found:
    """The counts by country, put together."""
    regions, found = regions_by_country(), by_country(scope)
    lines: list[Line] = [(regions.get(line[0], ""), line[1], *line[2:]) for line in found.lines]
    return Found(lines, found.as_of)


def by_ownership(scope: Scope) -> Found:
    """From the counts."""
    rows = counted_members(scope).values_list("ownership", "is_generated")
    return Found(rows.annotate(total=Sum("count")).order_by(), counts.as_of())


def by_codes(scope: Scope, field: str) -> Found:
    """One line for each code of an array; members without any in a line of their own."""
    listed = Case(When(**{field: []}, then=Value([""])), default=F(field))
    rows = scope.of(Institution.objects.members(), "country")
    rows = rows.annotate(code=Func(listed, function="unnest")).values_list("code", "is_generated")
    return Found(rows.annotate(total=Count("pk")).order_by())


def by_level(scope: Scope) -> Found:
    """What members teach."""
    return by_codes(scope, "levels")


def by_theme(scope: Scope) -> Found:
    """What members work on."""
    return by_codes(scope, "themes")


def year_of(field: str) -> Coalesce:
    """The year of a partial date; empty where it is not known."""
    return Coalesce(Left(field, 4), Value(""))


def by_year(scope: Scope) -> Found:
    """Current memberships by the year they began."""
    rows = scope.of(Membership.objects.current(), "network__country")
    rows = rows.annotate(year=year_of("member_since")).values_list("year", "is_generated")
    return Found(rows.annotate(total=Count("pk")).order_by())


def by_year_and_region(scope: Scope) -> Found:
    """Current memberships by the year they began: all, then those of each region."""
    regions = regions_by_country()
    rows = scope.of(Membership.objects.current(), "network__country")
    rows = rows.annotate(year=year_of("member_since"))
    grouped = rows.values_list("year", "is_generated", "network__country")
    lines: list[Line] = [
        (
            year,
            is_generated,
            total,
            *shares(total, regions.get(country)),
        )
        for year, is_generated, country, total in grouped.annotate(total=Count("pk")).order_by()
    ]
    return Found(lines)


def shares(total: int, region: str | None) -> Iterator[int]:
    """The number at the place of its region, and nothing at the others."""
    return (total if code == region else 0 for code in REGION_CODES)


def movements(scope: Scope) -> Found:
    """Beginnings and ends."""
    rows = scope.of(Membership.objects.all(), "network__country")
    return Found(moved(rows))


def moved(rows: QuerySet) -> Iterator[Line]:
    """Lines of beginnings, then of ends."""
    begun = rows.annotate(year=year_of("member_since")).values_list("year", "is_generated")
    for year, is_generated, total in begun.annotate(total=Count("pk")).order_by():
        yield year, is_generated, total, 0, 0, 0
    ends = (MembershipStatus.WITHDRAWN, MembershipStatus.TERMINATED, MembershipStatus.ENDED)
    ended = rows.filter(status__in=ends).annotate(year=year_of("ended_on"))
    grouped = ended.values_list("year", "is_generated", "status").annotate(total=Count("pk"))
    for year, is_generated, status, total in grouped.order_by():
        yield year, is_generated, 0, *(total if status == end else 0 for end in ends)


def evidence(scope: Scope) -> Found:
    """Whether date and evidence of current memberships are known."""
    undated, unproven = Q(member_since=None), Q(evidence=MembershipEvidence.NONE)
    rows = scope.of(Membership.objects.current(), "network__country")
    grouped = rows.values_list("network__country", "is_generated").annotate(
        total=Count("pk"),
        complete=Count("pk", filter=~undated & ~unproven),
        no_date=Count("pk", filter=undated & ~unproven),
        no_evidence=Count("pk", filter=~undated & unproven),
        neither=Count("pk", filter=undated & unproven),
    )
    return Found(grouped.order_by())


def freshness(scope: Scope) -> Found:
    """As it was computed last."""
    rows = list(
        scope.of(CountryFreshness.objects.order_by(), "country").values_list(
            "country_id", "is_generated", "members", "this_year",
            "fresh", "due", "stale", "never", "as_of",
        )
    )  # fmt: skip
    moments: list[datetime.datetime] = [row[-1] for row in rows]
    return Found([row[:-1] for row in rows], min(moments, default=None))


Figure(
    "members-by-country",
    label=_("Members by country"),
    definition=_(
        "Institutions with a current membership, dormant ones too, counted by this portal."
        " Candidates are not counted."
    ),
    subject=Subject.MEMBERS,
    key=_("Country"),
    measures=MEMBERS,
    rows=by_country,
    tables=(COUNTS,),
    word=vocabulary.country,
    is_national=False,
)
Figure(
    "members-by-region",
    label=_("Members by UNESCO region"),
    definition=_(
        "Members by the UNESCO region of their country. A country's second region does not count."
        " Candidates are not counted."
    ),
    subject=Subject.MEMBERS,
    key=_("UNESCO region"),
    measures=MEMBERS,
    rows=by_region,
    tables=(COUNTS, RegionMembership),
    word=vocabulary.region,
    is_national=False,
)
Figure(
    "members-by-level",
    label=_("Members by level"),
    definition=_(
        "Members by what they teach. A school may teach several levels: the rows add up to more"
        " than the members."
    ),
    subject=Subject.MEMBERS,
    key=_("Level"),
    measures=MEMBERS,
    rows=by_level,
    tables=(Institution,),
    word=vocabulary.level,
    codes=(*Level.values, ""),
)
Figure(
    "members-by-ownership",
    label=_("Members by ownership"),
    definition=_("Members by who runs them."),
    subject=Subject.MEMBERS,
    key=_("Ownership"),
    measures=MEMBERS,
    rows=by_ownership,
    tables=(COUNTS,),
    word=vocabulary.ownership,
    codes=tuple(Ownership.values),
)
Figure(
    "members-by-theme",
    label=_("Members by theme"),
    definition=_(
        "Members by the themes they work on. A school may name several: the rows add up to more"
        " than the members."
    ),
    subject=Subject.MEMBERS,
    key=_("Theme"),
    measures=MEMBERS,
    rows=by_theme,
    tables=(Institution,),
    word=vocabulary.theme,
)
Figure(
    "members-by-year",
    label=_("Members by year of admission"),
    definition=_(
        "Current memberships by the year since which the school is a member. Where no year is"
        " known, none is made up."
    ),
    subject=Subject.MEMBERS,
    key=_("Year"),
    measures=MEMBERS,
    rows=by_year,
    tables=(Membership,),
    word=vocabulary.year,
    form=Form.YEARS,
    is_yearly=True,
)
Figure(
    "members-by-year-and-region",
    label=_("Members by year of admission and UNESCO region"),
    definition=_(
        "Current memberships by the year they began and the UNESCO region of the country; those"
        " that have ended are not among them. A country's second region does not count."
    ),
    subject=Subject.MEMBERS,
    key=_("Year"),
    measures=(
        Measure("members", _("Members"), is_drawn=False),
        *(Measure(code, vocabulary.region_later(code)) for code in REGION_CODES),
    ),
    rows=by_year_and_region,
    tables=(Membership, RegionMembership),
    word=vocabulary.year,
    form=Form.YEARS,
    is_yearly=True,
    is_national=False,
)
Figure(
    "movements",
    label=_("Admissions, withdrawals, exclusions"),
    definition=_(
        "Memberships that began in a year, also those that have ended since, and memberships that"
        " ended in it. The two need not belong to the same schools."
    ),
    subject=Subject.MEMBERSHIPS,
    key=_("Year"),
    measures=(
        Measure("admissions", _("Admissions")),
        Measure("withdrawals", _("Withdrawals")),
        Measure("exclusions", _("Exclusions")),
        Measure("closures", _("Closed or merged")),
    ),
    rows=movements,
    tables=(Membership,),
    word=vocabulary.year,
    form=Form.YEARS,
    is_yearly=True,
)
Figure(
    "evidence",
    label=_("Memberships without date or evidence"),
    definition=_(
        "Current memberships for which the portal does not know since when they exist, or how it"
        " knows of them. Unknown stays unknown until somebody shows a proof."
    ),
    subject=Subject.MEMBERS,
    key=_("Country"),
    measures=(
        Measure("members", _("Members"), is_drawn=False),
        Measure("complete", _("Date and evidence known")),
        Measure("no_date", _("Date not known")),
        Measure("no_evidence", _("No evidence")),
        Measure("neither", _("Neither")),
    ),
    rows=evidence,
    tables=(Membership,),
    word=vocabulary.country,
    share=("no_date", "no_evidence", "neither"),
    share_label=_("Without date or evidence"),
)
Figure(
    "freshness",
    label=_("How fresh the records are"),
    definition=_(
        "Members by how long ago the school, its coordinator or Headquarters confirmed that the"
        " record is right."
    ),
    subject=Subject.MEMBERS,
    key=_("Country"),
    measures=(
        Measure("members", _("Members"), is_drawn=False),
        Measure("this_year", _("Confirmed this year"), is_drawn=False),
        Measure("fresh", _("Confirmed recently")),
        Measure("due", _("Confirmation due")),
        Measure("stale", _("Long ago")),
        Measure("never", _("Never confirmed")),
    ),
    rows=freshness,
    tables=(CountryFreshness,),
    word=vocabulary.country,
    share=("this_year",),
    share_label=_("Share confirmed this year"),
)
