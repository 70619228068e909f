"""The back office of the reference lists."""

from django.contrib import admin

from unesco_portal.core.admin import ResourceAdmin

from .models import (
    Country,
    CountryAlias,
    InternationalDay,
    Language,
    Region,
    RegionMembership,
    SdgTarget,
    SourceDocument,
    Statement,
    Taxonomy,
    Theme,
)


class CountryAliasInline(admin.TabularInline):
    """Other spellings."""

    model = CountryAlias
    extra = 0


class RegionMembershipInline(admin.TabularInline):
    """Places in regions."""

    model = RegionMembership
    extra = 0
    autocomplete_fields = ["region", "country"]


@admin.register(Country)
class CountryAdmin(ResourceAdmin):
    """Countries."""

    list_display = ["code", "name_en", "status", "joined_on"]
    list_filter = ["status", "regions"]
    search_fields = ["name_en"]
    inlines = [CountryAliasInline, RegionMembershipInline]


@admin.register(Region)
class RegionAdmin(ResourceAdmin):
    """Regions."""

    list_display = ["code", "scheme", "name_en"]
    list_filter = ["scheme"]
    search_fields = ["code", "name_en"]
    inlines = [RegionMembershipInline]


@admin.register(Language)
class LanguageAdmin(ResourceAdmin):
    """Languages."""

    list_display = ["code", "name_en", "iso639_3"]
    search_fields = ["code", "name_en", "name_fr", "name_es"]


@admin.register(SdgTarget)
class SdgTargetAdmin(ResourceAdmin):
    """Goals and targets."""

    list_display = ["code", "kind", "short_en"]
    list_filter = ["kind"]
    search_fields = ["code", "short_en", "title_en"]


@admin.register(InternationalDay)
class InternationalDayAdmin(ResourceAdmin):
    """International days."""

    list_display = ["name_en", "month", "day", "is_unesco", "verification"]
    list_filter = ["is_unesco", "verification", "month"]
    search_fields = ["name_en", "name_fr", "name_es"]


class ThemeInline(admin.TabularInline):
    """The themes of a taxonomy."""

    model = Theme
    extra = 0


@admin.register(Taxonomy)
class TaxonomyAdmin(ResourceAdmin):
    """Versions of theme lists."""

    list_display = ["code", "name_en", "valid_from", "valid_to"]
    search_fields = ["code", "name_en"]
    inlines = [ThemeInline]


@admin.register(Theme)
class ThemeAdmin(ResourceAdmin):
    """Themes."""

    list_display = ["code", "name_en", "taxonomy"]
    list_filter = ["taxonomy"]
    search_fields = ["code", "name_en"]


@admin.register(SourceDocument)
class SourceDocumentAdmin(ResourceAdmin):
    """Sources."""

    list_display = ["code", "title", "kind", "published_on"]
    list_filter = ["kind"]
    search_fields = ["code", "title"]


@admin.register(Statement)
class StatementAdmin(ResourceAdmin):
    """What sources say."""

    list_display = ["text", "subject", "kind", "value", "as_of"]
    list_filter = ["subject", "kind"]
    search_fields = ["text"]
    autocomplete_fields = ["source"]
