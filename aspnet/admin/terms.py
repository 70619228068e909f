"""The back office of terms, mergers, splits and duplicates: what acts wrote is read here."""

from django.contrib import admin

from unesco_portal.workflow.admin import ReadOnlyAdmin

from ..models import MembershipTerm, Succession


@admin.register(MembershipTerm)
class MembershipTermAdmin(ReadOnlyAdmin):
    """Terms of memberships."""

    list_display = ["membership", "starts_on", "ends_on", "basis", "evidence", "is_generated"]
    list_filter = ["basis", "evidence", "is_generated"]
    list_select_related = ["membership__institution"]
    search_fields = ["membership__number"]


@admin.register(Succession)
class SuccessionAdmin(ReadOnlyAdmin):
    """Mergers, splits and duplicates."""

    list_display = ["public_id", "kind", "predecessor", "successor", "happened_on", "undone_at"]
    list_filter = ["kind", "is_generated"]
    list_select_related = ["predecessor", "successor"]
    search_fields = ["public_id", "predecessor__public_id", "successor__public_id"]
    exclude = ["snapshot"]
