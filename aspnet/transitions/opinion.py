"""The first opinion: asked of the coordinator of a school's area, never of a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from unesco_portal.people.models import Appointment
from unesco_portal.workflow.actors import System
from unesco_portal.workflow.engine import transition
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.notices import about, announce, in_area

from ..enums import ReviewLevel
from ..enums import ReviewStatus as Status
from ..models import Application, Review
from ..states import REVIEW

WAITING = "emails/workflow/waiting.txt"


@transition(
    "aspnet.drop_review",
    machine=REVIEW,
    source=[Status.ASKED],
    target=Status.CANCELLED,
    label=_("No longer asked for"),
)
def drop_review(review: Review, *, by: Any, reason: str = "") -> None:
    """The case has left the national work: the portal no longer asks the area."""


def drop_asked(application: Application) -> None:
    """Whoever coordinates the area need not give an opinion that nobody can use any more."""
    for review in application.reviews.filter(status=Status.ASKED):
        drop_review(review, by=System())


def ask_area(application: Application, *, by: Any) -> Review | None:
    """Ask the area of the school for the first opinion, unless there is one or it is asked.

    Where nobody coordinates the area, only what the pathway needs is asked for: it then waits for
    the National Coordinator.
    """
    area = application.institution.area_id
    if area is None or not (needs_opinion(application) or has_coordinator(area)):
        return None
    given = application.reviews.filter(level=ReviewLevel.SUB_NATIONAL)
    if given.exclude(status__in=[Status.DECLINED, Status.CANCELLED]).exists():
        return None
    review = Review.objects.create(
        application=application,
        level=ReviewLevel.SUB_NATIONAL,
        status=Status.ASKED,
        reviewer_name=str(application.institution.area),
        is_generated=application.is_generated,
    )
    review.refresh_from_db()
    AuditEntry.objects.record("aspnet.ask_area_review", application, by=by)
    for user in in_area(area):
        announce(user, review, template=WAITING, key=f"{about('waiting', review)}{user.pk}")
    return review


def needs_opinion(application: Application) -> bool:
    """Whether the pathway of the case asks for a sub-national opinion."""
    return application.pathway is not None and application.pathway.needs_sub_national_opinion


def has_coordinator(area: int) -> bool:
    """Whether somebody who can sign in coordinates the area today."""
    return Appointment.objects.current().of_areas().able_to_act().filter(area=area).exists()
