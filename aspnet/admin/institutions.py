"""The back office of institutions."""

from dataclasses import replace
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.core.attention import GENERATED, STALE
from unesco_portal.core.history import MOST, HistoryRow, history_rows

from ..models import Institution, InstitutionName


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
    search_help_text = _("A name, a code or a membership number.")
    autocomplete_fields = ["country", "source"]
    readonly_fields = ["standing", "membership"]
    inlines = [InstitutionNameInline]
    concerns = (STALE, GENERATED)

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
