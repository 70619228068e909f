"""The coordinators' pages of school years, plans and reports."""

from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import services, transitions
from ..enums import ReportKind, ReportStatus
from ..filters import SchoolReportFilterSet
from ..forms import SchoolYearForm
from ..models import NationalNetwork, SchoolReport, SchoolYear
from ..services.reports import WRITTEN
from .application import place_errors
from .cases import case_timeline
from .paging import page_of
from .reach import visible_or_404
from .report_content import content_of
from .report_link import TONES, step_context
from .report_steps import StepSheet, steps_of

PREVIEWED = 200


class NetworkYearsView(LoginRequiredMixin, View):
    """The school years of a network, for its own people and UNESCO."""

    def get(self, request: HttpRequest, country: str) -> HttpResponse:
        """The years, newest first, with how many came in."""
        network = get_object_or_404(
            NationalNetwork.objects.select_related("country"), country=country.upper()
        )
        if not request.user.has_perm("aspnet.view_schoolyear", network):
            raise Http404
        years = SchoolYear.objects.visible_to(request.user).of(network.country_id)
        context = {
            "title": _("Plans and reports"),
            "network": network,
            "years": years.with_progress(request.user),
            "breadcrumb": trail(network),
        }
        return render(request, "aspnet/school_years.html", context)


def trail(network: NationalNetwork, *more: tuple[Any, str | None]) -> list[tuple[Any, str | None]]:
    """The way from the workspace to a page of a network's years."""
    home = reverse("aspnet:school-years", args=[network.country_id])
    start = [(_("Workspace"), reverse("workspace:home"))]
    if not more:
        return [*start, (_("Plans and reports"), None)]
    return [*start, (_("Plans and reports"), home), *more]


