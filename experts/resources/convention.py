"""What is shown of Parties and projects."""

import datetime

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, OuterRef, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.enums import Kind
from unesco_portal.core.resources import Column, Resource
from unesco_portal.people.models import Organisation
from unesco_portal.reference.models import Country, Region, RegionMembership, Statement
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES, REGIONS

from ..enums import PartyStanding
from ..models import FacilityPhase, Party, Project
from ..treaty import denounced_before_effect
from .shared import COMMON_HIDDEN, EVIDENCE, page_column

EUROPEAN_UNION = "EU"


def party_word(code: str) -> str:
    """A Party's name in the reader's language."""
    return _now("European Union") if code == EUROPEAN_UNION else COUNTRIES.word(code)


def party_standing() -> Case:
    """The same as ``Party.standing``, computed by the database."""
    today = dates.today()
    ended = denounced_before_effect(today)
    return Case(
        When(denounced_on__lte=ended, then=Value(PartyStanding.ENDED.value)),
        When(denounced_on__isnull=False, then=Value(PartyStanding.DENOUNCED.value)),
        When(in_force_on__gt=today, then=Value(PartyStanding.DEPOSITED.value)),
        default=Value(PartyStanding.IN_FORCE.value),
        output_field=CharField(),
    )


PARTIES = Resource(
    "convention-parties",
    model=Party,
    title=_("Parties to the 2005 Convention"),
    description=_(
        "States and organisations that deposited an instrument: which one, when, and whether a"
        " source confirms it. The European Union is a Party and belongs to no region."
    ),
    columns=(
        Column("id", source="public_id", label=_("Party"), listed=True, display=party_word),
        Column("name"),
        Column("country", source="country_id", label=_("country"), display=COUNTRIES.word),
        Column("organisation", source="organisation__public_id", label=_("organisation")),
        Column(
            "standing",
            expression=party_standing,
            label=_("standing"),
            null=False,
            display=lambda value: PartyStanding(value).label,
        ),
        Column("instrument", listed=True),
        Column("is_instrument_verified"),
        Column("deposited_on", listed=True),
        Column("is_deposit_verified", listed=True),
        Column("in_force_on", listed=True),
        Column("in_force_basis"),
        Column("denounced_on"),
        Column("qpr_first_due_year"),
        Column("qpr_next_due_on"),
        Column("latitude", source="country__latitude", export_only=True),
        Column("longitude", source="country__longitude", export_only=True),
        Column("verification", label=_("that it is a Party")),
        *EVIDENCE,
        page_column("/convention/parties/"),
    ),
    orderings={
        "name": ("sort_name", "public_id"),
        "-name": ("-sort_name", "-public_id"),
        "deposited": ("deposit_order", "public_id"),
        "-deposited": ("-deposit_order", "-public_id"),
        "id": ("public_id",),
        "updated": ("updated_at", "public_id"),
        "-updated": ("-updated_at", "-public_id"),
    },
    page_url="experts:party-detail",
    desk="with_convention",
    point=("country__latitude", "country__longitude"),
    tables=(Country, Organisation, RegionMembership),
    select_related=("country", "organisation", "source"),
    hidden=COMMON_HIDDEN
    | {
        "sort_name": "the name, folded for sorting",
        "deposit_order": "the date of deposit, for sorting",
    },
)


def project_countries() -> ArraySubquery:
    """The codes of the countries that take part."""
    through = Project.countries.through.objects.filter(project=OuterRef("pk"))
    return ArraySubquery(through.order_by("country_id").values("country_id"))


def is_possibly_outdated() -> Case:
    """The same as ``Project.is_possibly_outdated``, computed by the database."""
    oldest = dates.today() - datetime.timedelta(days=settings.STALE_DAYS)
    return Case(When(confirmed_on__gte=oldest, then=Value(False)), default=Value(True))


PROJECTS = Resource(
    "convention-projects",
    model=Project,
    title=_("Projects under the 2005 Convention"),
    description=_(
        "Projects in the words of their source pages; figures of the context stand with their date."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("title", listed=True),
        Column("language", display=LANGUAGES.word),
        Column("themes", kind=Kind.TEXTS, detail_only=True),
        Column("types", kind=Kind.TEXTS, detail_only=True),
        Column("partner", source="partner__public_id", label=_("local partner")),
        Column(
            "partner_name",
            source="partner__name",
            label=_("name of the local partner"),
            listed=True,
        ),
        Column("donor_country", source="donor_country_id", display=COUNTRIES.word, listed=True),
        Column("donor_organisation", source="donor_organisation__public_id"),
        Column(
            "donor_name",
            expression=lambda: Coalesce(F("donor_country__name_en"), F("donor_organisation__name")),
            label=_("name of the donor"),
        ),
        Column("starts_on", listed=True),
        Column("ends_on", listed=True),
        Column("related_activity"),
        Column(
            "countries",
            expression=project_countries,
            kind=Kind.CODES,
            null=False,
            label=_("countries"),
            display=COUNTRIES.word,
        ),
        Column("aim"),
        Column("challenges", kind=Kind.TEXTS, detail_only=True),
        Column("results", kind=Kind.TEXTS, detail_only=True),
        Column(
            "context_region",
            source="context_region__code",
            label=_("region of the context"),
            display=REGIONS.word,
        ),
        Column("new_expert_count"),
        Column("new_expert_countries", display=COUNTRIES.word),
        Column(
            "facility_phase",
            source="facility_phase__public_id",
            label=_("term of the Expert Facility"),
        ),
        Column("region_expert_count"),
        Column("workshop"),
        Column(
            "is_possibly_outdated",
            expression=is_possibly_outdated,
            kind=Kind.BOOLEAN,
            null=False,
            label=_("may be out of date"),
            help=_("Nobody responsible has confirmed the record for a long time."),
        ),
        Column("verification"),
        *EVIDENCE,
        page_column("/convention/projects/"),
        Column(
            "statements",
            nested=(
                Column("id", source="public_id", label=_("code")),
                Column("text"),
                Column("value"),
                Column("unit"),
                Column("qualifier"),
                Column("as_of"),
                Column("source", source="source__code", label=_("source")),
            ),
            label=_("figures of the context"),
        ),
    ),
    orderings={"title": ("title", "public_id"), "id": ("public_id",)},
    page_url="experts:project-detail",
    desk="with_convention",
    correctable=("title",),
    tables=(Statement, Organisation, FacilityPhase, Region),
    select_related=(
        "context_region",
        "partner",
        "donor_country",
        "donor_organisation",
        "facility_phase",
        "source",
    ),
    prefetch_related=("statements__source",),
    hidden=COMMON_HIDDEN | {"search": "search words"},
)
