"""The back office of the audit trail and the outbox; and transitions as admin actions."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.core.attention import Concern
from unesco_portal.core.exceptions import DomainError

from .engine import Transition
from .forms import TransitionForm
from .models import AuditEntry, Correction, Notification, OutgoingMail
from .models.notice import MOST_ATTEMPTS
from .states import machine_of

MOST_SHOWN = 100


def overdue(rows: QuerySet) -> QuerySet:
    """The cases that have stayed in their state for longer than they may."""
    return rows.filter(machine_of(rows.model).late())


class TransitionAdmin(ResourceAdmin):
    """A model with a life cycle: its acts are admin actions, its status is never edited."""

    transition_forms: dict[str, type[TransitionForm]] = {}
    concerns: tuple[Concern, ...] = (
        Concern("overdue", gettext_lazy("longer in their state than they may be"), overdue),
    )

    def get_actions(self, request: HttpRequest) -> dict[str, tuple[Callable, str, str] | None]:
        """Each act of the life cycle, for those who may do it to anything at all."""
        actions = super().get_actions(request)
        for act in machine_of(self.model).transitions.values():
            actions[act.name] = (self.action_for(act), act.name, str(act.label))
        return actions

    def action_for(self, act: Transition) -> Callable:
        """An admin action that asks, then does the act to each selected record."""

        def action(_admin: Any, request: HttpRequest, rows: QuerySet) -> HttpResponse | None:
            form_class = self.transition_forms.get(act.name, TransitionForm)
            sent = "confirmed" in request.POST
            form = form_class(request.POST if sent else None, transition=act)
            if not (sent and form.is_valid()):
                return self.ask(request, act, rows, form)
            self.do(request, act, rows, form.cleaned_data)
            return None

        return action

    def ask(
        self, request: HttpRequest, act: Transition, rows: QuerySet, form: TransitionForm
    ) -> HttpResponse:
        """The page between choosing and doing."""
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "act": act,
            "effects": [self.effect(act, record, request.user) for record in rows[:MOST_SHOWN]],
            "count": len(request.POST.getlist("_selected_action")),
            "most": MOST_SHOWN,
            "selected": request.POST.getlist("_selected_action"),
            "form": form,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/transition.html", context)

    @staticmethod
    def effect(act: Transition, record: Any, user: Any) -> dict[str, Any]:
        """What the act would do to one record: the state before and after, or why it refuses."""
        return {
            "record": record,
            "before": record.get_status_display(),
            "after": dict(record._meta.get_field("status").flatchoices)[act.target],
            "obstacle": act.obstacle(record, user),
        }

    def do(
        self, request: HttpRequest, act: Transition, rows: QuerySet, details: dict[str, Any]
    ) -> None:
        """Each record by itself: one that refuses does not stop the others."""
        done = 0
        for record in rows:
            try:
                act(record, by=request.user, **details)
            except PermissionDenied:
                messages.error(request, f"{record}: {_('You may not do this.')}")
            except DomainError as error:
                messages.error(request, f"{record}: {error}")
            except ValidationError as error:
                messages.error(request, f"{record}: {' '.join(error.messages)}")
            else:
                done += 1
        if done:
            messages.success(
                request, _("%(act)s: %(count)s done.") % {"act": act.label, "count": done}
            )


class ReadOnlyAdmin(ResourceAdmin):
    """Rows that the portal writes and people only read."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Written by acts only."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Read only."""
        return False


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """Who did what."""

    list_display = ["created_at", "action", "object_label", "actor_label", "source", "target"]
    list_filter = ["action"]
    search_fields = ["object_label", "actor_label"]


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    """Notices in the page. Their texts, as those of the mails, are the reader's alone."""

    list_display = ["created_at", "user", "subject", "read_at"]
    list_select_related = ["user"]
    search_fields = ["subject", "user__email"]
    exclude = ["body"]
    secrets = ("body",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """System administrators look for what did not arrive."""
        return self.model.objects.order_by("-created_at", "-pk")


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnlyAdmin):
    """The outbox: what waits, what failed and why. The texts are the reader's alone."""

    list_display = ["created_at", "to", "subject", "sent_at", "attempts", "last_error"]
    search_fields = ["to", "subject"]
    concerns = (
        Concern(
            "refused",
            gettext_lazy("address refused by the mail server"),
            lambda rows: rows.exclude(refused_at=None),
        ),
        Concern(
            "given-up",
            gettext_lazy("given up after many attempts"),
            lambda rows: rows.filter(sent_at=None, refused_at=None, attempts__gte=MOST_ATTEMPTS),
        ),
    )
    exclude = ["text", "html"]
    secrets = ("text", "html")  # with the links that open accounts and applications


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin, TransitionAdmin):
    """What readers suggest; decided by acts, written by nobody here."""

    list_display = ["public_id", "record_label", "field", "status", "country", "created_at"]
    list_filter = ["status", "desk"]
    list_select_related = ["country"]
    search_fields = ["public_id", "record_label", "record_id"]
