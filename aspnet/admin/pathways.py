"""The back office of national pathways."""

from django.contrib import admin
from django.http import HttpRequest

from unesco_portal.workflow.admin import TransitionAdmin

from ..enums import ADOPTED_PATHWAY
from ..models import IntakeWindow, PathwayStage, PathwayVersion


class StageInline(admin.StackedInline):
    """The stages."""

    model = PathwayStage
    extra = 0


class WindowInline(admin.TabularInline):
    """The windows."""

    model = IntakeWindow
    extra = 0


@admin.register(PathwayVersion)
class PathwayVersionAdmin(TransitionAdmin):
    """Versions of pathways."""

    list_display = ["public_id", "country", "status", "valid_from", "valid_to", "is_generated"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["country"]
    search_fields = ["public_id", "country__name_en", "country__code"]
    autocomplete_fields = ["country", "source"]
    inlines = [StageInline, WindowInline]

    def has_change_permission(
        self, request: HttpRequest, obj: PathwayVersion | None = None
    ) -> bool:
        """What is adopted stays as it is: running cases keep the version they began with."""
        is_fixed = obj is not None and obj.status in ADOPTED_PATHWAY
        return not is_fixed and super().has_change_permission(request, obj)
