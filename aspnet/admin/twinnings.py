"""The back office of twinnings: proposed on the pages of schools, never by hand."""

from django.contrib import admin

from ..models import Twinning
from .cases import CaseAdmin


@admin.register(Twinning)
class TwinningAdmin(CaseAdmin):
    """Twinnings."""

    list_display = ["public_id", "school", "partner", "theme", "status", "agreed_on"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["school", "partner", "theme"]
    search_fields = ["public_id", "school__public_id", "partner__public_id"]
    autocomplete_fields = ["theme"]
    readonly_fields = ["school", "partner", "agreed_on", "ended_on"]
