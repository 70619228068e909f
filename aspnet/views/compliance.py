"""The coordinators' pages of the minimum requirements, and the school's hearing."""

from typing import Any

import rules
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from unesco_portal.core.exceptions import DomainError

from .. import services, transitions
from ..enums import Condition, Result
from ..filters import AssessmentFilterSet
from ..forms import AssessmentForm, StatementForm
from ..models import ComplianceAssessment, Institution
from .application import place_errors
from .paging import page_of
from .reach import own_institution
from .report_link import link_closed
from .reports import YearView, trail

RESULT_TONES = {Result.MET: "positive", Result.NOT_MET: "attention", Result.UNKNOWN: "neutral"}
CONDITION_TONES = {
    Condition.NOT_ASSESSED: "neutral",
    Condition.GOOD: "positive",
    Condition.FIRST_BELOW: "waiting",
    Condition.SECOND_BELOW: "attention",
}


class ComplianceListView(YearView):
    """The requirements of all members in one year."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A page of assessments."""
        rows = ComplianceAssessment.objects.visible_to(request.user).filter(school_year=self.year)
        filterset = AssessmentFilterSet(request.GET, queryset=rows)
        errors: list[str] = []
        try:
            found = filterset.rows()
        except ValidationError as error:
            found, errors = rows.none(), error.messages
        found = found.select_related("membership__institution", "school_year")
        page = page_of(request, found.order_by("membership__number"))
        for row in page["rows"]:
            row.tone = RESULT_TONES[Result(row.computed)]
        heading = _("Requirements %(year)s") % {"year": self.year.label}
        context = page | {
            "title": heading,
            "year": self.year,
            "filter": filterset,
            "errors": errors,
            "assesses": rules.has_perm("aspnet.assess_compliance", request.user, self.year),
            "breadcrumb": self.trail(heading),
        }
        status = 400 if errors else 200
        return render(request, "aspnet/compliance_list.html", context, status=status)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Compute anew, or confirm those that meet everything."""
        if "confirm" in request.POST:
            count = services.confirm_met(self.year, by=request.user)
            text = ngettext(
                "%(count)s school is assessed as meeting the requirements.",
                "%(count)s schools are assessed as meeting the requirements.",
                count,
            )
        else:
            count = services.compute_assessments(self.year, by=request.user)
            text = ngettext("%(count)s school computed.", "%(count)s schools computed.", count)
        messages.success(request, text % {"count": count})
        return redirect(request.path)


class AssessmentView(LoginRequiredMixin, View):
    """One member's requirements in one year: what is known, and the coordinator's assessment."""

    def dispatch(self, request: HttpRequest, public_id: str, first_year: int) -> HttpResponse:
        """The assessment, for the school's own country and UNESCO."""
        if request.user.is_authenticated:
            self.institution = own_institution(request.user, public_id)
            rows = ComplianceAssessment.objects.visible_to(request.user).select_related(
                "membership__institution", "school_year__network__country", "decided_by"
            )
            self.assessment = get_object_or_404(
                rows,
                membership__institution=self.institution,
                school_year__first_year=first_year,
            )
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The results and the form."""
        row = self.assessment
        initial = {"assessed": row.assessed or row.computed, "reason": row.reason}
        return self.ask(AssessmentForm(initial=initial, extras=self.extras()))

    def extras(self) -> list[Any]:
        """The network's further requirements."""
        rows = self.assessment.results.exclude(extra=None).select_related("extra")
        return list(rows.order_by("pk"))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Assess, or ask again with what was typed."""
        if not self.assesses():
            raise PermissionDenied("aspnet.assess_compliance")
        extras = self.extras()
        form = AssessmentForm(request.POST, extras=extras)
        if not form.is_valid():
            return self.ask(form, status=400)
        given = form.cleaned_data
        try:
            for row in extras:
                services.state_extra(
                    self.assessment,
                    row.extra,
                    by=request.user,
                    result=given[f"extra_{row.extra_id}"],
                )
            services.assess(
                self.assessment,
                by=request.user,
                assessed=given["assessed"],
                reason=given["reason"],
            )
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(self.assessment.get_workspace_url())
        messages.success(request, _("Saved."))
        return redirect(self.assessment.get_workspace_url())

    def assesses(self) -> bool:
        """Whether this reader assesses."""
        return rules.has_perm("aspnet.assess_compliance", self.request.user, self.assessment)

    def ask(self, form: AssessmentForm, status: int = 200) -> HttpResponse:
        """The page."""
        year = self.assessment.school_year
        results = list(self.assessment.results.select_related("extra").order_by("pk"))
        for row in results:
            row.tone = RESULT_TONES[Result(row.result)]
        condition = transitions.membership_condition(self.assessment.membership)
        context = {
            "title": _("Requirements %(year)s") % {"year": year.label},
            "assessment": self.assessment,
            "institution": self.institution,
            "results": results,
            "computed_tone": RESULT_TONES[Result(self.assessment.computed)],
            "condition": condition,
            "condition_tone": CONDITION_TONES[condition],
            "form": form if self.assesses() else None,
            "breadcrumb": trail(
                year.network,
                (year.label, year.get_workspace_url()),
                (self.institution.name, None),
            ),
        }
        return render(self.request, "aspnet/assessment.html", context, status=status)


def year_lines(institution: Institution, user: Any) -> list[dict[str, Any]]:
    """Plans, reports and assessments of one institution, a line for each year; two queries."""
    membership = institution.membership
    if membership is None:
        return []
    lines: dict[int, dict[str, Any]] = {}
    reports = membership.reports.visible_to(user).select_related("school_year")
    for report in reports.order_by("-school_year__starts_on"):
        line = line_of(lines, report.school_year)
        line[report.kind] = report
    rows = membership.assessments.visible_to(user).select_related("school_year")
    for row in rows.order_by("-school_year__starts_on"):
        row.tone = RESULT_TONES[Result(row.assessed or row.computed)]
        row.membership.institution = institution
        line_of(lines, row.school_year)["assessment"] = row
    return [lines[first] for first in sorted(lines, reverse=True)]


def line_of(lines: dict[int, dict[str, Any]], year: Any) -> dict[str, Any]:
    """The line of one year."""
    empty = {"year": year, "plan": None, "report": None, "assessment": None}
    return lines.setdefault(year.first_year, empty)


class HearingLinkView(View):
    """The school says its view before UNESCO decides; opening the link changes nothing."""

    def dispatch(self, request: HttpRequest, token: str) -> HttpResponse:
        """Open the link, or say what is wrong with it."""
        try:
            linked = services.open_hearing_link(token, days=settings.REPORT_LINK_DAYS)
        except DomainError as error:
            return link_closed(request, error)
        self.hearing, self.actor, self.token = linked.hearing, linked.actor, token
        response = super().dispatch(request)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """The grounds, and room for the statement."""
        return self.ask(StatementForm(instance=self.hearing))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the statement; sent twice, it is the same."""
        form = StatementForm(request.POST, instance=self.hearing)
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            services.state(self.hearing, by=self.actor, statement=form.cleaned_data["statement"])
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Your statement is kept. UNESCO reads it before deciding."))
        return redirect("aspnet:hearing-link", self.token)

    def ask(self, form: StatementForm, status: int = 200) -> HttpResponse:
        """The page."""
        context = {
            "title": _("Your view before UNESCO decides"),
            "hearing": self.hearing,
            "institution": self.hearing.institution,
            "form": form,
            "is_open": services.takes_statements(self.hearing),
        }
        return render(self.request, "aspnet/hearing.html", context, status=status)
