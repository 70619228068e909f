"""What a centre's dates tell together: where its agreement stands, and which dates contradict.

Approval, signature, entry into force, provisional application, start of operations and expiry lie
years apart. An expired agreement is no error while its renewal is in process.
"""

import datetime
from typing import Any

from django.db.models import Case, CharField, Value, When
from django.db.models.lookups import LessThan
from django.utils.translation import gettext as _

from unesco_portal.core import dates
from unesco_portal.core.dates import first_day, last_day

from .enums import AgreementState, CentreStatus
from .querysets import last_day_of

DATES = (
    "approved_on",
    "signed_on",
    "provisional_on",
    "in_force_on",
    "established_on",
    "expires_on",
)
EXPECTED_ORDER = (
    ("approved_on", "signed_on"),
    ("approved_on", "in_force_on"),
    ("signed_on", "provisional_on"),
    ("signed_on", "in_force_on"),
    ("provisional_on", "in_force_on"),
    ("provisional_on", "expires_on"),
    ("signed_on", "expires_on"),
)
LONGEST_AGREEMENT_YEARS = 8  # since 40 C/Resolution 99 (2019); six before


def agreement_state(centre: Any, today: datetime.date | None = None) -> AgreementState:
    """Where the agreement stands."""
    today = today or dates.today()
    if centre.status == CentreStatus.CEASED:
        return AgreementState.ENDED
    if centre.expires_on is None:
        return AgreementState.UNKNOWN
    if last_day(centre.expires_on) >= today:
        return AgreementState.RUNNING
    return AgreementState.RENEWING if centre.renewal_on else AgreementState.EXPIRED


def agreement_expression() -> Case:
    """The same as ``agreement_state``, computed by the database."""
    is_over = LessThan(last_day_of("expires_on"), Value(dates.today()))
    return Case(
        When(status=CentreStatus.CEASED, then=Value(AgreementState.ENDED.value)),
        When(expires_on=None, then=Value(AgreementState.UNKNOWN.value)),
        When(is_over, renewal_on__isnull=False, then=Value(AgreementState.RENEWING.value)),
        When(is_over, then=Value(AgreementState.EXPIRED.value)),
        default=Value(AgreementState.RUNNING.value),
        output_field=CharField(),
    )


def date_warnings(centre: Any) -> list[str]:
    """Dates that contradict each other. Imported history may: it is told, not refused."""
    label = {name: centre._meta.get_field(name).verbose_name for name in DATES}
    found = [
        _("“%(earlier)s” (%(first)s) lies after “%(later)s” (%(second)s).")
        % {
            "earlier": label[earlier],
            "first": getattr(centre, earlier),
            "later": label[later],
            "second": getattr(centre, later),
        }
        for earlier, later in EXPECTED_ORDER
        if is_after(getattr(centre, earlier), getattr(centre, later))
    ]
    if runs_too_long(centre.in_force_on, centre.expires_on):
        found.append(
            _("The agreement would run for more than %(years)s years.")
            % {"years": LONGEST_AGREEMENT_YEARS}
        )
    return found


def is_after(earlier: str | None, later: str | None) -> bool:
    """Whether the first date cannot lie before the second, as precise as both are."""
    return bool(earlier and later) and first_day(earlier) > last_day(later)


def runs_too_long(in_force_on: str | None, expires_on: str | None) -> bool:
    """Whether even the shortest reading of both dates exceeds the longest agreement."""
    if not (in_force_on and expires_on):
        return False
    begin, end = last_day(in_force_on), first_day(expires_on)
    return (end.year - LONGEST_AGREEMENT_YEARS, end.month, end.day) > begin.timetuple()[:3]
