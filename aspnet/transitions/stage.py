"""The national stages between application and recommendation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import months_later, today
from unesco_portal.workflow.engine import Reason, transition

from ..enums import ApplicationStatus as Status
from ..models import Application
from ..models.pathway import MOST_MONTHS
from ..requirements import coming_stage, may_advance_stage, may_start_stage
from ..states import APPLICATION
from .application import applicant, close


@transition(
    "aspnet.start_stage_application",
    machine=APPLICATION,
    source=[Status.SUBMITTED, Status.IN_REVIEW],
    target=Status.IN_STAGE,
    label=_("Begin the first national stage"),
    explanation=_("The school works as the pathway of the network says. It uses no logo yet."),
    reason=Reason.OPTIONAL,
    recipients=applicant,
    condition=may_start_stage,
)
def start_stage(application: Application, *, by: Any, reason: str = "") -> None:
    """The National Coordinator accepts the plan: the first national stage begins today."""
    enter(application)


@transition(
    "aspnet.advance_stage_application",
    machine=APPLICATION,
    source=[Status.IN_STAGE],
    target=Status.IN_STAGE,
    label=_("Begin the next national stage"),
    explanation=_("The present stage is passed; the next one begins today."),
    reason=Reason.OPTIONAL,
    recipients=applicant,
    condition=may_advance_stage,
)
def advance_stage(application: Application, *, by: Any, reason: str = "") -> None:
    """The National Coordinator lets the school into the next national stage."""
    enter(application)


@transition(
    "aspnet.extend_stage_application",
    machine=APPLICATION,
    source=[Status.IN_STAGE],
    target=Status.IN_STAGE,
    label=_("Extend the stage"),
    explanation=_("The school gets more time in its present stage."),
    reason=Reason.REQUIRED,
    recipients=applicant,
)
def extend_stage(application: Application, *, by: Any, reason: str = "", months: int = 6) -> None:
    """The National Coordinator gives the school more time in its stage."""
    if not 1 <= months <= MOST_MONTHS:
        raise ValidationError(
            {"months": _("Give a number of months from 1 to %(most)s.") % {"most": MOST_MONTHS}}
        )
    start = max(application.stage_until or today(), today())
    application.stage_until = months_later(start, months)
    application.lapse_proposed_at = None


@transition(
    "aspnet.end_stage_application",
    machine=APPLICATION,
    source=[Status.IN_STAGE],
    target=Status.DECLINED,
    label=_("End the stage without a recommendation"),
    explanation=_("Ends the case. The school gets your reason and your words."),
    reason=Reason.REQUIRED,
    recipients=applicant,
)
def end_stage(
    application: Application, *, by: Any, reason: str = "", decline_reason: str = ""
) -> None:
    """The National Coordinator ends the trial: the institution is not recommended."""
    close(application, decline_reason)


def enter(application: Application) -> None:
    """The next stage of the case's own pathway begins today, with its minimum and maximum."""
    stage = coming_stage(application)
    application.stage, application.stage_since = stage, today()
    application.rests_until = months_later(today(), stage.minimum_months)
    application.stage_until = (
        months_later(today(), stage.maximum_months) if stage.maximum_months else None
    )
    application.lapse_proposed_at = None