class YearView(LoginRequiredMixin, View):
    """A page of one school year, among those this reader may see."""

    permission = ""

    def dispatch(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Find the year; acts are for those who may."""
        if request.user.is_authenticated:
            years = SchoolYear.objects.visible_to(request.user).with_progress(request.user)
            self.year = get_object_or_404(
                years.select_related("network__country"),
                network__country=kwargs.pop("country").upper(),
                first_year=kwargs.pop("first_year"),
            )
            if self.permission and not rules.has_perm(self.permission, request.user, self.year):
                raise PermissionDenied(self.permission)
        return super().dispatch(request, **kwargs)

    def home(self) -> HttpResponse:
        """To the year."""
        return redirect(self.year.get_workspace_url())

    def trail(self, last: Any) -> list[tuple[Any, str | None]]:
        """The way to a page below the year."""
        year = (self.year.label, self.year.get_workspace_url())
        return trail(self.year.network, year, (last, None))

    def refused(self, error: DomainError) -> HttpResponse:
        """Say why not."""
        messages.error(self.request, str(error))
        return self.home()


class SchoolYearView(YearView):
    """The plans and reports of one year."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A page of them, filtered."""
        rows = SchoolReport.objects.visible_to(request.user).of_year(self.year).with_due()
        filterset = SchoolReportFilterSet(request.GET, queryset=rows)
        errors: list[str] = []
        try:
            found = filterset.rows()
        except ValidationError as error:
            found, errors = rows.none(), error.messages
        found = found.select_related("membership__institution")
        page = page_of(request, found.order_by("membership__number", "kind"))
        for report in page["rows"]:
            report.tone = TONES[ReportStatus(report.status)]
        context = page | {
            "title": _("Plans and reports %(year)s") % {"year": self.year.label},
            "year": self.year,
            "filter": filterset,
            "errors": errors,
            "runs": rules.has_perm("aspnet.run_schoolyear", request.user, self.year),
            "acts": machine_of(self.year).available(self.year, request.user),
            "sees_national_report": rules.has_perm(
                "aspnet.view_nationalreport", request.user, self.year
            ),
            "waiting": self.year.plans_to_read + self.year.reports_to_read,
            "breadcrumb": trail(self.year.network, (self.year.label, None)),
        }
        status = 400 if errors else 200
        return render(request, "aspnet/school_year.html", context, status=status)


class SchoolYearDatesView(YearView):
    """The network's own dates."""

    permission = "aspnet.run_schoolyear"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form as the year stands."""
        return self.ask(SchoolYearForm(instance=self.year))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save them, or ask again with what was typed."""
        form = SchoolYearForm(request.POST, instance=self.year)
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            services.change_dates(self.year, by=request.user, changes=form.changes)
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        except DomainError as error:
            return self.refused(error)
        messages.success(request, _("Saved."))
        return self.home()

    def ask(self, form: SchoolYearForm, status: int = 200) -> HttpResponse:
        """The page."""
        heading = _("Dates of the school year %(year)s") % {"year": self.year.label}
        context = {
            "title": heading,
            "heading": heading,
            "form": form,
            "explanation": _("They are your network's own. Reminders follow them."),
            "submit_label": _("Save"),
            "cancel_url": self.year.get_workspace_url(),
            "breadcrumb": self.trail(_("Dates")),
        }
        return render(self.request, "generic/form.html", context, status=status)


class RoundOpenView(YearView):
    """Opening the round of plans or of reports: first what it would do, then a button."""

    permission = "aspnet.run_schoolyear"

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Say how many schools would be asked."""
        if kind not in ReportKind.values:
            raise Http404(kind)
        label = (
            _("Open the round of plans")
            if kind == ReportKind.PLAN
            else _("Open the round of reports")
        )
        context = {
            "title": label,
            "heading": label,
            "year": self.year,
            "due_on": self.year.due_on(kind),
            "preview": services.preview_round(self.year, kind),
            "breadcrumb": self.trail(label),
        }
        return render(request, "aspnet/round_open.html", context)

    def post(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Open it; a second click finds nobody left to ask."""
        if kind not in ReportKind.values:
            raise Http404(kind)
        try:
            opened = services.open_round(self.year, kind, by=request.user)
        except DomainError as error:
            return self.refused(error)
        text = ngettext(
            "%(count)s school is asked now.", "%(count)s schools are asked now.", opened.created
        )
        messages.success(request, text % {"count": opened.created})
        if opened.without_address:
            text = ngettext(
                "%(count)s school has no e-mail address in its record.",
                "%(count)s schools have no e-mail address in their records.",
                opened.without_address,
            )
            messages.warning(request, text % {"count": opened.without_address})
        return self.home()


class ReportsAcceptView(YearView):
    """Accepting many at once, after a look at the list."""

    permission = "aspnet.accept_schoolreport"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Those that wait to be read, each with a box."""
        rows = SchoolReport.objects.visible_to(request.user).of_year(self.year)
        rows = rows.filter(status=ReportStatus.SUBMITTED).order_by("submitted_on", "pk")
        found = list(rows.select_related("membership__institution")[:PREVIEWED])
        context = {
            "title": _("Accept several"),
            "year": self.year,
            "reports": found,
            "breadcrumb": self.trail(_("Accept several")),
        }
        return render(request, "aspnet/reports_accept.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Accept the ticked ones; those decided meanwhile stay as they are."""
        codes = request.POST.getlist("report")
        try:
            count = transitions.accept_reports(self.year, codes, by=request.user)
        except DomainError as error:
            return self.refused(error)
        text = ngettext("%(count)s is accepted.", "%(count)s are accepted.", count)
        messages.success(request, text % {"count": count})
        return self.home()


class SchoolYearTransitionView(TransitionView):
    """The acts on a school year."""

    model = SchoolYear


class SchoolReportView(LoginRequiredMixin, View):
    """One plan or report, as coordinators and UNESCO read it."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """What it says, what happened, what can be done now."""
        report = report_or_404(request.user, public_id)
        year = report.school_year
        writes = rules.has_perm("aspnet.write_schoolreport", request.user, report)
        by_hand = writes and (year.is_locked or report.status in WRITTEN)
        context = {
            "title": str(report),
            "report": report,
            "institution": report.membership.institution,
            "tone": TONES[ReportStatus(report.status)],
            "due_on": year.due_on(report.kind),
            "content": content_of(report),
            "acts": machine_of(report).available(report, request.user),
            "steps": steps_of(report) if by_hand else [],
            "writes": writes and report.status in (*WRITTEN, ReportStatus.OPEN),
            "versions": report.versions.all(),
            "timeline": case_timeline(report),
            "breadcrumb": trail(
                year.network, (year.label, year.get_workspace_url()), (report.public_id, None)
            ),
        }
        return render(request, "aspnet/school_report.html", context)


def report_or_404(user: Any, public_id: str) -> SchoolReport:
    """One plan or report among those this reader may see."""
    return visible_or_404(
        SchoolReport,
        user,
        public_id,
        "membership__institution__country",
        "school_year__network__country",
        "template",
    )


class SchoolReportStepView(LoginRequiredMixin, View):
    """The coordinator writes for a school, or corrects a locked year with a reason."""

    def dispatch(self, request: HttpRequest, public_id: str, **kwargs: Any) -> HttpResponse:
        """For those who may write."""
        if request.user.is_authenticated:
            self.report = report_or_404(request.user, public_id)
            if not rules.has_perm("aspnet.write_schoolreport", request.user, self.report):
                raise PermissionDenied("aspnet.write_schoolreport")
        return super().dispatch(request, **kwargs)

    def get(self, request: HttpRequest, step: str) -> HttpResponse:
        """What the step asks."""
        if self.report.status not in WRITTEN and not self.report.school_year.is_locked:
            return redirect(self.report.get_workspace_url())
        return self.ask(StepSheet(self.report, step))

    def post(self, request: HttpRequest, step: str) -> HttpResponse:
        """Save it, or ask again with what was typed."""
        sheet = StepSheet(self.report, step, request.POST)
        if not sheet.is_valid():
            return self.ask(sheet, status=400)
        try:
            services.write_report(
                self.report, sheet.written(), by=request.user, reason=sheet.reason
            )
        except ValidationError as error:
            place_errors(error, sheet.form)
            return self.ask(sheet, status=400)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Saved."))
        return redirect(self.report.get_workspace_url())

    def ask(self, sheet: StepSheet, status: int = 200) -> HttpResponse:
        """The page."""
        context = step_context(sheet, self.report.get_workspace_url())
        return render(self.request, "aspnet/report_step.html", context, status=status)


class SchoolReportTransitionView(TransitionView):
    """The acts on a plan or report."""

    model = SchoolReport


class ReportLinkSendView(LoginRequiredMixin, View):
    """Send the school its link again: a POST, once asked for."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Send it."""
        report = report_or_404(request.user, public_id)
        try:
            services.send_link(report, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The link is on its way to the school."))
        return redirect(report.get_workspace_url())
