"""What an application still needs before the next act: one list for page, act and preview."""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.templatetags.ui import partial_date

from .enums import ApplicationStatus, ReviewLevel, ReviewStatus
from .models import Application, IntakeWindow, PathwayStage, PathwayVersion

NO_STAGE = gettext_lazy("The pathway of this case has no stage to begin.")
LAST_STAGE = gettext_lazy("This is the last national stage: recommend the school, or end it.")


@dataclass(frozen=True)
class Requirement:
    """One thing a recommendation needs."""

    label: str | Promise
    is_met: bool
    words: str


def stages_of(application: Application) -> list[PathwayStage]:
    """The national stages of the case's own version, in their order."""
    return list(application.pathway.stages.all()) if application.pathway_id else []


def next_stage(application: Application) -> PathwayStage | None:
    """The stage after the present one; the first when there is none yet."""
    stages = stages_of(application)
    if application.stage_id is None:
        return stages[0] if stages and application.stages_passed_on is None else None
    position = application.stage.position
    return next((stage for stage in stages if stage.position > position), None)


def coming_stage(application: Application) -> PathwayStage:
    """The stage that can be begun next. Raises ``DomainError`` when there is none."""
    stage = next_stage(application)
    if stage is None:
        raise DomainError(NO_STAGE if application.stage_id is None else LAST_STAGE)
    return stage


def is_resting(application: Application) -> bool:
    """Whether the window, or the minimum time of a stage, has not come yet."""
    return application.rests_until is not None and application.rests_until > today()


def window_for(
    version: PathwayVersion | None, day: datetime.date
) -> tuple[datetime.date, IntakeWindow] | None:
    """The window that assesses what is sent on ``day``; none where there are no windows."""
    if version is None:
        return None
    found = [(window.next_closing(day), window) for window in version.windows.all()]
    coming = [(closing, window) for closing, window in found if closing is not None]
    return min(coming, key=lambda pair: pair[0]) if coming else None


def has_passed_stages(application: Application) -> bool:
    """Whether nothing national stands before the recommendation any more."""
    if application.stages_passed_on is not None or not stages_of(application):
        return True
    in_last = application.stage_id is not None and next_stage(application) is None
    return in_last and not is_resting(application)


def requirements_of(application: Application) -> list[Requirement]:
    """What a recommendation needs in this case, met or not."""
    found = [
        Requirement(
            gettext_lazy("Declaration of the head"),
            application.is_commitment_given and bool(application.head_name),
            application.head_name,
        )
    ]
    version = application.pathway
    if version is None:
        return found
    if application.rests_until and application.status != ApplicationStatus.IN_STAGE:
        found.append(window_requirement(application))
    if stages_of(application):
        found.append(stage_requirement(application))
    found += review_requirements(application)
    if version.needs_cosignature:
        day = application.cosigned_on
        words = partial_date(day) if day else _("not signed yet")
        found.append(
            Requirement(gettext_lazy("Signature of the National Commission"), bool(day), words)
        )
    return found


def window_requirement(application: Application) -> Requirement:
    """The day from which the application is assessed."""
    return Requirement(
        gettext_lazy("Intake window"),
        not is_resting(application),
        _("assessed from %(day)s") % {"day": partial_date(application.rests_until)},
    )


def stage_requirement(application: Application) -> Requirement:
    """Whether the last national stage is passed."""
    is_met = has_passed_stages(application)
    if application.stage_id and not is_met:
        words = _("%(stage)s, at least until %(day)s") % {
            "stage": application.stage.name,
            "day": partial_date(application.rests_until or application.stage_since),
        }
    else:
        words = _("passed") if is_met else _("not begun")
    return Requirement(gettext_lazy("National stages"), is_met, words)


def review_requirements(application: Application) -> list[Requirement]:
    """The reviews the pathway asks for; those with a conflict of interest do not count."""
    given = [
        review.level
        for review in application.reviews.all()
        if review.status == ReviewStatus.GIVEN and not review.has_conflict
    ]
    wanted = {
        ReviewLevel.SUB_NATIONAL: int(application.pathway.needs_sub_national_opinion),
        ReviewLevel.PEER: sum(stage.peer_review_count for stage in stages_of(application)),
    }
    labels = {
        ReviewLevel.SUB_NATIONAL: gettext_lazy("Sub-national opinion"),
        ReviewLevel.PEER: gettext_lazy("Reviews by peer schools"),
    }
    return [
        Requirement(
            labels[level],
            given.count(level) >= count,
            _("%(given)s of %(count)s") % {"given": given.count(level), "count": count},
        )
        for level, count in wanted.items()
        if count
    ]


# --- Conditions of acts ------------------------------------------------------------------------
def may_recommend(application: Application) -> None:
    """All that the floor and the pathway ask for is there."""
    missing = [found for found in requirements_of(application) if not found.is_met]
    if missing:
        words = "; ".join(f"{found.label} ({found.words})" for found in missing)
        raise DomainError(_("Still missing: %(words)s.") % {"words": words})


def may_start_stage(application: Application) -> None:
    """The pathway has stages, none has begun, and the window has come."""
    coming_stage(application)
    refuse_while_resting(application)


def may_advance_stage(application: Application) -> None:
    """There is a further stage, and the minimum of the present one has passed."""
    coming_stage(application)
    refuse_while_resting(application)


def may_lapse(application: Application) -> None:
    """Only what the clock has proposed lapses: the school had its time."""
    if application.lapse_proposed_at is None:
        raise DomainError(
            _("The school still has time to answer. The portal proposes a lapse when it is over.")
        )


def refuse_while_resting(application: Application) -> None:
    """Say the day on which the act becomes possible."""
    if is_resting(application):
        raise DomainError(
            _("Possible from %(day)s.") % {"day": partial_date(application.rests_until)}
        )
