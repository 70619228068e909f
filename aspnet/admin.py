"""The back office of the network."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.core.history import MOST, HistoryRow, history_rows
from unesco_portal.workflow.admin import TransitionAdmin

from .forms import DeclineForm
from .models import (
    Application,
    Campaign,
    Institution,
    InstitutionName,
    Membership,
    NationalNetwork,
    ResourceItem,
)


@admin.register(NationalNetwork)
class NationalNetworkAdmin(ResourceAdmin):
    """National networks."""

    list_display = ["country", "status", "contact_email", "last_number", "confirmed_on"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["country"]
    search_fields = ["country__name_en", "country__code"]
    autocomplete_fields = ["country", "national_commission", "source"]
    readonly_fields = ["last_number"]


class InstitutionNameInline(admin.TabularInline):
    """Further names."""

    model = InstitutionName
    extra = 0


@admin.register(Institution)
class InstitutionAdmin(ResourceAdmin):
    """Institutions."""

    list_display = ["public_id", "name", "city", "country", "standing", "confirmed_on"]
    list_display_links = ["public_id", "name"]
    list_filter = ["standing", "ownership", "existence", "is_generated"]
    list_select_related = ["country"]
    search_fields = ["name"]
    autocomplete_fields = ["country", "source"]
    readonly_fields = ["standing", "membership"]
    inlines = [InstitutionNameInline]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The history of the institution, and of the names edited with it."""
        institution = self.get_object(request, object_id)
        rows = {} if institution is None else {"rows": history_of(institution)}
        return super().history_view(request, object_id, rows | (extra_context or {}))


def history_of(institution: Institution) -> list[HistoryRow]:
    """All changes, newest first; those of a further name say so."""
    rows = list(history_rows(institution))
    for name in institution.names.all():
        what = f"{name._meta.verbose_name} “{name}”"
        rows += [replace(row, what=f"{row.what}: {what}") for row in history_rows(name)]
    return sorted(rows, key=lambda row: row.at, reverse=True)[:MOST]


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
