"""The back office of people and bodies."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Field, ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest

from unesco_portal.core.admin import ResourceAdmin

from .enums import STAFF_ROLES, Role
from .models import (
    Appointment,
    Area,
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


def appoints_staff(request: HttpRequest) -> bool:
    """Whether this editor may give and change UNESCO's own roles."""
    return request.user.has_perm("people.appoint_staff")


def own_person(request: HttpRequest) -> int | None:
    """Who the editor is, as a person with posts."""
    own: int | None = request.user.person_id  # type: ignore[union-attr]  # the back office is ours
    return own


def may_appoint(request: HttpRequest, person_id: int | None) -> bool:
    """Whether this editor may give posts to a person: the own ones are given by others."""
    return person_id is None or person_id != own_person(request) or appoints_staff(request)


class RolesWithinReach(BaseModelAdmin):
    """Offers the roles that the editor may give, and the persons: never the editor's own."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Everybody else, for whoever does not appoint staff."""
        if db_field.name == "person" and not appoints_staff(request):
            kwargs["queryset"] = Person.objects.exclude(pk=own_person(request) or 0)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_choice_field(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> forms.TypedChoiceField | None:
        """Roles in a country only, for whoever does not appoint staff."""
        if db_field.name == "role" and not appoints_staff(request):
            national = [(role.value, role.label) for role in Role if role not in STAFF_ROLES]
            kwargs["choices"] = [("", "---------"), *national]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


class AppointmentInline(RolesWithinReach, admin.TabularInline):
    """The posts of a person."""

    model = Appointment
    extra = 0
    fields = ["organisation", "title_en", "role", "country", "area", "start_on", "end_on"]
    autocomplete_fields = ["organisation", "country", "area"]
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody gives a post to the own person."""
        return may_appoint(request, obj and obj.pk) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nor changes one."""
        return may_appoint(request, obj and obj.pk) and super().has_change_permission(request, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Without those that the editor may not change: in a list all rows are alike."""
        rows = super().get_queryset(request)
        return rows if appoints_staff(request) else rows.exclude(role__in=STAFF_ROLES)


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


@admin.register(Area)
class AreaAdmin(ResourceAdmin):
    """Areas of countries, the scope of sub-national coordinators."""

    list_display = ["name_en", "country", "start_on", "end_on", "is_public"]
    list_filter = ["is_public", "is_generated"]
    list_select_related = ["country"]
    search_fields = ["name_en", "name_fr", "name_es"]
    autocomplete_fields = ["country"]
    readonly_fields = ["period"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """An area stays in its country: what points at it names the country, too."""
        names = list(super().get_readonly_fields(request, obj))
        return names if obj is None else [*names, "country"]


@admin.register(Appointment)
class AppointmentAdmin(RolesWithinReach, ResourceAdmin):
    """Dated appointments; rights follow from them."""

    list_display = [
        "person",
        "role",
        "title_en",
        "organisation",
        "country",
        "area",
        "start_on",
        "end_on",
    ]
    list_filter = ["role", "is_generated"]
    list_select_related = ["person", "organisation", "country", "area"]
    search_fields = ["person__family_name", "person__given_name", "title_en"]
    autocomplete_fields = ["person", "organisation", "country", "area", "source"]
    readonly_fields = ["period"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """UNESCO's own roles, and one's own, change by the hand of who appoints staff."""
        is_reserved = obj is not None and obj.role in STAFF_ROLES and not appoints_staff(request)
        is_own = obj is not None and not may_appoint(request, obj.person_id)
        return not (is_reserved or is_own) and super().has_change_permission(request, obj)
