"""What becomes of an invitation to review."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.core.dates import today
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.notices import Recipient

from ..enums import OPEN_REVIEW
from ..enums import ReviewStatus as Status
from ..models import Review
from ..states import REVIEW
from .application import coordinators


def readers(review: Review) -> list[Recipient]:
    """Those who coordinate the country of the case."""
    return coordinators(review.application)


@transition(
    "aspnet.give_review",
    machine=REVIEW,
    source=OPEN_REVIEW,
    target=Status.GIVEN,
    label=_("Send the review"),
    explanation=_("The school never reads it: coordinators and UNESCO do."),
    recipients=readers,
)
def give(review: Review, *, by: Any, reason: str = "") -> None:
    """The reviewer hands the review in, with a statement on conflicts of interest."""
    review.given_on = today()
    if review.reviewer is None and isinstance(by, User):  # asked of an area: now it is a person's
        review.reviewer, review.reviewer_email = by, by.email


@transition(
    "aspnet.decline_review",
    machine=REVIEW,
    source=OPEN_REVIEW,
    target=Status.DECLINED,
    label=_("I cannot review"),
    reason=Reason.OPTIONAL,
    recipients=readers,
)
def decline_review(review: Review, *, by: Any, reason: str = "") -> None:
    """The reviewer cannot or may not review."""


@transition(
    "aspnet.cancel_review",
    machine=REVIEW,
    source=OPEN_REVIEW,
    target=Status.CANCELLED,
    label=_("Cancel the invitation"),
    explanation=_("Nobody waits for this opinion any more; a link to it opens nothing."),
    reason=Reason.OPTIONAL,
)
def cancel_review(review: Review, *, by: Any, reason: str = "") -> None:
    """The National Coordinator no longer waits for this review."""
