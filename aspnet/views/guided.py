"""The application form in steps: each page is small, saves, and needs no JavaScript."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.languages import address_language, working_language

from .. import services
from ..enums import WITH_SCHOOL, ApplicationStatus, Step
from ..forms import (
    ActivitiesForm,
    AttachmentForm,
    FirstStepForm,
    InstitutionStepForm,
    PeopleForm,
    SimilarForm,
)
from ..models import Application, Institution
from ..transitions import ALREADY_OPEN
from .application import place_errors
from .cases import level_words
from .files import file_response
from .limits import TOO_OFTEN, is_within_rate, is_within_rates

WRITTEN = {Step.PEOPLE: PeopleForm, Step.ACTIVITIES: ActivitiesForm}


def step_url(token: str, step: Step) -> str:
    """The address of a page of the form."""
    match step:
        case Step.ATTACHMENTS:
            return reverse("aspnet:application-files", args=[token])
        case Step.CHECK:
            return reverse("aspnet:application-confirm", args=[token])
    return reverse("aspnet:application-step", args=[token, step.value])


def step_list(token: str, current: Step, missing: Any = ()) -> list[dict[str, Any]]:
    """All pages of the form, for the way at the top of each."""
    return [
        {
            "label": step.label,
            "value": step.value,
            "url": step_url(token, step) if token else None,
            "is_current": step == current,
            "is_missing": step in missing,
        }
        for step in Step
    ]


class ApplyView(View):
    """The first page: the institution and its address. The link to go on is mailed at once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty page; ``?country=SN`` chooses the country."""
        return self.ask(FirstStepForm(initial={"country": request.GET.get("country", "")}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it, mail the link and go on, or ask again with what was typed."""
        form = FirstStepForm(request.POST, instance=Institution())
        if not form.is_valid():
            return self.ask(form, status=400)
        if not is_within_rates(request, form.cleaned_data["contact_email"]):
            told = _("Many applications came from here, or for this address. Try again tomorrow.")
            form.add_error(None, told)
            return self.ask(form, status=429)
        application = Application(
            contact_email=form.cleaned_data["contact_email"],
            language=working_language(),
        )
        try:
            services.start_application(form.instance, application)
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        messages.success(
            request,
            _(
                "Saved. A link to this application is on its way to %(email)s: with it you go on at"
                " any time."
            )
            % {"email": application.contact_email},
        )
        return redirect(step_url(services.draft_token(application), Step.PEOPLE))

    def ask(self, form: FirstStepForm, status: int = 200) -> HttpResponse:
        """The page."""
        country = form["country"].value()
        known = {code for code, _name in form.fields["country"].choices}
        context = {
            "title": _("Apply to join the Associated Schools Network"),
            "form": form,
            "steps": step_list("", Step.INSTITUTION),
            "country": country if country in known else "",
            "breadcrumb": [
                (_("Schools"), reverse("aspnet:institution-list")),
                (_("Apply to join"), None),
            ],
        }
        return render(self.request, "aspnet/apply.html", context, status=status)


