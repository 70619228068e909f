"""The back office of renewal rounds and confirmations: to read, and to act by transitions."""

from django.contrib import admin

from unesco_portal.workflow.admin import ReadOnlyAdmin

from ..models import Confirmation, ConfirmationRequest, RenewalRound, RoundEntry
from .cases import CaseAdmin


@admin.register(RenewalRound)
class RenewalRoundAdmin(CaseAdmin):
    """Renewal rounds: opened on the pages of the network, with a preview."""

    list_display = ["public_id", "network", "title", "status", "opened_on", "closes_on"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["network__country"]
    search_fields = ["public_id", "title"]
    autocomplete_fields = ["network"]


@admin.register(RoundEntry)
class RoundEntryAdmin(ReadOnlyAdmin):
    """Answers of schools."""

    list_display = ["institution", "round", "asked", "answer", "answered_on", "decision"]
    list_filter = ["answer", "decision", "asked", "is_generated"]
    list_select_related = ["institution", "round"]
    search_fields = ["institution__public_id", "round__public_id"]


@admin.register(Confirmation)
class ConfirmationAdmin(ReadOnlyAdmin):
    """Who said when that a record is right."""

    list_display = ["institution", "on", "role", "channel"]
    list_filter = ["channel", "is_generated"]
    list_select_related = ["institution"]
    search_fields = ["institution__public_id"]


@admin.register(ConfirmationRequest)
class ConfirmationRequestAdmin(ReadOnlyAdmin):
    """Which schools were asked to confirm."""

    list_display = ["institution", "since", "created_at"]
    list_select_related = ["institution"]
    search_fields = ["institution__public_id"]
