"""The application as the school meets it: form, confirmation, private status page."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts import throttling
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.states import machine_of

from .. import services, transitions
from ..enums import ApplicationStatus
from ..forms import ApplicationFields, CompletionForm, ExpressionOfInterestForm
from ..models import Application, Institution
from .cases import TONES, case_timeline, holder_words, level_words


class ApplyView(View):
    """The public form. Nothing is sent to anybody before the address is confirmed."""

    template_name = "aspnet/apply.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form; ``?country=SN`` chooses the country."""
        initial = {"country": request.GET.get("country", "")}
        return self.ask(ExpressionOfInterestForm(initial=initial), ApplicationFields())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it and send the link, or ask again with what was typed."""
        institution_form = ExpressionOfInterestForm(request.POST, instance=Institution())
        application_form = ApplicationFields(
            request.POST, instance=Application(language=(get_language() or "en")[:2])
        )
        if not (institution_form.is_valid() & application_form.is_valid()):
            return self.ask(institution_form, application_form, status=400)
        if not is_within_rates(request, application_form.cleaned_data["contact_email"]):
            told = _("Many applications came from here, or for this address. Try again tomorrow.")
            application_form.add_error(None, told)
            return self.ask(institution_form, application_form, status=429)
        try:
            application = services.start_application(
                institution_form.instance, application_form.instance
            )
        except ValidationError as error:
            place_errors(error, institution_form, application_form)
            return self.ask(institution_form, application_form, status=400)
        context = {"title": _("Check your mail"), "application": application}
        return render(request, "aspnet/apply_sent.html", context)

    def ask(self, institution_form: Any, application_form: Any, status: int = 200) -> HttpResponse:
        """The page with both parts."""
        context = {
            "title": _("Apply to join the Associated Schools Network"),
            "institution_form": institution_form,
            "application_form": application_form,
            "breadcrumb": [
                (_("Schools"), reverse("aspnet:institution-list")),
                (_("Apply to join"), None),
            ],
        }
        return render(self.request, self.template_name, context, status=status)


def is_within_rates(request: HttpRequest, email: str) -> bool:
    """Whether one more mail may go out: a form open to all must not fill strangers' mailboxes."""
    place = throttling.client_network(request)
    return throttling.is_within(settings.APPLICATION_RATE, "apply", place) and throttling.is_within(
        settings.APPLICATION_MAIL_RATE, "apply-mail", email.lower()
    )


def place_errors(error: ValidationError, *forms: Any) -> None:
    """Put each error of the domain at the field it names, whichever form has it."""
    named = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
    for name, errors in named.items():
        owner = next((form for form in forms if name in form.fields), forms[0])
        owner.add_error(name if name in owner.fields else None, errors)


class LinkView(View):
    """A page behind a signed link: shows nothing and changes nothing without it."""

    def dispatch(self, request: HttpRequest, token: str) -> HttpResponse:
        """Open the link, or say what is wrong with it."""
        try:
            self.linked = services.open_link(token)
        except DomainError as error:
            context = {"title": _("This link does not open anything"), "reason": str(error)}
            return render(request, "aspnet/link_gone.html", context, status=410)
        self.token = token
        response = super().dispatch(request, token)
        response["Cache-Control"] = "no-store"
        return response

    def status_page(self) -> HttpResponse:
        """To the status page of the same link."""
        return redirect("aspnet:application-status", self.token)

    def act(self, transition: Any, **details: Any) -> None:
        """Do an act as the applicant; say what happened."""
        try:
            transition(self.linked.application, by=self.linked.actor, **details)
        except DomainError as error:
            messages.error(self.request, str(error))
        else:
            messages.success(self.request, _("Done."))


class ApplicationConfirmView(LinkView):
    """The address is confirmed by a button: mail scanners open links, they press nothing."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show what was written, and ask."""
        if self.linked.application.status != ApplicationStatus.DRAFT:
            return self.status_page()
        application = self.linked.application
        context = {
            "title": _("Send your application"),
            "application": application,
            "levels": level_words(application.institution),
        }
        return render(request, "aspnet/apply_confirm.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Send it to the National Coordinator."""
        if self.linked.application.status == ApplicationStatus.DRAFT:
            self.act(transitions.submit)
        return self.status_page()


class ApplicationStatusView(LinkView):
    """The applicant's private page: the step, who acts, since when, by when."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The page."""
        application = self.linked.application
        machine = machine_of(application)
        if application.status == ApplicationStatus.DRAFT:
            return redirect("aspnet:application-confirm", token)
        context = {
            "title": _("Your application"),
            "application": application,
            "membership": getattr(application, "membership", None),
            "holder": holder_words(application),
            "tone": TONES[application.status],
            "due_at": machine.due_at(application),
            "timeline": case_timeline(application, names_hidden=True),
            "token": token,
            "can_complete": application.status == ApplicationStatus.RETURNED,
            "can_withdraw": application.status in transitions.withdraw.sources,
        }
        return render(request, "aspnet/application_status.html", context)


class ApplicationCompleteView(LinkView):
    """A returned application is completed and sent again."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The form as it was, with the coordinator's words."""
        if self.linked.application.status != ApplicationStatus.RETURNED:
            return self.status_page()
        return self.ask(CompletionForm(instance=self.linked.application))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Keep the changes and send it again."""
        application = self.linked.application
        form = CompletionForm(request.POST, instance=application)
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            services.complete_application(application, by=self.linked.actor, changes=form.changes)
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
            return self.status_page()
        self.act(transitions.resubmit)
        return self.status_page()

    def ask(self, form: CompletionForm, status: int = 200) -> HttpResponse:
        """The page."""
        context = {
            "title": _("Complete your application"),
            "application": self.linked.application,
            "form": form,
            "returned": AuditEntry.objects.about(self.linked.application)
            .filter(action="aspnet.return_application")
            .first(),
            "cancel_url": reverse("aspnet:application-status", args=[self.token]),
        }
        return render(self.request, "aspnet/application_complete.html", context, status=status)


class ApplicationWithdrawView(LinkView):
    """The school takes its application back."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask, where there is something to withdraw."""
        if self.linked.application.status not in transitions.withdraw.sources:
            return self.status_page()
        context = {
            "title": _("Withdraw your application?"),
            "heading": _("Withdraw your application?"),
            "explanation": transitions.withdraw.explanation,
            "submit_label": transitions.withdraw.label,
            "cancel_url": reverse("aspnet:application-status", args=[token]),
        }
        return render(request, "generic/confirm.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Withdraw."""
        self.act(transitions.withdraw)
        return self.status_page()
