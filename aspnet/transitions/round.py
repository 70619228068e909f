"""Every change of a renewal round's status."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.engine import Reason, transition

from ..enums import Answer, RoundStatus
from ..models import RenewalRound
from ..states import ROUND
from .certificate import order_renamed


@transition(
    "aspnet.begin_closing_round",
    machine=ROUND,
    source=[RoundStatus.OPEN],
    target=RoundStatus.CLOSING,
    label=_("Stop taking answers"),
    explanation=_("The links of the schools stop working; what they answered can be decided."),
)
def begin_closing(round_: RenewalRound, *, by: Any, reason: str = "") -> None:
    """The last day has passed, or the coordinator takes no more answers."""


def nothing_waits(round_: RenewalRound) -> None:
    """What schools proposed is decided before a round ends."""
    waiting = round_.entries.undecided().count()
    if waiting:
        raise DomainError(
            ngettext(
                "%(count)s proposed change waits for your decision. Decide it, then close.",
                "%(count)s proposed changes wait for your decision. Decide them, then close.",
                waiting,
            )
            % {"count": waiting}
        )


@transition(
    "aspnet.close_round",
    machine=ROUND,
    source=[RoundStatus.OPEN, RoundStatus.CLOSING],
    target=RoundStatus.CLOSED,
    label=_("Close the round"),
    explanation=_(
        "Schools that did not answer stay members; their records keep the day of their last"
        " confirmation, and everybody sees how old it is. Accepted changes stay as they are."
        " Members whose name has changed get a new certificate with the term of the old one."
    ),
    condition=nothing_waits,
)
def close_round(round_: RenewalRound, *, by: Any, reason: str = "") -> None:
    """The coordinator ends the round; silent members stay, changed names get new certificates."""
    silent = round_.entries.filter(answer=Answer.WAITING)
    silent.update(answer=Answer.NO_ANSWER, updated_at=timezone.now())
    order_renamed(round_.network)


@transition(
    "aspnet.cancel_round",
    machine=ROUND,
    source=[RoundStatus.OPEN, RoundStatus.CLOSING],
    target=RoundStatus.CANCELLED,
    label=_("Cancel the round"),
    explanation=_("Links stop working. Answers that were confirmed or accepted stay as they are."),
    reason=Reason.REQUIRED,
)
def cancel_round(round_: RenewalRound, *, by: Any, reason: str = "") -> None:
    """A round opened by mistake ends without a result."""
