"""The page behind every status button, the notices, and the development outbox."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.meta import visible_rows

from . import mailings
from .engine import Transition
from .forms import TransitionForm
from .models import Case, Notification, OutgoingMail
from .states import machine_of

MOST_NOTICES = 200


class TransitionView(LoginRequiredMixin, View):
    """The page asks, the domain decides, the message tells."""

    model: type[Case]
    form_classes: dict[str, type[TransitionForm]] = {}
    template_name = "generic/transition.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the record among those this reader may see, and the act among its acts."""
        if request.user.is_authenticated:
            rows = visible_rows(self.model, request.user)
            self.record = get_object_or_404(rows, public_id=kwargs["public_id"])
            self.transition = self.find_transition(kwargs["verb"])
            if not self.transition.permits(request.user, self.record):
                raise PermissionDenied(self.transition.permission)
        return super().dispatch(request, *args, **kwargs)

    def find_transition(self, verb: str) -> Transition:
        """The act named in the address."""
        try:
            return machine_of(self.model).transitions[verb]
        except KeyError as error:
            raise Http404(verb) from error

    def form(self, *args: Any) -> TransitionForm:
        """The questions of this act."""
        form_class = self.form_classes.get(self.transition.name, TransitionForm)
        return form_class(*args, transition=self.transition)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask."""
        return self.ask(self.form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Act, or ask again with what was typed."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.ask(form, status=400)
        try:
            record = self.transition(self.record, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.ask(form, status=400)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(self.record.get_workspace_url())
        messages.success(
            request,
            _("Done. %(record)s is now: %(state)s.")
            % {"record": record, "state": record.get_status_display()},
        )
        return redirect(record.get_workspace_url())

    def ask(self, form: TransitionForm, status: int = 200) -> HttpResponse:
        """The page with the questions."""
        context = {
            "object": self.record,
            "title": self.transition.label,
            "heading": self.transition.label,
            "explanation": self.transition.explanation,
            "form": form,
            "submit_label": self.transition.label,
            "cancel_url": self.record.get_workspace_url(),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (str(self.record), self.record.get_workspace_url()),
                (self.transition.label, None),
            ],
        }
        return render(self.request, self.template_name, context, status=status)


class NotificationListView(LoginRequiredMixin, View):
    """The reader's notices; opening the page marks nothing, the button does."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Newest first."""
        rows = Notification.objects.visible_to(request.user)[:MOST_NOTICES]
        context = {"notifications": rows, "title": _("Notices")}
        return render(request, "workflow/notification_list.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Mark all as read."""
        Notification.objects.visible_to(request.user).unread().update(read_at=timezone.now())
        return redirect("workflow:notification-list")


class OptOutView(View):
    """The holder of an address asks for no more mails to selections, or for them again."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The address behind the link; a wrong one says so."""
        try:
            self.email = mailings.open_opt_out(kwargs["token"])
        except DomainError as error:
            context = {"title": _("This link does not work"), "reason": str(error)}
            return render(request, "workflow/opt_out.html", context, status=410)
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask: opening the link changes nothing, as mail scanners open links, too."""
        is_out = bool(mailings.those_opted_out([self.email]))
        context = {"title": _("Mails from the network"), "email": self.email, "is_out": is_out}
        return render(request, "workflow/opt_out.html", context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it."""
        if "again" in request.POST:
            mailings.opt_in(self.email)
            messages.success(request, _("You get these mails again."))
        else:
            mailings.opt_out(self.email)
            messages.success(request, _("You get no more mails of this kind."))
        return redirect(request.path)


class OutboxView(View):
    """Development only: the mails that went out, so that links in them can be followed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Newest first; 404 anywhere but in the demonstration."""
        if not settings.DEMONSTRATION:
            raise Http404
        context = {"mails": OutgoingMail.objects.all()[:50], "title": _("Outbox")}
        return render(request, "workflow/outbox.html", context)
