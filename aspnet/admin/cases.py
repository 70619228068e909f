"""The back office of applications and memberships."""

from django.contrib import admin
from django.http import HttpRequest

from unesco_portal.workflow.admin import TransitionAdmin

from ..forms import DeclineForm
from ..models import Application, Membership


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
    autocomplete_fields = ["institution"]
    readonly_fields = ["decided_on", "decline_reason"]
    transition_forms = {"decline": DeclineForm, "refuse": DeclineForm}


@admin.register(Membership)
class MembershipAdmin(CaseAdmin):
    """Memberships."""

    list_display = ["number", "institution", "status", "member_since", "evidence"]
    list_filter = ["status", "evidence", "is_generated"]
    list_select_related = ["institution"]
    search_fields = ["number"]
    autocomplete_fields = ["institution", "network", "application"]
    readonly_fields = ["number", "ended_on", "end_reason"]
