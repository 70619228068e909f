"""The back office of the Convention secretariat."""

from typing import Any

from django.contrib import admin
from django.db.models import Field
from django.forms import CheckboxSelectMultiple, MultipleChoiceField
from django.forms import Field as FormField
from django.http import HttpRequest

from unesco_portal.core.admin import ResourceAdmin
from unesco_portal.core.attention import GENERATED, STALE
from unesco_portal.workflow.admin import TransitionAdmin

from .forms import EndTermForm
from .models import ExpertProfile, ExpertTerm, FacilityPhase, Party, Project


@admin.register(Party)
class PartyAdmin(ResourceAdmin):
    """Parties."""

    list_display = [
        "public_id",
        "name",
        "instrument",
        "is_instrument_verified",
        "deposited_on",
        "is_deposit_verified",
        "in_force_on",
    ]
    list_display_links = ["public_id", "name"]
    list_filter = ["instrument", "is_deposit_verified", "is_instrument_verified"]
    search_fields = ["name"]
    autocomplete_fields = ["country", "organisation", "source"]


@admin.register(FacilityPhase)
class FacilityPhaseAdmin(ResourceAdmin):
    """Phases of the Expert Facility."""

    list_display = ["name", "starts_on", "ends_on", "expert_count", "expert_country_count"]
    list_filter = ["verification"]
    search_fields = ["name"]
    autocomplete_fields = ["beneficiaries", "source"]


@admin.register(Project)
class ProjectAdmin(ResourceAdmin):
    """Projects."""

    list_display = ["title", "partner", "donor_country", "starts_on", "ends_on", "confirmed_on"]
    list_filter = ["verification"]
    list_select_related = ["partner", "donor_country"]
    search_fields = ["title"]
    autocomplete_fields = [
        "countries",
        "donor_country",
        "donor_organisation",
        "facility_phase",
        "partner",
        "source",
    ]
    raw_id_fields = ["context_region", "statements"]


@admin.register(ExpertProfile)
class ExpertProfileAdmin(TransitionAdmin):
    """Profiles: publishing and withholding are acts."""

    concerns = (*TransitionAdmin.concerns, STALE, GENERATED)
    list_display = ["public_id", "public_name", "person", "status", "consented_on", "confirmed_on"]
    list_display_links = ["public_id", "public_name"]
    list_filter = ["status", "is_generated"]
    list_select_related = ["person"]
    search_fields = ["public_name"]
    autocomplete_fields = ["person", "source"]

    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        """Lists of codes as boxes to tick."""
        choices = getattr(getattr(db_field, "base_field", None), "choices", None)
        if not choices:
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return MultipleChoiceField(
            label=db_field.verbose_name,
            help_text=db_field.help_text,
            choices=choices,
            required=not db_field.blank,
            widget=CheckboxSelectMultiple,
        )


@admin.register(ExpertTerm)
class ExpertTermAdmin(TransitionAdmin):
    """Terms: adding one is the invitation; everything after is an act."""

    list_display = ["public_id", "expert", "phase", "status", "start_on", "end_on", "end_reason"]
    list_filter = ["status", "phase", "end_reason", "is_generated"]
    list_select_related = ["expert", "phase"]
    search_fields = ["public_id", "expert__public_name"]
    autocomplete_fields = ["expert", "phase"]
    readonly_fields = ["end_reason"]
    transition_forms = {"end": EndTermForm}
