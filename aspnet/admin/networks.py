"""The back office of networks and joint undertakings."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.core.attention import GENERATED, STALE, Concern

from ..models import Campaign, NationalNetwork, ResourceItem


def without_coordinator(rows: Any) -> Any:
    """Active networks whose post is vacant."""
    return rows.active().vacant()


@admin.register(NationalNetwork)
class NationalNetworkAdmin(ResourceAdmin):
    """National networks."""

    list_display = ["country", "status", "contact_email", "last_number", "confirmed_on"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["country"]
    search_fields = ["country__name_en", "country__code"]
    autocomplete_fields = ["country", "national_commission", "source"]
    readonly_fields = ["last_number"]
    concerns = (
        Concern("vacant", _("without a coordinator"), without_coordinator),
        STALE,
        GENERATED,
    )


@admin.register(Campaign)
class CampaignAdmin(ResourceAdmin):
    """Campaigns."""

    list_display = ["title", "kind", "donor", "school_count"]
    list_filter = ["kind"]
    search_fields = ["title"]
    autocomplete_fields = ["donor", "source"]


@admin.register(ResourceItem)
class ResourceItemAdmin(ResourceAdmin):
    """Resources."""

    list_display = ["title", "kind", "item_count"]
    list_filter = ["kind"]
    search_fields = ["title"]
    autocomplete_fields = ["source"]
