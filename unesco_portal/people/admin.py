"""The back office of people and bodies."""

from django.contrib import admin

from unesco_portal.core.admin import ResourceAdmin

from .models import (
    Appointment,
    ExternalIdentifier,
    Organisation,
    OrganisationName,
    OrganisationRelation,
    Person,
    PersonName,
)


class PersonNameInline(admin.TabularInline):
    """Names in other scripts."""

    model = PersonName
    extra = 0


class AppointmentInline(admin.TabularInline):
    """The posts of a person."""

    model = Appointment
    extra = 0
    fields = ["organisation", "title_en", "role", "country", "start_on", "end_on"]
    autocomplete_fields = ["organisation", "country"]
    show_change_link = True


@admin.register(Person)
class PersonAdmin(ResourceAdmin):
    """Persons."""

    list_display = ["name", "is_public", "is_generated"]
    list_filter = ["is_public", "is_generated"]
    search_fields = ["family_name"]
    inlines = [PersonNameInline, AppointmentInline]


class OrganisationNameInline(admin.TabularInline):
    """Further names."""

    model = OrganisationName
    extra = 0


class ExternalIdentifierInline(admin.TabularInline):
    """Identifiers elsewhere."""

    model = ExternalIdentifier
    extra = 0


class OrganisationRelationInline(admin.TabularInline):
    """Relations to other bodies."""

    model = OrganisationRelation
    fk_name = "organisation"
    extra = 0
    autocomplete_fields = ["other"]


@admin.register(Organisation)
class OrganisationAdmin(ResourceAdmin):
    """Bodies."""

    list_display = ["name", "acronym", "kind", "country", "city"]
    list_filter = ["kind", "verification", "is_generated"]
    list_select_related = ["country"]
    search_fields = ["name"]
    autocomplete_fields = ["country", "covers", "source"]
    inlines = [OrganisationNameInline, OrganisationRelationInline, ExternalIdentifierInline]


@admin.register(Appointment)
class AppointmentAdmin(ResourceAdmin):
    """Dated appointments; rights follow from them."""

    list_display = ["person", "role", "title_en", "organisation", "country", "start_on", "end_on"]
    list_filter = ["role", "is_generated"]
    list_select_related = ["person", "organisation", "country"]
    search_fields = ["person__family_name", "person__given_name", "title_en"]
    autocomplete_fields = ["person", "organisation", "country", "source"]
    readonly_fields = ["period"]
