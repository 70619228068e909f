"""The steps of a plan or report: what each asks, and what was written."""

import itertools
from typing import Any

from django.http import Http404, QueryDict

from unesco_portal.reference.models import InternationalDay

from ..enums import QuestionKind, ReportStep
from ..forms import AnswersForm, consent_fields, part_formset, reason_field
from ..forms.institution import theme_choices
from ..models import Campaign, SchoolReport
from ..services import Written
from ..services.reports import FIELDS
from ..transitions import unanswered
from ..transitions.school_report import PARTS

CONSENT = ("may_publish_activities", "may_publish_days")


def steps_of(report: SchoolReport) -> list[dict[str, Any]]:
    """The steps of its template, in their order, with what is still missing in each."""
    asked = {question.step for question in report.template.questions.all()}
    if not report.is_plan:
        asked.add(ReportStep.CONSENT)
    missing = {question.step for question in unanswered(report)}
    return [
        {"code": step.value, "label": step.label, "is_complete": step not in missing}
        for step in ReportStep
        if step in asked
    ]


def part_options(name: str) -> dict[str, Any]:
    """What the rows of a part choose from, asked once for the whole list."""
    if name == "activities":
        return {"themes": theme_choices()}
    if name == "days":
        days = InternationalDay.objects.order_by("month", "day", "slug")
        return {"days": [("", "---------"), *((day.pk, day.name) for day in days)]}
    campaigns = Campaign.objects.order_by("title")
    return {"campaigns": [("", "---------"), *((row.pk, row.title) for row in campaigns)]}


class StepSheet:
    """The forms of one step of one plan or report."""

    def __init__(self, report: SchoolReport, step: str, data: QueryDict | None = None) -> None:
        codes = [found["code"] for found in steps_of(report)]
        if step not in codes:
            raise Http404(step)
        self.report = report
        self.step = ReportStep(step)
        self.next_step = dict(itertools.pairwise(codes)).get(step)
        questions = list(report.template.questions.filter(step=step))
        self.scalars = [row for row in questions if row.kind not in PARTS]
        self.part_question = next((row for row in questions if row.kind in PARTS), None)
        self.part = PARTS[QuestionKind(self.part_question.kind)] if self.part_question else ""
        self.form = self.make_form(data)
        self.formset = self.make_formset(data) if self.part else None

    def make_form(self, data: QueryDict | None) -> AnswersForm:
        """The questions, with what is known."""
        extra = consent_fields() if self.step == ReportStep.CONSENT else {}
        if self.report.school_year.is_locked:
            extra["reason"] = reason_field()
        initial: dict[str, Any] = {name: getattr(self.report, name) for name in FIELDS}
        for answer in self.report.answers.select_related("question"):
            known = answer.number if answer.number is not None else answer.text
            initial[answer.question.key] = known
        return AnswersForm(data, questions=self.scalars, extra=extra, initial=initial)

    def make_formset(self, data: QueryDict | None) -> Any:
        """The list, with what is in it."""
        rows = list(getattr(self.report, self.part).order_by("pk"))
        formset_class = part_formset(self.part, filled=bool(rows))
        names = formset_class.form._meta.fields
        return formset_class(
            data,
            prefix="part",
            initial=[{name: value_of(row, name) for name in names} for row in rows],
            form_kwargs=part_options(self.part),
        )

    def is_valid(self) -> bool:
        """Both forms are."""
        return self.form.is_valid() & (self.formset is None or self.formset.is_valid())

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong, for the page's title."""
        of_list = self.formset is not None and self.formset.total_error_count() > 0
        return bool(self.form.errors) or (
            self.formset is not None and self.formset.is_bound and of_list
        )

    @property
    def reason(self) -> str:
        """Why a locked year is corrected."""
        return self.form.cleaned_data.get("reason", "")

    def written(self) -> Written:
        """What was written: columns, answers, lists."""
        given = self.form.cleaned_data
        keys = [question.key for question in self.scalars]
        keys += CONSENT if self.step == ReportStep.CONSENT else ()
        fields = {key: kept(key, given[key]) for key in keys if key in FIELDS}
        answers = {row: given[row.key] for row in self.scalars if row.key not in FIELDS}
        parts = {self.part: self.formset.rows()} if self.formset is not None else {}
        return Written(fields=fields, answers=answers, parts=parts)


def value_of(row: Any, name: str) -> Any:
    """A value as a form wants it: keys for relations."""
    field = row._meta.get_field(name)
    return getattr(row, field.attname)


def kept(key: str, value: Any) -> Any:
    """No answer to what the school states means not known."""
    return value or "unknown" if key.startswith("is_") else value
