"""The back office of imported sheets: what was uploaded and what became of it."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.core.attention import Concern
from unesco_portal.workflow.admin import TransitionAdmin

from ..enums import ImportStatus
from ..forms import ApplyForm
from ..models import ImportBatch, ImportMapping, ImportRow


class WrittenByThePortal(ResourceAdmin):
    """Rows that come from sheets: read here, decided in the workspace."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Uploaded in the workspace."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Read only."""
        return False


@admin.register(ImportBatch)
class ImportBatchAdmin(TransitionAdmin):
    """Imported sheets."""

    list_display = ["public_id", "network", "original_name", "status", "status_since", "rows_total"]
    list_filter = ["status", "kind", "is_generated"]
    list_select_related = ["network__country"]
    search_fields = ["public_id", "original_name"]
    exclude = ["file", "sheets"]
    concerns = (
        *TransitionAdmin.concerns,
        Concern("failed", _("failed"), lambda rows: rows.filter(status=ImportStatus.FAILED)),
    )
    transition_forms = {"apply_import": ApplyForm}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Uploaded in the workspace."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Everything: only acts change a sheet."""
        return [
            field.name
            for field in self.model._meta.concrete_fields
            if field.name not in (*self.exclude, "id")
        ]


@admin.register(ImportRow)
class ImportRowAdmin(WrittenByThePortal):
    """Rows of imported sheets."""

    list_display = ["batch", "sheet_row", "outcome", "decision", "state", "institution"]
    list_filter = ["outcome", "state"]
    list_select_related = ["batch", "institution"]
    search_fields = ["batch__public_id", "code", "number"]


@admin.register(ImportMapping)
class ImportMappingAdmin(WrittenByThePortal):
    """Remembered headings."""

    list_display = ["network", "kind", "heading", "field", "saved_at"]
    list_filter = ["kind"]
    list_select_related = ["network__country"]
    search_fields = ["heading", "network__country__code"]
