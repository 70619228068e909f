"""How a membership stands today: derived from what is known, never stored.

One expression serves a single membership, a list and a filter. The gravest that holds is told;
being dormant tells more than an old assessment, a lapsed renewal more than both.
"""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When

from unesco_portal.core.dates import months_later, today

from .enums import CURRENT_MEMBERSHIP, MembershipStatus, Result, YearStatus
from .enums import MembershipCondition as Condition
from .models import ComplianceAssessment, Membership, MembershipTerm, SchoolReport

ONE_DAY = datetime.timedelta(days=1)


def renewal_due_from(day: datetime.date) -> datetime.date:
    """A term that ends by this day is to be renewed: from the first reminder on."""
    return months_later(day, max(settings.CERTIFICATE_REMINDER_MONTHS))


def has_term(key: str, *, ends_by: datetime.date | None = None) -> Exists:
    """Whether there is a term; with a day, whether one goes on after it."""
    terms = MembershipTerm.objects.filter(membership=OuterRef(key)).order_by()
    if ends_by is not None:
        beyond = Q(period__endswith__gt=ends_by + ONE_DAY) | Q(period__upper_inf=True)
        terms = terms.filter(beyond)
    return Exists(terms)


def is_below(key: str, *, second: bool) -> Exists:
    """Whether the latest assessed year is below the requirements; or that and the one before."""
    decided = ComplianceAssessment.objects.decided().order_by()
    later = decided.filter(
        membership=OuterRef("membership"),
        school_year__first_year__gt=OuterRef("school_year__first_year"),
    )
    rows = decided.filter(~Exists(later), membership=OuterRef(key), assessed=Result.NOT_MET)
    if second:
        before = decided.filter(
            membership=OuterRef("membership"),
            assessed=Result.NOT_MET,
            school_year__first_year=OuterRef("school_year__first_year") - 1,
        )
        rows = rows.filter(Exists(before))
    return Exists(rows)


def is_overdue(key: str, day: datetime.date) -> Exists:
    """Whether a plan or report of an open year lies with the school after its due date."""
    rows = SchoolReport.objects.overdue(day).filter(school_year__status=YearStatus.OPEN)
    return Exists(rows.filter(membership=OuterRef(key)).order_by())


def condition_expression(path: str = "", *, day: datetime.date | None = None) -> Case:
    """The condition of a membership, or of the one behind ``path``; empty where there is none."""
    day = day or today()
    key = f"{path}pk"
    status = f"{path}status"
    lasts = has_term(key, ends_by=day - ONE_DAY)
    lasts_long = has_term(key, ends_by=renewal_due_from(day))
    return Case(
        When(**{f"{key}__isnull": True}, then=Value("")),
        When(~Q(**{f"{status}__in": CURRENT_MEMBERSHIP}), then=Value(Condition.ENDED.value)),
        When(
            **{status: MembershipStatus.TERMINATION_PROPOSED},
            then=Value(Condition.TERMINATION_PROPOSED.value),
        ),
        When(Q(has_term(key)) & ~Q(lasts), then=Value(Condition.RENEWAL_LAPSED.value)),
        When(**{status: MembershipStatus.DORMANT}, then=Value(Condition.DORMANT.value)),
        When(is_below(key, second=True), then=Value(Condition.SECOND_BELOW.value)),
        When(is_below(key, second=False), then=Value(Condition.FIRST_BELOW.value)),
        When(is_overdue(key, day), then=Value(Condition.OVERDUE.value)),
        When(Q(has_term(key)) & ~Q(lasts_long), then=Value(Condition.RENEWAL_DUE.value)),
        default=Value(Condition.GOOD.value),
        output_field=CharField(),
    )


def with_condition(rows: QuerySet, *, day: datetime.date | None = None) -> QuerySet:
    """Memberships with their ``condition``; no further query, however many rows."""
    return rows.annotate(condition=condition_expression(day=day))


def in_condition(institutions: QuerySet, conditions: Iterable[str]) -> QuerySet:
    """Institutions whose present or last membership is in one of the conditions."""
    rows = institutions.alias(condition=condition_expression("membership__"))
    return rows.filter(condition__in=list(conditions))


def condition_of(membership: Membership, *, day: datetime.date | None = None) -> Condition:
    """How one membership stands."""
    rows = with_condition(Membership.objects.filter(pk=membership.pk), day=day)
    return Condition(rows.values_list("condition", flat=True).get())
