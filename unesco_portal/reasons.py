"""Why can I see this? The appointment that opens a record to a reader, and until when.

Nothing is told twice: each appointment is asked alone whether the record would be visible with it.
"""

import copy
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from .accounts.models import User
from .accounts.roles import Grant
from .core.meta import visible_rows
from .people.models import Appointment


@dataclass(frozen=True)
class Reason:
    """One way in which the record is open to the reader."""

    text: str
    appointment: Appointment | None = None


def reasons(user: User, record: Model) -> list[Reason]:
    """Every way in which this reader may see the record."""
    found = []
    if sees(AnonymousUser(), record):
        found.append(Reason(_("It is public: everybody may see what is published of it.")))
    if sees(holding(user), record) and not found:
        found.append(Reason(_("It is about you, or you wrote it.")))
    found += [
        Reason(_("Your appointment opens it."), post)
        for post in appointments_of(user)
        if sees(holding(user, post), record) and not sees(holding(user), record)
    ]
    if user.is_superuser:
        found.append(Reason(_("You are a system administrator: you may repair, but not decide.")))
    return found


def appointments_of(user: User) -> list[Appointment]:
    """The appointments of today that carry a role."""
    if user.person_id is None:
        return []
    rows = Appointment.objects.current().filter(person=user.person_id).exclude(role="")
    return list(rows.select_related("organisation", "country").order_by("start_on", "pk"))


def holding(user: User, *posts: Appointment) -> User:
    """The same reader with these appointments alone."""
    alone = copy.copy(user)
    alone.is_superuser = False
    alone.__dict__["grants"] = tuple(
        Grant(post.role, post.country_id, post.organisation_id, post.area_id) for post in posts
    )
    return alone


def sees(user: Any, record: Model) -> bool:
    """Whether the record is among the rows that this reader may meet."""
    return visible_rows(type(record), user).filter(pk=record.pk).exists()


class ReasonsView(LoginRequiredMixin, View):
    """The page behind “Why can I see this?”."""

    def get(self, request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
        """The reasons; a record that is not for this reader is not here."""
        model = model_of(kind)
        record = get_object_or_404(visible_rows(model, request.user), public_id=public_id)
        context = {
            "title": _("Why can I see this?"),
            "record": record,
            "record_url": record.get_workspace_url(),
            "reasons": reasons(request.user, record),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (str(record), record.get_workspace_url()),
                (_("Why can I see this?"), None),
            ],
        }
        return render(request, "workspace/reasons.html", context)


def model_of(kind: str) -> Any:
    """The model of a record of the workspace, by its label: ``aspnet.application``."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    has_page = hasattr(model, "public_id") and hasattr(model, "get_workspace_url")
    if not (has_page and hasattr(model._default_manager, "visible_to")):
        raise Http404
    return model
