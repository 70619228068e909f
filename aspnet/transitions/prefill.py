"""A plan or report begins with what is known already: last year's answers, the plan's activities.

Figures and consent are never carried over: they are asked for each year anew.
"""

from ..enums import ReportKind
from ..models import Activity, ReportAnswer, SchoolReport

CARRIED = ("coordinator_name", "is_sign_shown", "is_community_informed")
OF_ACTIVITY = (
    "title",
    "themes",
    "approach",
    "starts_on",
    "ends_on",
    "description",
    "partner_schools",
)


def earlier_report(report: SchoolReport) -> SchoolReport | None:
    """The same school's last plan, or report, that was handed in."""
    rows = SchoolReport.objects.handed_in().filter(
        membership=report.membership_id,
        kind=report.kind,
        school_year__starts_on__lt=report.school_year.starts_on,
    )
    return rows.order_by("-school_year__starts_on").first()


def plan_of(report: SchoolReport) -> SchoolReport | None:
    """This year's plan, once written."""
    return SchoolReport.objects.filter(
        membership=report.membership_id, school_year=report.school_year_id, kind=ReportKind.PLAN
    ).first()


def prefill(report: SchoolReport) -> None:
    """Fill what is still empty."""
    plan = None if report.is_plan else plan_of(report)
    earlier = earlier_report(report)
    for source in filter(None, (plan, earlier)):
        for name in CARRIED:
            if getattr(report, name) in ("", "unknown"):
                setattr(report, name, getattr(source, name))
    if earlier is not None and not report.answers.exists():
        copy_answers(earlier, report)
    if plan is not None and not report.activities.exists():
        copy_activities(plan, report)


def copy_answers(earlier: SchoolReport, report: SchoolReport) -> None:
    """Answers to questions that the template still asks, under the same key."""
    asked = {question.key: question for question in report.template.questions.all()}
    told = earlier.answers.select_related("question")
    ReportAnswer.objects.bulk_create(
        ReportAnswer(
            report=report,
            question=asked[answer.question.key],
            text=answer.text,
            number=answer.number,
            is_generated=report.is_generated,
        )
        for answer in told
        if answer.question.key in asked
    )


def copy_activities(plan: SchoolReport, report: SchoolReport) -> None:
    """What was planned is what the report begins with."""
    Activity.objects.bulk_create(
        Activity(
            report=report,
            is_generated=report.is_generated,
            **{name: getattr(activity, name) for name in OF_ACTIVITY},
        )
        for activity in plan.activities.order_by("pk")
    )
