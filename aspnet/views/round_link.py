"""A school answers by its signed link: without an account, a script, or a second chance lost.

Opening a page changes nothing; each answer is shown back and counts when its button is pressed.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.languages import address_language

from .. import services
from ..enums import Answer
from ..forms import LeaveForm, SchoolChangeForm, WhoAnswersForm
from ..models import Institution
from ..services.answers import OVER
from .round_words import difference_rows, facts_of


def speak(request: HttpRequest, language: str) -> None:
    """The school's language, unless the reader chose another one: in this browser, by address."""
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES or address_language(request)
    if not chosen:
        translation.activate(language)
        request.LANGUAGE_CODE = language


class RoundLinkView(View):
    """A page behind the link of a round; kind where the link opens nothing any more."""

    def dispatch(self, request: HttpRequest, token: str) -> HttpResponse:
        """Open the link, or say what is wrong with it and what to do."""
        try:
            self.entry, self.actor = services.open_round_link(token)
        except DomainError as error:
            return self.gone(str(error))
        speak(request, self.entry.language)
        self.token = token
        if not self.entry.round.takes_answers(dates.today()):
            return self.gone(str(OVER), self.entry)
        response = super().dispatch(request, token)
        response["Cache-Control"] = "no-store"
        return response

    def gone(self, reason: str, entry: Any = None) -> HttpResponse:
        """The page of a link that opens nothing."""
        context = {
            "title": _("This page takes no answers"),
            "reason": reason,
            "entry": entry,
            "network": entry.round.network if entry else None,
        }
        response = render(self.request, "aspnet/round_gone.html", context, status=410)
        response["Cache-Control"] = "no-store"
        return response

    def home(self) -> HttpResponse:
        """Back to the first page of the link."""
        return redirect("aspnet:round-link", self.token)

    def give(self, given: services.Given, words: str) -> HttpResponse:
        """Answer, and say what happened."""
        try:
            services.give_answer(self.entry, given, by=self.actor)
        except DomainError as error:
            messages.info(self.request, str(error))
        else:
            messages.success(self.request, words)
        return self.home()

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """A page about this school."""
        school = self.entry.institution
        shared = {
            "entry": self.entry,
            "institution": school,
            "network": self.entry.round.network,
            "token": self.token,
            "home_url": reverse("aspnet:round-link", args=[self.token]),
        }
        return render(self.request, template, shared | context, status=status)


class RoundAnswerView(RoundLinkView):
    """The record as it stands, and one big button."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The page; scanners of mail may open it as often as they like."""
        return self.ask(WhoAnswersForm(initial=self.known()))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Nothing changed."""
        form = WhoAnswersForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        given = services.Given(Answer.CONFIRMED, **form.person)
        return self.give(given, _("Thank you: your record is confirmed today."))

    def known(self) -> dict[str, str]:
        """Who answered before."""
        return {"answered_by": self.entry.answered_by, "answered_as": self.entry.answered_as}

    def ask(self, form: WhoAnswersForm, status: int = 200) -> HttpResponse:
        """The page."""
        entry = self.entry
        return self.show(
            "aspnet/round_answer.html",
            status,
            title=_("Is this still right?"),
            form=form,
            facts=facts_of(entry.institution),
            differences=difference_rows(entry.changes, entry.institution),
            can_answer=entry.decision != "accepted",
            can_confirm=entry.answer != Answer.CONFIRMED and entry.decision != "accepted",
        )


class RoundChangeView(RoundLinkView):
    """Something changed: a form, then what was typed shown back, then it counts."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The record, or what was proposed before, ready to be corrected."""
        initial = {name: change["new"] for name, change in self.entry.changes.items()}
        initial |= {"answered_by": self.entry.answered_by, "answered_as": self.entry.answered_as}
        return self.ask(SchoolChangeForm(instance=self.entry.institution, initial=initial))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show back; ``sure`` sends it to the coordinator; ``again`` returns to the form."""
        school = Institution.objects.get(pk=self.entry.institution_id)
        form = SchoolChangeForm(request.POST, instance=school)
        if not form.is_valid():
            return self.ask(form, status=400)
        if "again" in request.POST:
            return self.ask(form)
        given = services.Given(Answer.CHANGE, changes=form.changes, **form.person)
        if "sure" in request.POST:
            return self.give(given, _("Thank you: your coordinator reads what changed."))
        return self.show_back(form, given)

    def show_back(self, form: SchoolChangeForm, given: services.Given) -> HttpResponse:
        """What differs, before it counts."""
        try:
            changes = services.difference(self.entry.institution, given.changes)
        except DomainError as error:
            messages.error(self.request, str(error))
            return self.home()
        if not changes:
            form.add_error(None, _("Nothing differs from the record. Change a field, or go back."))
            return self.ask(form, status=400)
        return self.show(
            "aspnet/round_change_check.html",
            title=_("Is this what changed?"),
            differences=difference_rows(changes, self.entry.institution),
            posted=[
                (name, value)
                for name, values in self.request.POST.lists()
                if name in form.fields
                for value in values
            ],
        )

    def ask(self, form: SchoolChangeForm, status: int = 200) -> HttpResponse:
        """The form."""
        if self.entry.decision == "accepted":
            return self.home()
        return self.show(
            "aspnet/round_change.html", status, title=_("What has changed?"), form=form
        )


class RoundLeaveView(RoundLinkView):
    """The school announces that it leaves; the head's letter is a separate act."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask, and say what it means."""
        return self.ask(LeaveForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Announce it."""
        form = LeaveForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        given = services.Given(Answer.WITHDRAWAL, note=form.cleaned_data["note"], **form.person)
        return self.give(given, _("Your coordinator knows, and will ask for the head's letter."))

    def ask(self, form: LeaveForm, status: int = 200) -> HttpResponse:
        """The page."""
        return self.show(
            "aspnet/round_leave.html", status, title=_("Leave the network?"), form=form
        )


class ConfirmLinkView(View):
    """The link of a reminder between rounds: the record, and one button."""

    def dispatch(self, request: HttpRequest, token: str) -> HttpResponse:
        """Open the link, or say what is wrong with it."""
        try:
            self.school, self.since = services.open_confirm_link(token)
        except DomainError as error:
            context = {"title": _("This page takes no answers"), "reason": str(error)}
            context |= {"entry": None, "network": None}
            return render(request, "aspnet/round_gone.html", context, status=410)
        response = super().dispatch(request, token)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The page; opening it changes nothing."""
        school = self.school
        network = getattr(school.country, "aspnet_network", None)
        is_done = school.confirmed_on is not None and school.confirmed_on > self.since
        context = {
            "title": _("Is this still right?"),
            "institution": school,
            "network": network,
            "facts": facts_of(school),
            "is_done": is_done,
        }
        return render(request, "aspnet/confirm_link.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Confirm the record; a second time says so."""
        try:
            services.confirm_by_link(self.school, self.since)
        except DomainError as error:
            messages.info(request, str(error))
        else:
            messages.success(request, _("Thank you: your record is confirmed today."))
        return redirect("aspnet:confirm-link", token)
