"""What is shown of the reference lists: everything."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Kind
from unesco_portal.core.fields import FOUR, SIX, THREE
from unesco_portal.core.resources import Column, Resource

from .models import (
    Country,
    InternationalDay,
    Region,
    RegionMembership,
    SdgTarget,
    SourceDocument,
    Statement,
)
from .vocabularies import COUNTRIES, LANGUAGES, REGIONS

HIDDEN = {
    "created_at": "internal",
    "updated_at": "these lists change with a release only",
    "is_generated": "never generated",
}


def regions_of_country() -> ArraySubquery:
    """The codes of a country's regions, one of each scheme; second regions are apart."""
    rows = RegionMembership.objects.primary().filter(country=OuterRef("pk"))
    return ArraySubquery(rows.order_by("region__code").values("region__code"))


def second_regions_of_country() -> ArraySubquery:
    """The codes of regions a country also belongs to, not counted in totals."""
    rows = RegionMembership.objects.filter(country=OuterRef("pk"), is_secondary=True)
    return ArraySubquery(rows.order_by("region__code").values("region__code"))


COUNTRY_COLUMNS = (
    Column("id", source="code", label=_("code")),
    Column("name", source="name_en", label=_("name")),
    Column("iso3"),
    Column("m49"),
    *(Column(f"name_{language}") for language in SIX[1:]),
    Column("status", listed=True),
    Column(
        "regions",
        expression=regions_of_country,
        kind=Kind.CODES,
        null=False,
        label=_("regions"),
        help=_("One region of each scheme: UNESCO regions and electoral groups disagree."),
        display=REGIONS.word,
        listed=True,
    ),
    Column(
        "second_regions",
        expression=second_regions_of_country,
        kind=Kind.CODES,
        null=False,
        label=_("second regions"),
        help=_("Also belongs here for regional activities; not counted in totals."),
        display=REGIONS.word,
    ),
    Column("joined_on", listed=True),
    Column("is_joined_verified"),
    Column("ended_on"),
    Column("capital", listed=True),
    Column("languages", display=LANGUAGES.word),
    Column("latitude"),
    Column("longitude"),
    Column("updated_at"),
)

COUNTRIES_RESOURCE = Resource(
    "countries",
    model=Country,
    title=_("Countries"),
    description=_("Member States and Associate Members of UNESCO, under their official names."),
    columns=COUNTRY_COLUMNS,
    orderings={"name": ("name_en", "code"), "id": ("code",)},
    page_url="country-detail",
    desk="with_steward",
    correctable=("capital",),
    id_path="code",
    tables=(RegionMembership, Region),
    hidden={"search": "search words", "is_generated": "never generated", "created_at": "internal"},
)


def countries_of_region() -> ArrayAgg:
    """The codes of a region's countries, without second regions."""
    return ArrayAgg(
        "memberships__country_id",
        filter=Q(memberships__is_secondary=False),
        order_by=F("memberships__country_id"),
        default=[],
    )


REGIONS_RESOURCE = Resource(
    "regions",
    model=Region,
    title=_("Regions"),
    description=_(
        "Regions of schemes kept apart: UNESCO regions and electoral groups. Every total names"
        " its scheme."
    ),
    columns=(
        Column("id", source="code", label=_("code")),
        Column("scheme", listed=True),
        *(Column(f"name_{language}", listed=language == "en") for language in FOUR),
        Column(
            "countries",
            expression=countries_of_region,
            kind=Kind.CODES,
            null=False,
            label=_("countries"),
            display=COUNTRIES.word,
        ),
    ),
    orderings={"id": ("code",)},
    id_path="code",
    tables=(RegionMembership,),
    hidden=HIDDEN,
)

SDG_TARGETS_RESOURCE = Resource(
    "sdg-targets",
    model=SdgTarget,
    title=_("Sustainable Development Goals and targets"),
    description=_("The 17 Goals and the targets of Goal 4, with the official texts."),
    columns=(
        Column("id", source="code", label=_("code")),
        Column("kind"),
        Column("goal"),
        *(Column(f"short_{language}") for language in THREE),
        *(Column(f"title_{language}") for language in THREE),
        Column("position"),
    ),
    orderings={"position": ("position",)},
    id_path="code",
    hidden=HIDDEN,
)

INTERNATIONAL_DAYS_RESOURCE = Resource(
    "international-days",
    model=InternationalDay,
    title=_("International days"),
    description=_("Days of the United Nations and UNESCO; those not verified say so."),
    columns=(
        Column("id", source="slug", label=_("code")),
        *(Column(f"name_{language}") for language in FOUR),
        Column("month"),
        Column("day"),
        Column("date_rule"),
        Column("is_unesco"),
        Column("verification"),
        Column("source_note"),
        Column("note"),
    ),
    orderings={"date": ("month", "slug"), "id": ("slug",)},
    id_path="slug",
    hidden=HIDDEN,
)

STATEMENTS_RESOURCE = Resource(
    "statements",
    model=Statement,
    title=_("What sources say"),
    description=_(
        "Dated figures and sentences of sources, kept apart from what the portal counts itself."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("subject"),
        Column("kind"),
        Column("text"),
        Column("value"),
        Column("unit"),
        Column("qualifier"),
        Column("by"),
        Column("as_of"),
        Column("source", source="source__code", label=_("source")),
        Column("source_title", source="source__title", label=_("title of the source")),
    ),
    orderings={"id": ("public_id",)},
    hidden=HIDDEN,
)

SOURCE_DOCUMENTS_RESOURCE = Resource(
    "source-documents",
    model=SourceDocument,
    title=_("Source documents"),
    description=_(
        "The texts and data sets that state the facts of this portal, with their licences."
    ),
    columns=(
        Column("id", source="code", label=_("code")),
        Column("title"),
        Column("kind"),
        Column("publisher"),
        Column("licence"),
        Column("published_on"),
        Column("captured_on"),
        Column("note"),
    ),
    orderings={"id": ("code",)},
    id_path="code",
    hidden=HIDDEN,
)
