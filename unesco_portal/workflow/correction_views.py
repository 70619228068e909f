"""Pages of corrections: a reader writes one and confirms it; whoever keeps the record decides."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts import throttling
from unesco_portal.core.exceptions import DomainError

from . import corrections
from .forms import CorrectionForm
from .models import AuditEntry, Correction, Suggestion
from .states import machine_of
from .views import TransitionView


class SuggestView(View):
    """Anybody says what is wrong with a public record; no account is needed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The record, if everybody may see it and somebody keeps it."""
        resource = corrections.open_resource(kwargs["resource"])
        if resource is None:
            raise Http404
        self.resource = resource
        found = corrections.public_record(resource, kwargs["record_id"])
        if found is None:
            raise Http404
        self.record = found
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]  # no view streams here

    def form(self, *args: Any, **kwargs: Any) -> CorrectionForm:
        """The questions, with what is shown now."""
        return CorrectionForm(*args, resource=self.resource, record=self.record, **kwargs)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask; ``?field=city`` has the field chosen, an account has its address filled in."""
        field = request.GET.get("field") or next(iter(self.resource.correctable), "")
        email = request.user.email if request.user.is_authenticated else ""
        return self.ask(self.form(initial={"field": field[:40], "email": email}))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Keep it and mail the link, or ask again with what was typed."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        if not is_within_rates(request, form.cleaned_data["email"]):
            form.add_error(None, _("Many suggestions came from here. Try again tomorrow."))
            return self.ask(form, status=429)
        written: Suggestion = form.save(commit=False)
        written.language = translation.get_language() or settings.LANGUAGE_CODE
        try:
            corrections.suggest(written, self.resource, self.record)
        except ValidationError as error:
            for name, told in error.message_dict.items():
                form.add_error(name if name in form.fields else None, told)
            return self.ask(form, status=400)
        except DomainError as error:
            form.add_error(None, str(error))
            return self.ask(form, status=409)
        context = {"title": _("Nearly done"), "record": self.record, "email": written.email}
        return render(request, "corrections/sent.html", context)

    def ask(self, form: CorrectionForm, status: int = 200) -> HttpResponse:
        """The page."""
        heading = _("Suggest a correction")
        url = self.resource.url_of(getattr(self.record, self.resource.id_path))
        context = {
            "title": heading,
            "heading": heading,
            "record": self.record,
            "form": form,
            "submit_label": _("Send"),
            "cancel_url": url,
            "breadcrumb": [(str(self.record), url), (heading, None)],
        }
        return render(self.request, "corrections/suggest.html", context, status=status)


def is_within_rates(request: HttpRequest, email: str) -> bool:
    """A form open to all must fill neither worklists nor strangers' mailboxes."""
    place = throttling.client_network(request)
    return throttling.is_within(
        settings.CORRECTION_RATE, "correction", place
    ) and throttling.is_within(settings.CORRECTION_MAIL_RATE, "correction-mail", email.lower())


class ConfirmView(View):
    """The link of the mail: asks, and with the button sends the suggestion on its way."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What the link opens; a wrong or an old one says so."""
        try:
            self.found = corrections.opened(kwargs["token"])
        except DomainError as error:
            context = {"title": _("This link does not work"), "reason": str(error)}
            return render(request, "corrections/gone.html", context, status=410)
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response  # type: ignore[return-value]  # no view streams here

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Opening the link changes nothing, as mail scanners open links, too."""
        is_confirmed = isinstance(self.found, Correction)
        title = _("Your suggestion") if is_confirmed else _("Confirm your suggestion")
        context = {"title": title, "correction": self.found, "is_confirmed": is_confirmed}
        return render(request, "corrections/confirm.html", context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Send it to whoever keeps the record."""
        if isinstance(self.found, Suggestion):
            try:
                corrections.confirm(self.found)
            except DomainError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("Thank you. Your suggestion is on its way."))
        return redirect(request.path)


class CorrectionView(LoginRequiredMixin, View):
    """One suggestion: what stood there, what stands there now, what should; and what to do."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page of those who keep the record."""
        rows = Correction.objects.visible_to(request.user)
        correction = get_object_or_404(rows, public_id=public_id)
        record = correction.record
        context = {
            "title": str(correction),
            "correction": correction,
            "record": record,
            "now": corrections.shown(record, correction.field) if record else "",
            "acts": machine_of(correction).available(correction, request.user),
            "due_at": machine_of(correction).due_at(correction),
            "entries": AuditEntry.objects.about(correction),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (str(correction), None),
            ],
        }
        return render(request, "corrections/correction.html", context)


class CorrectionTransitionView(TransitionView):
    """Accepting and declining."""

    model = Correction
