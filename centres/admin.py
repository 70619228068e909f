"""The back office of the centres."""

from dataclasses import replace
from typing import Any

from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unesco_portal.core.attention import GENERATED, STALE
from unesco_portal.core.history import MOST, HistoryRow, history_rows
from unesco_portal.people.models import OrganisationName, OrganisationRelation
from unesco_portal.workflow.admin import TransitionAdmin

from .forms import TRANSITION_FORMS, CentreForm
from .models import Centre, CentreActivity, CentreObservation


class PartOfCentreInline(admin.TabularInline):
    """Rows edited with a centre, by whoever may edit the centre itself; none is deleted."""

    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the centre."""
        return request.user.has_perm("centres.view_centre")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the centre."""
        return request.user.has_perm("centres.change_centre")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the centre."""
        return request.user.has_perm("centres.change_centre")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing public is ever deleted."""
        return False


class CentreNameInline(PartOfCentreInline):
    """Further names of the body."""

    model = OrganisationName


class CentreRelationInline(PartOfCentreInline):
    """Relations of the body to others: successor, part of."""

    model = OrganisationRelation
    fk_name = "organisation"
    autocomplete_fields = ["other"]


class CentreActivityInline(PartOfCentreInline):
    """What it runs."""

    model = CentreActivity
    fk_name = "centre"
    autocomplete_fields = ["network", "partner", "source"]


class CentreObservationInline(PartOfCentreInline):
    """What sources of some day said."""

    model = CentreObservation
    autocomplete_fields = ["source"]


@admin.register(Centre)
class CentreAdmin(TransitionAdmin):
    """Centres: facts are edited here, the status only by acts."""

    form = CentreForm
    transition_forms = TRANSITION_FORMS
    concerns = (*TransitionAdmin.concerns, STALE, GENERATED)
    list_display = [
        "acronym_or_name",
        "name",
        "country",
        "city",
        "heading",
        "status",
        "verification",
    ]
    list_display_links = ["acronym_or_name", "name"]
    list_filter = ["status", "heading", "lead_sector", "scope", "verification", "is_generated"]
    list_select_related = ["country"]
    search_fields = ["name"]
    autocomplete_fields = ["country", "source"]
    readonly_fields = [
        "status_on",
        "status_note",
        "non_operational_reason",
        "confirmed_on",
        "confirmed_by",
        "contradictions",
    ]
    inlines = [
        CentreNameInline,
        CentreActivityInline,
        CentreObservationInline,
        CentreRelationInline,
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    "acronym",
                    "public_id",
                    "country",
                    "city",
                    ("latitude", "longitude"),
                    "host_institution",
                    "website",
                    "heading",
                    "lead_sector",
                    "themes",
                    "scope",
                    "ended_on",
                    "note",
                ]
            },
        ),
        (
            gettext_lazy("Status: changed by the acts of the list only"),
            {
                "fields": [
                    "status",
                    "non_operational_reason",
                    "status_on",
                    "status_note",
                    "status_since",
                ]
            },
        ),
        (
            gettext_lazy("Dates and texts of the designation"),
            {
                "fields": [
                    "contradictions",
                    "approved_on",
                    "signed_on",
                    "provisional_on",
                    "in_force_on",
                    "established_on",
                    "expires_on",
                    "renewal_on",
                    "legal_texts",
                    "designation_source",
                    "designation_verification",
                ]
            },
        ),
        (
            gettext_lazy("How we know that the centre exists"),
            {
                "fields": [
                    "source",
                    "source_note",
                    "verification",
                    "confirmed_on",
                    "confirmed_by",
                    "is_generated",
                    "created_at",
                    "updated_at",
                ]
            },
        ),
    ]

    @admin.display(description=gettext_lazy("acronym"), ordering="acronym")
    def acronym_or_name(self, centre: Centre) -> str:
        """A link needs words also where there is no acronym."""
        return centre.acronym or centre.public_id

    @admin.display(description=gettext_lazy("contradictions"))
    def contradictions(self, centre: Centre) -> str:
        """Dates that contradict each other: allowed in imported history, but to be looked at."""
        if centre.pk is None or not centre.date_warnings:
            return _("none")
        return format_html_join("", "<div>{}</div>", ((text,) for text in centre.date_warnings))

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """The permanent name is chosen once, with a new centre."""
        names = super().get_readonly_fields(request, obj)
        return [name for name in names if obj is not None or name != "public_id"]

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> dict[str, list[str]]:
        """The address of a new centre follows from its acronym."""
        return {} if obj else {"public_id": ["acronym"]}

    def response_post_save_change(self, request: HttpRequest, obj: Centre) -> HttpResponse:
        """Dates that contradict each other are told, not refused."""
        for text in obj.date_warnings:
            messages.warning(request, text)
        return super().response_post_save_change(request, obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The history of the centre, of its body, and of the rows edited with it."""
        centre = self.get_object(request, object_id)
        rows = {} if centre is None else {"rows": history_of(centre)}
        return super().history_view(request, object_id, rows | (extra_context or {}))


def history_of(centre: Centre) -> list[HistoryRow]:
    """All changes, newest first; those of a name or an activity say so."""
    rows = list(history_rows(centre))
    parts = (centre.names, centre.activities, centre.observations, centre.relations)
    for part in (row for manager in parts for row in manager.all()):
        what = f"{part._meta.verbose_name} “{part}”"
        rows += [replace(row, what=f"{row.what}: {what}") for row in history_rows(part)]
    return sorted(rows, key=lambda row: row.at, reverse=True)[:MOST]