class DraftView(View):
    """A page behind the mailed link, or behind the one on the screen; nothing without either."""

    statuses: tuple[str, ...] = (ApplicationStatus.DRAFT,)

    def dispatch(self, request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        """Open the link, or say what is wrong with it; what was sent has its status page."""
        try:
            self.linked = services.open_draft(token)
        except DomainError as error:
            context = {"title": _("This link does not open anything"), "reason": str(error)}
            return render(request, "aspnet/link_gone.html", context, status=410)
        self.token, self.application = token, self.linked.application
        if self.application.status not in self.statuses:
            response = redirect("aspnet:application-status", token)
        else:
            response = super().dispatch(request, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def page(self, template: str, step: Step, context: dict[str, Any], status: int = 200) -> Any:
        """A page of the form."""
        shared = {
            "title": step.label,
            "application": self.application,
            "token": self.token,
            "steps": step_list(self.token, step, services.missing(self.application)),
            "is_draft": self.application.status == ApplicationStatus.DRAFT,
        }
        return render(self.request, template, shared | context, status=status)


class StepView(DraftView):
    """One page of questions: saved as far as it is right, even when something is missing."""

    def dispatch(self, request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        """Only pages of questions have this address."""
        self.step = Step(kwargs["step"])
        return super().dispatch(request, token)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page as it was left."""
        return self.ask(self.form())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep what is right; then go on, or show what is wrong."""
        form = self.form(request.POST)
        is_right = form.is_valid()
        leaves_for = chosen_step(request.POST) if only_missing(form) else None
        answers = form.cleaned_data | (emptied(form) if leaves_for else {})
        try:
            self.keep(answers)
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(step_url(self.token, Step.CHECK))
        if not is_right and leaves_for is None:
            return self.ask(form, status=400)
        is_later = leaves_for is not None and "later" in request.POST
        saved = _("Saved. The link in our mail brings you back here.") if is_later else _("Saved.")
        messages.success(request, saved)
        order = list(Step)
        following = leaves_for or order[order.index(self.step) + 1]
        return redirect(step_url(self.token, following))

    def form(self, *data: Any) -> Any:
        """The questions of this page. They write to a copy: what is wrong is not shown as kept."""
        if self.step == Step.INSTITUTION:
            institution = Institution.objects.get(pk=self.application.institution_id)
            return InstitutionStepForm(*data, instance=institution)
        application = Application.objects.get(pk=self.application.pk)
        return WRITTEN[self.step](*data, instance=application)

    def keep(self, answers: dict[str, Any]) -> None:
        """Save what is right."""
        if self.step == Step.INSTITUTION:
            services.save_step(self.application, institution_changes=answers)
        else:
            services.save_step(self.application, changes=answers)

    def ask(self, form: Any, status: int = 200) -> HttpResponse:
        """The page."""
        return self.page("aspnet/apply_step.html", self.step, {"form": form}, status=status)


def chosen_step(data: Any) -> Step | None:
    """The page for which the writer leaves this one, by the list of pages or to finish later."""
    if "later" in data:
        return Step.CHECK
    return Step(data["to"]) if data.get("to") in Step else None


def emptied(form: Any) -> dict[str, Any]:
    """Needed answers that were taken out: a draft may lack them."""
    fields = form.instance._meta
    return {name: fields.get_field(name).get_default() for name in form.errors}


def only_missing(form: Any) -> bool:
    """Whether nothing typed is wrong: unanswered questions may wait."""
    errors = [error for found in form.errors.as_data().values() for error in found]
    return all(error.code == "required" for error in errors)


class AttachmentsView(DraftView):
    """Documents: added and removed while the application is with its school."""

    statuses = WITH_SCHOOL

    def get(self, request: HttpRequest) -> HttpResponse:
        """What is there, and the question for one more."""
        return self.ask(AttachmentForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep a document, or say why it is not taken."""
        form = AttachmentForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask(form, status=400)
        if not is_within_rate(request, "upload"):
            form.add_error(None, TOO_OFTEN)
            return self.ask(form, status=429)
        try:
            services.attach(
                self.application,
                form.cleaned_data["file"],
                kind=form.cleaned_data["kind"],
                by=self.linked.actor,
            )
        except ValidationError as error:
            place_errors(error, form)
            return self.ask(form, status=400)
        except DomainError as error:
            form.add_error(None, str(error))
            return self.ask(form, status=400)
        messages.success(request, _("The document is kept. Add another one, or go on."))
        return redirect(step_url(self.token, Step.ATTACHMENTS))

    def ask(self, form: AttachmentForm, status: int = 200) -> HttpResponse:
        """The page."""
        context = {
            "form": form,
            "attachments": self.application.attachments.all(),
            "most": services.attachment_limits(),
            "wanted": self.application.stage.documents if self.application.stage else [],
            "next_url": step_url(self.token, Step.CHECK)
            if self.application.status == ApplicationStatus.DRAFT
            else reverse("aspnet:application-status", args=[self.token]),
        }
        return self.page("aspnet/apply_files.html", Step.ATTACHMENTS, context, status=status)


class AttachmentView(DraftView):
    """One document of the school itself: GET downloads it, POST removes it."""

    statuses = tuple(ApplicationStatus)

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The file."""
        return file_response(get_object_or_404(self.application.attachments, public_id=code))

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        """Remove it."""
        attachment = get_object_or_404(self.application.attachments, public_id=code)
        try:
            services.detach(attachment, by=self.linked.actor)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The document is removed."))
        return redirect(step_url(self.token, Step.ATTACHMENTS))


class ApplicationConfirmView(DraftView):
    """Check and send. The address is confirmed by a button behind the mailed link."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what was written and what is missing, and ask."""
        return self.ask(self.similar_form())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send it to the National Coordinator; from the screen, mail the link that can."""
        if not self.linked.is_mailed:
            return self.mail_link()
        form = self.similar_form(request.POST)
        if form is not None:
            form.full_clean()
            try:
                self.application = services.answer_similar(
                    self.application, answer=form.cleaned_data.get("similar", "")
                )
            except ValidationError as error:
                place_errors(error, form)
                return self.ask(form, status=400)
        try:
            services.send_application(
                self.application, by=self.linked.actor, language=self.language()
            )
        except DomainError as error:
            messages.error(request, str(error))
            return self.ask(form, status=409)
        messages.success(request, _("Sent. We write to you when something changes."))
        return redirect("aspnet:application-status", self.token)

    def mail_link(self) -> HttpResponse:
        """The link again, unless it was mailed just now."""
        services.mail_link_again(self.application, language=self.language())
        context = {"title": _("Check your mail"), "application": self.application}
        return render(self.request, "aspnet/apply_sent.html", context)

    def language(self) -> str:
        """The one in which the form was begun, unless the school has chosen another by the menu."""
        chosen = address_language(self.request)
        if chosen in dict(settings.WORKING_LANGUAGES):
            return chosen
        return self.application.language

    def similar_form(self, *data: Any) -> SimilarForm | None:
        """The question about similar institutions, if there are any."""
        similar = services.similar_institutions(self.application)
        if not similar:
            return None
        initial = {"similar": self.application.similar_answer}
        return SimilarForm(*data, similar=similar, initial=initial)

    def ask(self, form: SimilarForm | None, status: int = 200) -> HttpResponse:
        """The page."""
        missing = services.missing(self.application)
        context = {
            "title": _("Send your application"),
            "form": form,
            "missing": [
                {"label": step.label, "url": step_url(self.token, step), "names": names}
                for step, names in missing.items()
            ],
            "levels": level_words(self.application.institution),
            "attachments": self.application.attachments.all(),
            "is_mailed": self.linked.is_mailed,
            "already_open": ALREADY_OPEN if services.is_sent_already(self.linked) else "",
        }
        return self.page("aspnet/apply_confirm.html", Step.CHECK, context, status=status)
