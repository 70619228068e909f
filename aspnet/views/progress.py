"""Where an application stands, as its school reads it: step, who acts, what comes next."""

from typing import Any

from django.utils.translation import gettext as _

from unesco_portal.core.dates import today
from unesco_portal.workflow.states import machine_of

from ..durations import usual_days
from ..enums import OPEN_APPLICATION, ApplicationStatus
from ..models import Application
from ..requirements import is_resting, stages_of

RECEIVED, IN_REVIEW, FIRST_STAGE = 0, 1, 2


def steps(application: Application) -> list[dict[str, Any]]:
    """The way of this case, each step with its state: done, current or next."""
    stages = [stage.name for stage in stages_of(application)]
    labels = [_("Received"), _("National review"), *stages, _("UNESCO's decision")]
    current = position(application, len(labels))
    return [
        {
            "title": label,
            "state": "done" if number < current else "current" if number == current else "next",
        }
        for number, label in enumerate(labels)
    ]


def position(application: Application, count: int) -> int:
    """The number of the present step, from 0; ``count`` when all is done."""
    match application.status:
        case ApplicationStatus.SUBMITTED:
            return RECEIVED
        case ApplicationStatus.IN_STAGE:
            places = [stage.pk for stage in stages_of(application)]
            return FIRST_STAGE + places.index(application.stage_id)
        case ApplicationStatus.RECOMMENDED:
            return count - 1
        case ApplicationStatus.ADMITTED:
            return count
    return IN_REVIEW


def status_facts(application: Application) -> dict[str, Any]:
    """What the private page tells beside state and holder."""
    is_open = application.status in OPEN_APPLICATION
    found = steps(application) if is_open or application.status == "admitted" else []
    number = next((at for at, step in enumerate(found, 1) if step["state"] == "current"), None)
    return {
        "steps": found,
        "step_number": number,
        "step_count": len(found),
        "is_resting": is_resting(application),
        "usual_days": usual_days(application) if is_open else None,
        "is_open": is_open,
        "waits_long": waits_long(application),
        "next_words": next_words(application),
    }


def waits_long(application: Application) -> bool:
    """Whether UNESCO has had the recommendation for longer than it should."""
    if application.status != ApplicationStatus.RECOMMENDED:
        return False
    due = machine_of(application).due_at(application)
    return due is not None and due.date() < today()


def next_words(application: Application) -> str:
    """What happens next, in a sentence."""
    words = {
        ApplicationStatus.SUBMITTED: _(
            "The National Coordinator reads the application. You get a mail when something changes."
        ),
        ApplicationStatus.IN_REVIEW: _(
            "The National Coordinator asks you for more, declines with a reason, or goes on with"
            " the application."
        ),
        ApplicationStatus.RETURNED: _(
            "You complete the application and send it again. If you do not answer, it may lapse."
        ),
        ApplicationStatus.IN_STAGE: _(
            "You work as the pathway says and add the documents it asks for. After the minimum time"
            " the National Coordinator decides on the next step. You use no logo in this time."
        ),
        ApplicationStatus.RECOMMENDED: _(
            "UNESCO decides. Until then the school is a candidate, not a member, and uses no logo."
        ),
    }
    return words.get(ApplicationStatus(application.status), "")
