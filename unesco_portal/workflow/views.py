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
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.meta import visible_rows

from . import muting
from .engine import Transition
from .forms import TransitionForm
from .models import Case, Mute, Notification, OutgoingMail
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
            self.record = self.find_record(kwargs["public_id"])
            self.transition = self.find_transition(kwargs["verb"])
            if not self.transition.permits(request.user, self.record):
                raise PermissionDenied(self.transition.permission)
        return super().dispatch(request, *args, **kwargs)

    def find_record(self, public_id: str) -> Case:
        """The record of the address, among those this reader may see."""
        return get_object_or_404(visible_rows(self.model, self.request.user), public_id=public_id)

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
        """Ask; what cannot be done now is said before anybody writes a reason for it."""
        if obstacle := self.transition.obstacle(self.record, request.user):
            messages.error(request, obstacle)
            return redirect(self.record.get_workspace_url())
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
            return self.refuse(form, str(error))
        messages.success(
            request,
            _("%(record)s is now: %(state)s.")
            % {"record": record, "state": record.get_status_display()},
        )
        return redirect(record.get_workspace_url())

    def refuse(self, form: TransitionForm, obstacle: str) -> HttpResponse:
        """What was typed for an act that came too late stays; without words the case tells all."""
        if not form.has_changed():
            messages.error(self.request, obstacle)
            return redirect(self.record.get_workspace_url())
        form.add_error(None, obstacle)
        return self.ask(form, status=409)

    def ask(self, form: TransitionForm, status: int = 200) -> HttpResponse:
        """The page with the questions; one that came too late leads back to the case."""
        context = {
            "object": self.record,
            "title": self.transition.label,
            "heading": self.transition.label,
            "explanation": self.transition.explanation,
            "form": form,
            "submit_label": self.transition.label,
            "cancel_url": self.record.get_workspace_url(),
            "is_late": status == 409,
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


@method_decorator(csrf_exempt, name="dispatch")
class OptOutView(View):
    """The holder of an address asks for no more mails of a kind, or for them again.

    Mail programs post here by themselves when their reader clicks “unsubscribe” (RFC 8058): without
    cookies, and so without a CSRF token. Whoever knows the signed address may post to it.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Kind and address behind the link; a wrong one says so."""
        try:
            self.kind, self.email = muting.open_link(kwargs["token"])
        except DomainError as error:
            context = {"title": _("This link does not work"), "reason": str(error)}
            return render(request, "workflow/opt_out.html", context, status=410)
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Ask: opening the link changes nothing, as mail scanners open links, too."""
        context = {
            "title": _("Mails from the network"),
            "email": self.email,
            "is_out": muting.is_muted(self.kind, self.email),
            "is_about_notices": self.kind == Mute.NOTICES,
        }
        return render(request, "workflow/opt_out.html", context)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it."""
        if request.POST.get("List-Unsubscribe") == "One-Click":
            muting.mute(self.kind, self.email)
            return HttpResponse(status=204)  # read by a program, which follows no redirect
        if "again" in request.POST:
            muting.unmute(self.kind, self.email)
            messages.success(request, _("You get these mails again."))
        else:
            muting.mute(self.kind, self.email)
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
