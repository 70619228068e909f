"""What a plan or report says, as it is read: in five queries, whatever its length."""

from typing import Any

from django.utils.translation import gettext as _

from unesco_portal.reference.vocabularies import THEMES

from ..models import Activity, DayCelebration, Institution, SchoolReport
from ..services.reports import FIELDS

MOST_PUBLISHED = 60


def answers_of(report: SchoolReport) -> list[dict[str, Any]]:
    """Each question with its answer in words."""
    answers = {row.question_id: row for row in report.answers.all()}
    lines = []
    for question in report.template.questions.all():
        if question.kind in ("activities", "days", "flagship"):
            continue
        if question.key in FIELDS:
            value = getattr(report, question.key)
        else:
            row = answers.get(question.pk)
            value = None if row is None else row.number if row.number is not None else row.text
        value = dict(question.options).get(value, value)
        lines.append({"label": question.words, "value": value, "kind": "text"})
    return lines


def activity_lines(activities: Any) -> list[dict[str, Any]]:
    """Activities in words."""
    return [
        {
            "activity": activity,
            "themes": ", ".join(str(THEMES.word(code)) for code in activity.themes),
        }
        for activity in activities
    ]


def content_of(report: SchoolReport) -> dict[str, Any]:
    """Everything the report says."""
    return {
        "answers": answers_of(report),
        "activities": activity_lines(report.activities.order_by("pk")),
        "days": list(report.days.select_related("day").order_by("pk")),
        "participations": list(report.participations.select_related("campaign").order_by("pk")),
        "is_plan": report.is_plan,
        "consent": consent_words(report),
    }


def consent_words(report: SchoolReport) -> str:
    """What may be published."""
    parts = []
    if report.may_publish_activities:
        parts.append(_("activities"))
    if report.may_publish_days:
        parts.append(_("international days"))
    return ", ".join(parts) or _("nothing")


def published_of(institution: Institution) -> dict[str, Any]:
    """What the institution's reports show the public, with its consent; two queries."""
    own = {"report__membership__institution": institution}
    order = ("-report__school_year__starts_on", "pk")
    activities = Activity.objects.published("may_publish_activities").filter(**own)
    days = DayCelebration.objects.published("may_publish_days").filter(**own)
    return {
        "activities": activity_lines(
            activities.select_related("report__school_year").order_by(*order)[:MOST_PUBLISHED]
        ),
        "days": list(
            days.select_related("day", "report__school_year").order_by(*order)[:MOST_PUBLISHED]
        ),
    }
