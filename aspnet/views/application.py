"""The application as the school meets it once it is sent: status, completion, withdrawal."""

from typing import Any

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
from ..enums import ENDED_WITHOUT_ADMISSION, WITH_SCHOOL, ApplicationStatus
from ..forms import CompletionForm, LostLinkForm
from .cases import TONES, case_timeline, holder_words, level_words
from .limits import TOO_OFTEN, is_within_rate
from .progress import status_facts


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
            done = transition(self.linked.application, by=self.linked.actor, **details)
        except DomainError as error:
            messages.error(self.request, str(error))
        else:
            state = done.get_status_display()
            messages.success(
                self.request, _("Your application is now: %(state)s.") % {"state": state}
            )


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
            "can_add_files": application.status in WITH_SCHOOL,
            "can_withdraw": application.status in transitions.withdraw.sources,
            "can_apply_again": application.status in ENDED_WITHOUT_ADMISSION,
            "attachments": application.attachments.all(),
            "levels": level_words(application.institution),
            "office": application.institution.office_email,
            **status_facts(application),
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


class LostLinkView(View):
    """“I lost my link”: the same answer whether or not the address is known."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the address."""
        return self.ask(LostLinkForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Mail the links of its open applications to the address on file."""
        form = LostLinkForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        if not is_within_rate(request, "lost-link"):
            form.add_error(None, TOO_OFTEN)
            return self.ask(form, status=429)
        email = form.cleaned_data["email"]
        services.send_lost_links(email)
        context = {"title": _("Check your mail"), "email": email}
        return render(request, "aspnet/lost_link_sent.html", context)

    def ask(self, form: LostLinkForm, status: int = 200) -> HttpResponse:
        """The page."""
        heading = _("I lost my link")
        context = {
            "title": heading,
            "heading": heading,
            "explanation": _(
                "We mail the link to your open application again, to the address given in it."
            ),
            "form": form,
            "submit_label": _("Send me the link"),
            "cancel_url": reverse("aspnet:apply"),
        }
        return render(self.request, "generic/form.html", context, status=status)


class ApplicationWithdrawView(LinkView):
    """The school takes its application back."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask, where there is something to withdraw."""
        if self.linked.application.status not in transitions.withdraw.sources:
            return self.status_page()
        context = {
            "title": _("Withdraw your application?"),
            "kicker": self.linked.application,
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
