"""What is shown of bodies."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Kind
from unesco_portal.core.resources import Column, Resource
from unesco_portal.reference.models import RegionMembership
from unesco_portal.reference.vocabularies import COUNTRIES

from .models import ExternalIdentifier, Organisation, OrganisationName, OrganisationRelation


def covered_countries() -> ArraySubquery:
    """The codes of the countries an office covers."""
    through = Organisation.covers.through.objects.filter(organisation=OuterRef("pk"))
    return ArraySubquery(through.order_by("country_id").values("country_id"))


ORGANISATIONS = Resource(
    "organisations",
    model=Organisation,
    title=_("Organisations"),
    description=_(
        "National Commissions, UNESCO offices and institutes, and the other bodies that organise,"
        " host, fund or support."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("name", listed=True),
        Column("acronym", listed=True),
        Column("kind", listed=True),
        Column(
            "country", source="country_id", label=_("country"), listed=True, display=COUNTRIES.word
        ),
        Column("country_name", source="country__name_en", label=_("country"), export_only=True),
        Column("city", listed=True),
        Column("website"),
        Column(
            "covers",
            expression=covered_countries,
            kind=Kind.CODES,
            null=False,
            label=_("countries covered"),
            display=COUNTRIES.word,
        ),
        Column("ended_on"),
        Column("verification"),
        Column("source_note"),
        Column("source", source="source__code", label=_("source")),
        Column("note"),
        Column("is_generated"),
        Column("updated_at"),
        Column(
            "names",
            nested=(Column("name"), Column("kind"), Column("language")),
            label=_("further names"),
        ),
        Column(
            "relations",
            nested=(
                Column("kind"),
                Column("other", source="other__public_id", label=_("to")),
                Column("start_on"),
                Column("end_on"),
            ),
            label=_("relations"),
        ),
        Column(
            "identifiers",
            nested=(Column("scheme"), Column("value")),
            label=_("external identifiers"),
        ),
    ),
    orderings={"name": ("name", "public_id"), "id": ("public_id",)},
    page_url="people:organisation-detail",
    desk="with_steward",
    correctable=("name", "acronym", "city", "website"),
    tables=(OrganisationName, OrganisationRelation, ExternalIdentifier, RegionMembership),
    select_related=("source",),
    prefetch_related=("names", "relations__other", "identifiers"),
    hidden={
        "search": "search words",
        "created_at": "internal",
        "confirmed_on": "bodies are not confirmed by their own people",
        "confirmed_by": "bodies are not confirmed by their own people",
    },
)
