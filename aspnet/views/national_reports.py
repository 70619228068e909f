"""The coordinator's yearly report to UNESCO, and the list at Headquarters."""

from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import services
from ..enums import NationalReportStatus
from ..filters import NationalReportFilterSet
from ..forms import NationalReportForm
from ..models import NationalReport
from .application import place_errors
from .cases import case_timeline
from .paging import page_of
from .reports import YearView


class NationalReportView(YearView):
    """One network's report of one year."""

    permission = "aspnet.view_nationalreport"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The report, or a button to begin it."""
        report = self.report()
        return self.ask(report, self.form(report))

    def report(self) -> NationalReport | None:
        """The report of the year, once begun."""
        rows = NationalReport.objects.visible_to(self.request.user).filter(school_year=self.year)
        return rows.select_related("network__country", "school_year").first()

    def form(self, report: NationalReport | None, data: Any = None) -> NationalReportForm | None:
        """The figures and the narrative, where they may still be changed."""
        if report is None or report.status != NationalReportStatus.DRAFT or not self.edits():
            return None
        initial = {"narrative": report.narrative}
        return NationalReportForm(data, figures=list(report.figures.all()), initial=initial)

    def edits(self) -> bool:
        """Whether this reader writes it."""
        return rules.has_perm("aspnet.edit_nationalreport", self.request.user, self.year)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Count, or save."""
        if not self.edits():
            raise PermissionDenied("aspnet.edit_nationalreport")
        report = self.report()
        form = None if "count" in request.POST else self.form(report, request.POST)
        if form is not None and not form.is_valid():
            return self.ask(report, form, status=400)
        try:
            self.save(report, form)
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(report, form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
        return redirect(request.path)

    def save(self, report: NationalReport | None, form: NationalReportForm | None) -> None:
        """One domain call."""
        if report is None or form is None:
            services.prepare_national_report(self.year, by=self.request.user)
            messages.success(self.request, _("The figures are counted as of now."))
            return
        services.write_national_report(
            report,
            by=self.request.user,
            narrative=form.cleaned_data["narrative"],
            figures=form.given(),
        )
        messages.success(self.request, _("Saved."))

    def ask(
        self, report: NationalReport | None, form: NationalReportForm | None, status: int = 200
    ) -> HttpResponse:
        """The page."""
        figures = [] if report is None else figure_lines(report, form)
        heading = _("National report %(year)s") % {"year": self.year.label}
        context = {
            "title": heading,
            "year": self.year,
            "report": report,
            "form": form,
            "figures": figures,
            "edits": self.edits(),
            "acts": machine_of(NationalReport).available(report, self.request.user)
            if report
            else [],
            "timeline": case_timeline(report) if report else [],
            "breadcrumb": self.trail(heading),
        }
        return render(self.request, "aspnet/national_report.html", context, status=status)


def figure_lines(report: NationalReport, form: NationalReportForm | None) -> list[dict[str, Any]]:
    """Each figure with its definition, and its fields where it may be changed."""
    return [
        {
            "figure": figure,
            "definition": services.definition(figure.code),
            "value": form[figure.code] if form else None,
            "note": form[f"{figure.code}_note"] if form else None,
        }
        for figure in report.figures.all()
    ]


class NationalReportListView(LoginRequiredMixin, View):
    """The national reports this reader may see, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A page of them."""
        rows = NationalReport.objects.visible_to(request.user)
        filterset = NationalReportFilterSet(request.GET, queryset=rows)
        errors: list[str] = []
        try:
            found = filterset.rows()
        except ValidationError as error:
            found, errors = rows.none(), error.messages
        found = found.select_related("network__country", "school_year")
        context = page_of(request, found.order_by("-school_year__starts_on", "-pk")) | {
            "title": _("National reports"),
            "filter": filterset,
            "errors": errors,
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("National reports"), None),
            ],
        }
        status = 400 if errors else 200
        return render(request, "aspnet/national_report_list.html", context, status=status)


class NationalReportTransitionView(TransitionView):
    """The acts on a national report."""

    model = NationalReport
