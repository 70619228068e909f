"""A plan or report as its school meets it: by signed link, step by step, saved after each."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.states import machine_of

from .. import services, transitions
from ..enums import ReportStatus
from ..services.reports import WRITTEN
from .application import place_errors
from .report_content import content_of
from .report_steps import StepSheet, steps_of

TONES = {
    ReportStatus.OPEN: "neutral",
    ReportStatus.DRAFT: "neutral",
    ReportStatus.SUBMITTED: "waiting",
    ReportStatus.RETURNED: "attention",
    ReportStatus.ACCEPTED: "positive",
    ReportStatus.PUBLISHED: "positive",
    ReportStatus.MISSING: "ended",
}


def link_closed(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The page that says what is wrong with a link."""
    context = {"title": _("This link does not open anything"), "reason": str(error)}
    return render(request, "aspnet/link_closed.html", context, status=410)


class ReportLinkView(View):
    """A page behind a school's signed link: shows nothing and changes nothing without it."""

    def dispatch(self, request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        """Open the link, or say what is wrong with it."""
        try:
            linked = services.open_report_link(token, days=settings.REPORT_LINK_DAYS)
        except DomainError as error:
            return link_closed(request, error)
        self.report, self.actor, self.token = linked.report, linked.actor, token
        response = super().dispatch(request, token=token, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def home(self) -> HttpResponse:
        """To the first page of the same link."""
        return redirect("aspnet:report-link", self.token)

    def act(self, transition: Any) -> None:
        """Do an act as the school; say what happened."""
        try:
            done = transition(self.report, by=self.actor)
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        except DomainError as error:
            messages.error(self.request, str(error))
        else:
            words = {"report": done.get_kind_display(), "state": done.get_status_display()}
            messages.success(self.request, _("Your %(report)s is now: %(state)s.") % words)


class ReportOverviewView(ReportLinkView):
    """Where it stands, what is still missing, what was written."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The page; opening it changes nothing."""
        report = self.report
        writes = report.status in WRITTEN and not report.school_year.is_locked
        context = {
            "title": f"{report.get_kind_display()} {report.school_year}".capitalize(),
            "report": report,
            "tone": TONES[report.status],
            "due_on": report.school_year.due_on(report.kind),
            "returned": last_words(report) if report.status == ReportStatus.RETURNED else "",
            "steps": steps_of(report) if writes else [],
            "can_begin": report.status == ReportStatus.OPEN and not report.school_year.is_locked,
            "can_hand_in": writes,
            "can_take_back": report.status == ReportStatus.PUBLISHED,
            "content": content_of(report) if report.status != ReportStatus.OPEN else None,
            "token": token,
        }
        return render(request, "aspnet/report_overview.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Begin; a second click finds it begun."""
        if self.report.status == ReportStatus.OPEN:
            self.act(transitions.begin)
        return self.home()


def last_words(report: Any) -> str:
    """Why it was returned."""
    entries = AuditEntry.objects.about(report).filter(action="aspnet.return_schoolreport")
    return entries.values_list("reason", flat=True).first() or ""


class ReportStepView(ReportLinkView):
    """One step, saved by itself."""

    def get(self, request: HttpRequest, token: str, step: str) -> HttpResponse:
        """What the step asks, with what is known."""
        if self.report.status not in WRITTEN or self.report.school_year.is_locked:
            return self.home()
        return self.ask(StepSheet(self.report, step))

    def post(self, request: HttpRequest, token: str, step: str) -> HttpResponse:
        """Save it and go on to the next step, or ask again with what was typed."""
        sheet = StepSheet(self.report, step, request.POST)
        if not sheet.is_valid():
            return self.ask(sheet, status=400)
        try:
            services.write_report(self.report, sheet.written(), by=self.actor)
        except ValidationError as error:
            place_errors(error, sheet.form)
            return self.ask(sheet, status=400)
        except DomainError as error:
            messages.error(request, str(error))
            return self.home()
        messages.success(request, _("Saved."))
        if sheet.next_step is None:
            return self.home()
        return redirect("aspnet:report-step", token, sheet.next_step)

    def ask(self, sheet: StepSheet, status: int = 200) -> HttpResponse:
        """The page."""
        home = reverse("aspnet:report-link", args=[self.token])
        context = step_context(sheet, home)
        return render(self.request, "aspnet/report_step.html", context, status=status)


def step_context(sheet: StepSheet, home: str) -> dict[str, Any]:
    """What the page of a step shows, for the school and for the coordinator."""
    return {
        "title": sheet.step.label,
        "sheet": sheet,
        "report": sheet.report,
        "question": sheet.part_question,
        "home": home,
        "breadcrumb": [(str(sheet.report), home), (sheet.step.label, None)],
    }


class ReportHandInView(ReportLinkView):
    """Handing in: a page to look it over, a button to send."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Everything once more."""
        if self.report.status not in machine_of(self.report).transitions["submit_report"].sources:
            return self.home()
        missing = transitions.unanswered(self.report)
        context = {
            "title": _("Look it over and hand it in"),
            "report": self.report,
            "content": content_of(self.report),
            "missing": [question.words for question in missing],
            "token": token,
        }
        return render(request, "aspnet/report_hand_in.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Hand it in; a second click finds it handed in."""
        if self.report.status != ReportStatus.SUBMITTED:
            self.act(transitions.submit_report)
        return self.home()


class ReportTakeBackView(ReportLinkView):
    """The school takes its published parts off the public page."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask."""
        if self.report.status != ReportStatus.PUBLISHED:
            return self.home()
        context = {
            "heading": transitions.unpublish_report.label,
            "explanation": _("Nothing of it will be shown on your public page any more."),
            "submit_label": transitions.unpublish_report.label,
            "cancel_url": reverse("aspnet:report-link", args=[token]),
        }
        return render(request, "generic/confirm.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Take it off."""
        if self.report.status == ReportStatus.PUBLISHED:
            self.act(transitions.unpublish_report)
        return self.home()
