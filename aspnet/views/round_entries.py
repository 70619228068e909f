"""One school in a round, the printed list, and the spreadsheet."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError

from .. import services
from ..enums import RUNNING_ROUND, Answer, Channel, Decision
from ..forms import OnBehalfForm, RejectForm, SheetForm
from ..models import RenewalRound, RoundEntry
from .limits import MadeOnDemand, Uploads
from .round_words import TONES, conflicts_of, difference_rows, facts_of, round_trail
from .rounds import own_round

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_PRINTED = 2_000


class RoundEntryView(LoginRequiredMixin, View):
    """What a school answered, side by side with its record; and what the coordinator does."""

    def get(self, request: HttpRequest, country: str, public_id: str, school: str) -> HttpResponse:
        """The page."""
        return self.show(self.find(country, public_id, school))

    def post(self, request: HttpRequest, country: str, public_id: str, school: str) -> HttpResponse:
        """The button pressed says which act."""
        entry = self.find(country, public_id, school)
        if not request.user.has_perm("aspnet.run_round", entry):
            raise PermissionDenied("aspnet.run_round")
        act = self.acts().get(request.POST.get("act", ""))
        if act is None:
            return redirect(entry.get_workspace_url())
        try:
            again = act(entry)
        except DomainError as error:
            messages.error(request, str(error))
            again = None
        return again or redirect(entry.get_workspace_url())

    def acts(self) -> dict[str, Any]:
        """What each button does."""
        return {
            "accept": self.accept,
            "reject": self.reject,
            "bounced": self.bounced,
            "behalf": self.on_behalf,
        }

    def accept(self, entry: RoundEntry) -> None:
        """The change becomes the record."""
        services.decide_change(entry, Decision.ACCEPTED, by=self.request.user)
        messages.success(self.request, _("Accepted: the record says so now."))

    def reject(self, entry: RoundEntry) -> HttpResponse | None:
        """The record stays; the school reads why."""
        form = RejectForm(self.request.POST)
        if not form.is_valid():
            return self.show(entry, reject_form=form, status=400)
        reason = form.cleaned_data["reason"]
        services.decide_change(entry, Decision.REJECTED, by=self.request.user, reason=reason)
        messages.success(self.request, _("Rejected: the school reads your reason on its page."))
        return None

    def bounced(self, entry: RoundEntry) -> None:
        """The address does not work."""
        services.mark_bounced(entry, by=self.request.user)
        messages.success(self.request, _("Marked: the school stands on the printed list now."))

    def on_behalf(self, entry: RoundEntry) -> HttpResponse | None:
        """What the school said otherwise."""
        form = OnBehalfForm(self.request.POST)
        if not form.is_valid():
            return self.show(entry, behalf_form=form, status=400)
        found = form.cleaned_data
        given = services.Given(
            Answer(found["answer"]),
            name=found["answered_by"],
            function=found["answered_as"],
            note=form.words,
            channel=Channel.ON_BEHALF,
        )
        services.give_answer(entry, given, by=self.request.user)
        messages.success(self.request, _("Recorded for the school."))
        return None

    def find(self, country: str, public_id: str, school: str) -> RoundEntry:
        """The entry, in a round this reader may see."""
        round_ = own_round(self.request.user, country, public_id)
        rows = round_.entries.visible_to(self.request.user)
        rows = rows.select_related("institution__membership", "decided_by__person")
        entry = get_object_or_404(rows, institution__public_id=school)
        entry.round = round_
        return entry

    def show(
        self,
        entry: RoundEntry,
        *,
        reject_form: RejectForm | None = None,
        behalf_form: OnBehalfForm | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The page."""
        can_run = self.request.user.has_perm("aspnet.run_round", entry)
        is_running = entry.round.status in RUNNING_ROUND
        context = {
            "title": entry.institution.name,
            "entry": entry,
            "round": entry.round,
            "institution": entry.institution,
            "tone": TONES[entry.answer],
            "differences": difference_rows(entry.changes, entry.institution),
            "conflicts": conflicts_of(entry),
            "facts": facts_of(entry.institution),
            "reject_form": reject_form or RejectForm(),
            "behalf_form": behalf_form or OnBehalfForm(),
            "can_decide": can_run and is_running and entry.is_undecided,
            "can_answer": can_run and is_running and entry.decision != Decision.ACCEPTED,
            "can_mark_bounced": can_run and is_running and entry.answer == Answer.WAITING,
            "breadcrumb": round_trail(entry.round, (entry.institution.name, None)),
        }
        return render(self.request, "aspnet/round_entry.html", context, status=status)


class RoundPaperView(MadeOnDemand, LoginRequiredMixin, View):
    """A page to print: the silent ones without mail, with codes, facts and boxes to tick."""

    def get(self, request: HttpRequest, country: str, public_id: str) -> HttpResponse:
        """The list; ``?all=1`` has every silent school."""
        round_ = own_round(request.user, country, public_id, to_run=True)
        rows = round_.entries.silent()
        if "all" not in request.GET:
            rows = rows.exclude(asked="mail", answer=Answer.WAITING)
        rows = rows.select_related("institution").order_by("institution__sort_name", "pk")
        context = {
            "title": _("Schools to ask on paper"),
            "round": round_,
            "schools": [
                (entry.institution, facts_of(entry.institution)) for entry in rows[:MOST_PRINTED]
            ],
            "breadcrumb": round_trail(round_, (_("Schools to ask on paper"), None)),
        }
        return render(request, "aspnet/round_paper.html", context)


class RoundSheetView(Uploads, LoginRequiredMixin, View):
    """The spreadsheet: out with facts, in with answers."""

    def get(self, request: HttpRequest, country: str, public_id: str) -> HttpResponse:
        """The page to send it in; ``?format=xlsx`` downloads it."""
        round_ = own_round(request.user, country, public_id, to_run=True)
        if request.GET.get("format") == "xlsx":
            content = services.workbook(round_.entries.silent())
            response = HttpResponse(content, content_type=XLSX)
            response["Content-Disposition"] = f'attachment; filename="{round_.public_id}.xlsx"'
            return response
        return self.ask(round_, SheetForm())

    def post(self, request: HttpRequest, country: str, public_id: str) -> HttpResponse:
        """Check each row; apply, or say what is wrong in which cell."""
        round_ = own_round(request.user, country, public_id, to_run=True)
        form = SheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask(round_, form, status=400)
        try:
            report = services.apply_sheet(
                round_,
                form.cleaned_data["sheet"],
                by=request.user,
                good_rows_only=form.cleaned_data["good_rows_only"],
            )
        except ValidationError as error:
            form.add_error("sheet", error.messages)
            return self.ask(round_, form, status=400)
        except DomainError as error:
            form.add_error(None, str(error))
            return self.ask(round_, form, status=400)
        if report.problems:
            return self.ask(round_, form, report=report, status=200 if report.applied else 400)
        words = _("%(count)s answers taken from the spreadsheet.")
        messages.success(request, words % {"count": report.applied})
        return redirect(round_.get_workspace_url())

    def ask(
        self,
        round_: RenewalRound,
        form: SheetForm,
        *,
        report: services.SheetReport | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The page, with the problems of the last sheet."""
        context = {
            "title": _("Spreadsheet of the round"),
            "round": round_,
            "form": form,
            "report": report,
            "breadcrumb": round_trail(round_, (_("Spreadsheet of the round"), None)),
        }
        return render(self.request, "aspnet/round_sheet.html", context, status=status)
