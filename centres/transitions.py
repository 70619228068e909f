"""Every change of a centre's status: recorded by the Category 2 coordination, with its evidence."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.people.enums import RelationKind
from unesco_portal.people.models import OrganisationRelation
from unesco_portal.workflow.engine import Reason, transition

from .enums import CentreStatus as Status
from .enums import NonOperationalReason
from .models import Centre
from .states import CENTRE

PUBLIC = _("Date and evidence are shown on the centre's public page.")


def tell_status(
    centre: Centre, *, on: str | None, evidence: str, because: NonOperationalReason | str = ""
) -> None:
    """Keep what tells the status: the day of the decision or report, the words, the reason.

    A decision that has not been taken yet tells nothing.
    """
    dates.validate_happened(on or "")
    centre.status_on = on or None
    centre.status_note = evidence.strip()
    centre.non_operational_reason = because


@transition(
    "centres.record_proposal_of_centre",
    machine=CENTRE,
    source=[Status.UNKNOWN],
    target=Status.PROPOSED,
    label=_("Record the proposal"),
    explanation=PUBLIC,
    reason=Reason.REQUIRED,
)
def record_proposal(
    centre: Centre, *, by: Any, reason: str = "", status_on: str | None = None
) -> None:
    """A Member State has proposed the centre; the General Conference has not decided yet."""
    tell_status(centre, on=status_on, evidence=reason)


@transition(
    "centres.record_approval_of_centre",
    machine=CENTRE,
    source=[Status.UNKNOWN, Status.PROPOSED],
    target=Status.APPROVED,
    label=_("Record the approval, without agreement"),
    explanation=PUBLIC,
    reason=Reason.REQUIRED,
)
def record_approval(
    centre: Centre, *, by: Any, reason: str = "", status_on: str | None = None
) -> None:
    """The General Conference has approved the centre; no agreement is signed yet."""
    tell_status(centre, on=status_on, evidence=reason)


@transition(
    "centres.record_operation_of_centre",
    machine=CENTRE,
    source=[Status.UNKNOWN, Status.APPROVED],
    target=Status.OPERATIONAL,
    label=_("Record that the centre is operational"),
    explanation=PUBLIC,
    reason=Reason.REQUIRED,
)
def record_operation(
    centre: Centre, *, by: Any, reason: str = "", status_on: str | None = None
) -> None:
    """An agreement or a report shows that the centre works."""
    tell_status(centre, on=status_on, evidence=reason)


@transition(
    "centres.suspend_centre",
    machine=CENTRE,
    source=[Status.UNKNOWN, Status.APPROVED, Status.OPERATIONAL],
    target=Status.NON_OPERATIONAL,
    label=_("Record that the centre is non-operational"),
    explanation=PUBLIC,
    reason=Reason.REQUIRED,
)
def suspend(
    centre: Centre,
    *,
    by: Any,
    reason: str = "",
    status_on: str | None = None,
    non_operational_reason: str = "",
) -> None:
    """The centre does not work, for one of the three official reasons; it can work again."""
    tell_status(centre, on=status_on, evidence=reason, because=non_operational_reason)


@transition(
    "centres.resume_centre",
    machine=CENTRE,
    source=[Status.NON_OPERATIONAL],
    target=Status.OPERATIONAL,
    label=_("Record that the centre works again"),
    explanation=PUBLIC,
    reason=Reason.REQUIRED,
)
def resume(centre: Centre, *, by: Any, reason: str = "", status_on: str | None = None) -> None:
    """The reason is gone: the centre is operational again."""
    tell_status(centre, on=status_on, evidence=reason)


@transition(
    "centres.cease_centre",
    machine=CENTRE,
    source=[
        Status.UNKNOWN,
        Status.PROPOSED,
        Status.APPROVED,
        Status.OPERATIONAL,
        Status.NON_OPERATIONAL,
    ],
    target=Status.CEASED,
    label=_("Record the end of the designation"),
    explanation=_(
        "The designation, or the proposal, has ended. The page stays, with its dates; a successor"
        " may be named."
    ),
    reason=Reason.REQUIRED,
)
def cease(
    centre: Centre,
    *,
    by: Any,
    reason: str = "",
    status_on: str | None = None,
    successor: Centre | None = None,
) -> None:
    """The designation has ended, or the proposal was not approved; the page stays."""
    tell_status(centre, on=status_on, evidence=reason)
    if successor is not None:
        name_successor(centre, successor)


@transition(
    "centres.reopen_centre",
    machine=CENTRE,
    source=[
        Status.PROPOSED,
        Status.APPROVED,
        Status.OPERATIONAL,
        Status.NON_OPERATIONAL,
        Status.CEASED,
    ],
    target=Status.UNKNOWN,
    label=_("Withdraw the recorded status"),
    explanation=_(
        "For a status recorded by mistake, or one that its source does not support. It can then be"
        " recorded anew."
    ),
    reason=Reason.REQUIRED,
)
def reopen(centre: Centre, *, by: Any, reason: str = "") -> None:
    """The recorded status does not hold: it counts as not confirmed until told anew."""
    tell_status(centre, on=None, evidence="")


def name_successor(centre: Centre, successor: Centre) -> None:
    """Relate a ceased centre to the one that goes on in its place."""
    if successor.pk == centre.pk:
        raise ValidationError(_("A centre cannot be its own successor."))
    OrganisationRelation.objects.get_or_create(
        organisation_id=centre.pk, kind=RelationKind.PREDECESSOR_OF, other_id=successor.pk
    )
