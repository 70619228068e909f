"""The back office of applications and memberships."""

from typing import cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from unesco_portal.workflow.admin import ReadOnlyAdmin, TransitionAdmin

from ..forms import DeclineForm, ExtensionForm
from ..models import Application, Attachment, Membership, Review
from ..querysets import ApplicationQuerySet


class CaseAdmin(TransitionAdmin):
    """Cases of schools: begun by the public form or by an act, never by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A row typed in here would lack its mail, its number, its institution's standing."""
        return False


@admin.register(Application)
class ApplicationAdmin(CaseAdmin):
    """Applications."""

    list_display = ["public_id", "institution", "status", "status_since", "is_generated"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["institution"]
    search_fields = ["public_id", "contact_email"]
    search_help_text = _("The name of the school, a code or the contact e-mail.")
    autocomplete_fields = ["institution"]
    readonly_fields = [
        "decided_on",
        "decline_reason",
        "submitted_on",
        "pathway",
        "stage",
        "stage_since",
        "stage_until",
        "rests_until",
        "cosigned_on",
        "lapse_proposed_at",
    ]
    transition_forms = {
        "decline": DeclineForm,
        "refuse": DeclineForm,
        "end_stage": DeclineForm,
        "extend_stage": ExtensionForm,
    }

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """As in the workspace."""
        term = search_term.replace("\x00", "").strip()
        rows = cast("ApplicationQuerySet", queryset)
        return (rows.search(term) if term else rows), False


@admin.register(Membership)
class MembershipAdmin(CaseAdmin):
    """Memberships."""

    list_display = ["number", "institution", "status", "member_since", "evidence"]
    list_filter = ["status", "evidence", "is_generated"]
    list_select_related = ["institution"]
    search_fields = ["number"]
    autocomplete_fields = ["institution", "network", "application"]
    readonly_fields = ["number", "ended_on", "end_reason"]


@admin.register(Review)
class ReviewAdmin(CaseAdmin):
    """Reviews: written by reviewers; read here."""

    list_display = ["public_id", "application", "level", "status", "given_on"]
    list_filter = ["level", "status", "is_generated"]
    list_select_related = ["application__institution"]
    search_fields = ["public_id", "reviewer_name"]

    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        """A reviewer's words are the reviewer's; the list still offers the acts."""
        return obj is None and super().has_change_permission(request, obj)


@admin.register(Attachment)
class AttachmentAdmin(ReadOnlyAdmin):
    """Documents of applications: what is there; the content is read on the page of the case."""

    list_display = ["public_id", "application", "kind", "name", "size", "is_generated"]
    list_filter = ["kind", "is_generated"]
    list_select_related = ["application__institution"]
    search_fields = ["public_id", "name"]
    exclude = ["path"]
    secrets = ("path",)
