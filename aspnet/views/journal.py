"""The journals of schools and networks: notes of coordinators, National Commission and UNESCO."""

from typing import Any

import rules
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.journal import write_note
from unesco_portal.workflow.models import Note

from ..forms import NoteForm
from .reach import own_institution
from .rounds import own_network

MOST_SHOWN = 100


def journal_of(record: Any, user: Any) -> dict[str, Any]:
    """The journal that a page shows; nothing at all for those who may not read it."""
    may_write = rules.has_perm("aspnet.write_note", user, record)
    rows = Note.objects.about(record).visible_to(user).select_related("author__person", "corrects")
    return {
        "notes": list(rows[:MOST_SHOWN]) if may_write else [],
        "note_form": NoteForm() if may_write else None,
    }


class NoteView(LoginRequiredMixin, View):
    """Write a note; the pages of the records show them."""

    http_method_names = ["post"]

    def record(self, **names: str) -> tuple[Any, str]:
        """The record with its address; 404 where the reader does not reach it."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **names: str) -> HttpResponse:
        """Add it, or say what is wrong."""
        record, address = self.record(**names)
        if not rules.has_perm("aspnet.write_note", request.user, record):
            raise PermissionDenied("aspnet.write_note")
        form = NoteForm(request.POST)
        if not form.is_valid():
            words = [word for errors in form.errors.values() for word in errors]
            messages.error(request, " ".join(words))
            return redirect(f"{address}#journal-heading")
        try:
            place = {"country": record.country_id, "area": getattr(record, "area_id", None)}
            write_note(record, by=request.user, **place, **form.cleaned_data)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The note is written."))
        return redirect(f"{address}#journal-heading")


class InstitutionNoteView(NoteView):
    """Into the journal of a school."""

    def record(self, **names: str) -> tuple[Any, str]:
        """A school of the reader's own countries."""
        school = own_institution(self.request.user, names["public_id"])
        return school, school.get_workspace_url()


class NetworkNoteView(NoteView):
    """Into the journal of a network."""

    def record(self, **names: str) -> tuple[Any, str]:
        """The network of the reader's own country."""
        network = own_network(self.request.user, names["country"])
        return network, reverse("aspnet:network", args=[network.country_id])
