"""Centres as UNESCO's staff follow them."""

import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from unesco_portal.core import dates
from unesco_portal.core.views import value_at
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.states import machine_of
from unesco_portal.workflow.views import TransitionView

from .. import counts, services
from ..enums import CentreStatus
from ..forms import TRANSITION_FORMS
from ..models import Centre
from ..resources import CENTRES
from .directory import STATUS_TONES

NOTICE_OF_EXPIRY = datetime.timedelta(days=731)  # a renewal takes about two years
MOST = 100
CONFIRMED = gettext_lazy("Record confirmed")


def followed_centre(user: Any, public_id: str) -> Centre:
    """A centre, for those who follow centres; nothing for others."""
    rows = Centre.objects.visible_to(user).select_related("country", "source")
    centre = get_object_or_404(rows, public_id=public_id)
    if not user.has_perm("centres.follow_centre", centre):
        raise PermissionDenied("centres.follow_centre")
    return centre


class WorkspaceCentresView(LoginRequiredMixin, View):
    """What the coordination looks after: status by status, and which agreements end."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Counts and the agreements that ended or end within two years."""
        if not request.user.has_perm("centres.follow_centre"):
            raise PermissionDenied("centres.follow_centre")
        until = dates.today() + NOTICE_OF_EXPIRY
        ending = Centre.objects.real().expiring_before(until).select_related("country")
        context = {
            "title": _("Category 2 centres: follow-up"),
            "lines": status_lines(),
            "ending": ending[:MOST],
            "as_of": dates.today(),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Category 2 centres"), None),
            ],
        }
        return render(request, "centres/workspace_centres.html", context)


def status_lines() -> list[dict[str, Any]]:
    """How many centres stand in each status, with the list of them."""
    found = counts.by_status()
    return [
        {
            "label": status.label,
            "count": found[status],
            "url": f"{reverse('centres:centre-list')}?status={status}&is_generated=false",
        }
        for status in CentreStatus
        if status in found
    ]


class WorkspaceCentreView(LoginRequiredMixin, View):
    """One centre: what can be done now, what contradicts, what happened."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page."""
        centre = followed_centre(request.user, public_id)
        machine = machine_of(centre)
        user = request.user
        context = {
            "title": str(centre),
            "centre": centre,
            "fields": fields_of(centre),
            "status_tone": STATUS_TONES[CentreStatus(centre.status)],
            "state": machine.state(centre.status),
            "due_at": machine.due_at(centre),
            "acts": machine.available(centre, user),
            "warnings": centre.date_warnings,
            "timeline": timeline(centre),
            "can_confirm": services.may_confirm(user, centre),
            "can_edit": user.has_perm("centres.change_centre", centre),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Category 2 centres"), reverse("centres:workspace-centre-list")),
                (str(centre), None),
            ],
        }
        return render(request, "centres/workspace_centre.html", context)


def fields_of(centre: Centre) -> list[dict[str, Any]]:
    """All columns of the centre itself in words."""
    return [
        {
            "label": column.label,
            "value": column.words(value_at(centre, column.path)),
            "kind": column.kind,
        }
        for column in CENTRES.columns_for()
        if not column.nested and not column.export_only and column.column.expression is None
    ]


def timeline(centre: Centre) -> list[dict[str, Any]]:
    """The acts on a centre, oldest first."""
    acts = {act.permission: act.label for act in machine_of(centre).transitions.values()}
    acts["centres.confirm_centre"] = CONFIRMED
    return [
        {
            "title": str(acts.get(entry.action, entry.action)),
            "when": entry.created_at,
            "who": entry.actor_label,
            "text": entry.reason,
            "state": "done",
        }
        for entry in AuditEntry.objects.about(centre).order_by("pk")
    ]


class CentreConfirmView(LoginRequiredMixin, View):
    """“This record is right”: a POST, so that no scanner confirms anything."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Confirm it today."""
        services.confirm_centre(followed_centre(request.user, public_id), by=request.user)
        messages.success(request, _("Confirmed as right, today."))
        return redirect("centres:workspace-centre", public_id)


class CentreTransitionView(TransitionView):
    """The acts on a centre."""

    model = Centre
    form_classes = TRANSITION_FORMS
