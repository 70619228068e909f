"""Every change of a membership's status."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.workflow.engine import Reason, transition

from ..enums import CURRENT_MEMBERSHIP, Existence, HearingOutcome, MembershipStatus, Standing
from ..models import Membership
from ..states import MEMBERSHIP
from .certificate import revoke_with_membership
from .letters import school_of_membership
from .standing import set_standing
from .term import end_terms
from .termination import check_heard, close_hearing
from .twinning import end_with_member


@transition(
    "aspnet.pause_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.MEMBER],
    target=MembershipStatus.DORMANT,
    label=_("Set dormant"),
    explanation=_("The institution stays in the network but is not active now."),
    reason=Reason.REQUIRED,
)
def pause(membership: Membership, *, by: Any, reason: str = "") -> None:
    """A member that is not active for a while, by a rule of its network."""


@transition(
    "aspnet.resume_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.DORMANT],
    target=MembershipStatus.MEMBER,
    label=_("Set active again"),
    reason=Reason.OPTIONAL,
)
def resume(membership: Membership, *, by: Any, reason: str = "") -> None:
    """A dormant member is active again."""


@transition(
    "aspnet.withdraw_membership",
    machine=MEMBERSHIP,
    source=CURRENT_MEMBERSHIP,
    target=MembershipStatus.WITHDRAWN,
    label=_("Record the head's letter of withdrawal"),
    explanation=_(
        "The membership ends today. The page stays, with its dates; everybody reads your reason"
        " there."
    ),
    reason=Reason.REQUIRED,
)
def withdraw_membership(membership: Membership, *, by: Any, reason: str = "") -> None:
    """The head of the institution leaves the network by letter."""
    end(membership, reason)


@transition(
    "aspnet.end_membership",
    machine=MEMBERSHIP,
    source=CURRENT_MEMBERSHIP,
    target=MembershipStatus.ENDED,
    label=_("Record that the institution closed"),
    explanation=_(
        "The membership ends today, and the record says that the institution closed. Where it"
        " joined another one, record a merger instead. The page stays, with its dates; everybody"
        " reads your reason there."
    ),
    reason=Reason.REQUIRED,
)
def end_membership(membership: Membership, *, by: Any, reason: str = "") -> None:
    """The institution no longer exists as such."""
    end(membership, reason)
    membership.institution.existence = Existence.CLOSED  # a merger says so afterwards
    membership.institution.save(update_fields=["existence", "updated_at"])


@transition(
    "aspnet.terminate_membership",
    machine=MEMBERSHIP,
    source=CURRENT_MEMBERSHIP,
    target=MembershipStatus.TERMINATED,
    label=_("Terminate the membership"),
    explanation=_(
        "UNESCO's decision. Where reports are missing or requirements not met, the end is proposed"
        " first and the school is heard; at once only for other grave reasons. The page stays, with"
        " its dates; everybody reads your reason there."
    ),
    reason=Reason.REQUIRED,
    recipients=school_of_membership,
    condition=check_heard,
)
def terminate(membership: Membership, *, by: Any, reason: str = "") -> None:
    """UNESCO ends the membership; for non-compliance only after the school was heard."""
    close_hearing(membership, HearingOutcome.TERMINATED)
    end(membership, reason)


def end(membership: Membership, reason: str) -> None:
    """What the end of a membership means: for the institution, certificate, term, twinnings."""
    today = dates.today()
    revoke_with_membership(membership, reason)
    end_terms(membership, today)
    membership.ended_on = today.isoformat()
    membership.end_reason = reason[:400]
    close_hearing(membership, HearingOutcome.CLOSED)
    end_with_member(membership.institution)
    set_standing(membership.institution, Standing.FORMER)
