"""The life of a suggested correction: accepted or declined by whoever keeps the record."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import COORDINATOR_ROLES, Role

from . import corrections
from .engine import Reason, transition
from .enums import DESKS
from .enums import CorrectionStatus as Status
from .models import Correction
from .notices import Recipient
from .states import Holder, Machine, State

DAYS = "CORRECTION_DAYS"


def desk(role: Role) -> Holder:
    """One office at Headquarters."""
    return Holder(roles=frozenset({role}))


CORRECTION = Machine(
    "workflow.Correction",
    states=(
        State(
            Status.WITH_COORDINATOR,
            Holder(
                roles=COORDINATOR_ROLES,
                fallback=frozenset({Role.NATIONAL_COMMISSION, Role.ASPNET_COORDINATION}),
            ),
            DAYS,
        ),
        State(Status.WITH_CENTRES, desk(Role.CENTRES_COORDINATION), DAYS),
        State(Status.WITH_CONVENTION, desk(Role.CONVENTION_SECRETARIAT), DAYS),
        State(Status.WITH_MEETINGS, desk(Role.MEETINGS_COORDINATION), DAYS),
        State(Status.WITH_STEWARD, desk(Role.DATA_STEWARD), DAYS),
        State(Status.ACCEPTED),
        State(Status.DECLINED),
    ),
    country_path="country_id",
    select_related=("country",),
)


def suggester(correction: Correction) -> Iterable[Recipient]:
    """Who suggested it, in the language in which it was written; the answer is public knowledge."""
    record = correction.record
    url = settings.SITE_URL + record.get_absolute_url() if record is not None else ""  # type: ignore[attr-defined]  # each public record has a page
    yield Recipient(correction.email, correction.language, "suggester", url)


@transition(
    "workflow.accept_correction",
    machine=CORRECTION,
    source=sorted(DESKS),
    target=Status.ACCEPTED,
    label=_("Accept the correction"),
    explanation=_(
        "A single field is written into the record now; anything else you have corrected yourself"
        " before. Whoever suggested it is told."
    ),
    reason=Reason.OPTIONAL,
    recipients=suggester,
)
def accept(correction: Correction, *, by: Any, reason: str = "") -> None:
    """Whoever keeps the record agrees: the field is written, with its history."""
    if correction.is_applicable:
        corrections.put_in(correction)


@transition(
    "workflow.decline_correction",
    machine=CORRECTION,
    source=sorted(DESKS),
    target=Status.DECLINED,
    label=_("Decline the correction"),
    explanation=_("The reason goes to whoever suggested it."),
    reason=Reason.REQUIRED,
    recipients=suggester,
)
def decline(correction: Correction, *, by: Any, reason: str = "") -> None:
    """Whoever keeps the record disagrees, and says why."""
