"""What is shown of experts and the Convention, and to whom."""

import datetime
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    F,
    OuterRef,
    Prefetch,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Audience, Freshness, Kind
from unesco_portal.core.resources import Column, Resource
from unesco_portal.people.models import Organisation
from unesco_portal.reference.models import Country, Region, Statement
from unesco_portal.reference.models.evidence import freshness_expression
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES, REGIONS

from .enums import Occupation, PartyStanding, PersonalField
from .models import ExpertProfile, ExpertTerm, FacilityPhase, Party, Project
from .treaty import denounced_before_effect

EUROPEAN_UNION = "EU"
THREE = ("en", "fr", "es")


def party_word(code: str) -> str:
    """A Party's name in the reader's language."""
    return _now("European Union") if code == EUROPEAN_UNION else COUNTRIES.word(code)


def page_below(path: str) -> Concat:
    """The address of a record's page."""
    address = Value(f"{settings.SITE_URL}{path}")
    return Concat(address, F("public_id"), Value("/"), output_field=CharField())


def party_standing() -> Case:
    """The same as ``Party.standing``, computed by the database."""
    today = timezone.now().date()
    ended = denounced_before_effect(today)
    return Case(
        When(denounced_on__lte=ended, then=Value(PartyStanding.ENDED.value)),
        When(denounced_on__isnull=False, then=Value(PartyStanding.DENOUNCED.value)),
        When(in_force_on__gt=today, then=Value(PartyStanding.DEPOSITED.value)),
        default=Value(PartyStanding.IN_FORCE.value),
        output_field=CharField(),
    )


def freshness_words(value: str) -> str:
    """The freshness mark in words."""
    return Freshness(value).label


def freshness_column() -> Column:
    """How long ago somebody confirmed the record."""
    return Column(
        "freshness",
        expression=freshness_expression,
        label=_("freshness"),
        help=_("How long ago somebody responsible said that the record is right."),
        null=False,
        display=freshness_words,
    )


EVIDENCE = (
    Column("source", source="source__code", label=_("source")),
    Column("source_note"),
    Column("confirmed_on"),
    freshness_column(),
    Column("is_generated"),
    Column("updated_at"),
)
COMMON_HIDDEN = {
    "created_at": "internal",
    "confirmed_by": "the function of who confirmed it, for the back office",
}

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
        Column(
            "page",
            expression=lambda: page_below("/convention/parties/"),
            kind=Kind.URL,
            null=False,
            label=_("page"),
        ),
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
    point=("country__latitude", "country__longitude"),
    tables=(Country, Organisation),
    select_related=("country", "organisation", "source"),
    hidden=COMMON_HIDDEN
    | {
        "sort_name": "the name, folded for sorting",
        "deposit_order": "the date of deposit, for sorting",
    },
)


def agreed_text(field: str, personal: PersonalField) -> Case:
    """A text of the profile, where the expert agreed to publish it; else empty."""
    return Case(
        When(consents__contains=[personal.value], then=F(field)),
        default=Value(""),
        output_field=CharField(),
    )


def agreed_codes(name: str, word: Callable[[str], str]) -> Column:
    """The codes that the expert agreed to publish; else none."""
    return Column(
        name,
        source=f"public_{name}",
        kind=Kind.CODES,
        null=False,
        label=ExpertProfile._meta.get_field(name).verbose_name,
        display=word,
        listed=True,
    )


def present_term(field: str) -> Subquery:
    """A fact of the term in which the expert serves today."""
    terms = ExpertTerm.objects.active_on(timezone.now().date()).filter(expert=OuterRef("pk"))
    return Subquery(terms.values(field)[:1])


def occupation_words(value: str) -> Any:
    """The occupation in words."""
    return Occupation(value).label


def biography(language: str) -> Column:
    """The biography in one language, with consent."""
    return Column(
        f"bio_{language}",
        expression=lambda: agreed_text(f"bio_{language}", PersonalField.BIOGRAPHY),
        label=ExpertProfile._meta.get_field(f"bio_{language}").verbose_name,
        null=False,
    )


EXPERTS = Resource(
    "experts",
    model=ExpertProfile,
    title=_("Experts of the 2005 Convention"),
    description=_(
        "Experts who serve in the Expert Facility today and agreed to be published; of each, only"
        " the personal fields that he or she agreed to."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("name", source="public_name", label=_("name"), listed=True),
        agreed_codes("nationalities", COUNTRIES.word),
        agreed_codes("residences", COUNTRIES.word),
        agreed_codes("languages", LANGUAGES.word),
        Column("expertise", listed=True),
        Column("modalities"),
        Column(
            "occupation",
            expression=lambda: agreed_text("occupation", PersonalField.OCCUPATION),
            label=_("occupation"),
            null=False,
            display=occupation_words,
        ),
        *(biography(language) for language in THREE),
        Column(
            "phase",
            expression=lambda: present_term("phase__public_id"),
            label=_("phase of the Facility"),
        ),
        Column(
            "term_from",
            expression=lambda: present_term("start_on"),
            kind=Kind.PARTIAL_DATE,
            label=_("term from"),
        ),
        Column(
            "term_to",
            expression=lambda: present_term("end_on"),
            kind=Kind.PARTIAL_DATE,
            label=_("term to"),
        ),
        Column("verification"),
        *EVIDENCE,
        Column(
            "page",
            expression=lambda: page_below("/experts/"),
            kind=Kind.URL,
            null=False,
            label=_("page"),
        ),
        Column(
            "terms",
            nested=(
                Column("id", source="public_id", label=_("code")),
                Column("phase", source="phase__public_id", label=_("phase")),
                Column("status"),
                Column("start_on"),
                Column("end_on"),
                Column("end_reason"),
            ),
            label=_("terms"),
        ),
        Column("status", audience=Audience.STAFF, listed=True),
    ),
    orderings={
        "name": ("sort_name", "public_id"),
        "-name": ("-sort_name", "-public_id"),
        "id": ("public_id",),
        "updated": ("updated_at", "public_id"),
        "-updated": ("-updated_at", "-public_id"),
    },
    page_url="experts:expert-detail",
    rows=lambda user: ExpertProfile.objects.visible_to(user).public(),
    tables=(ExpertTerm, FacilityPhase),
    select_related=("source",),
    prefetch_related=(Prefetch("terms", ExpertTerm.objects.served().select_related("phase")),),
    hidden=COMMON_HIDDEN
    | {
        "search": "search words",
        "sort_name": "the name, folded for sorting",
        "person": "the identity behind the profile stays inside",
        "status_since": "internal",
        "nationalities": "only what the expert agreed to publish",
        "residences": "only what the expert agreed to publish",
        "languages": "only what the expert agreed to publish",
        "occupation": "only what the expert agreed to publish",
        "bio_en": "only what the expert agreed to publish",
        "bio_fr": "only what the expert agreed to publish",
        "bio_es": "only what the expert agreed to publish",
        "consents": "between the expert and the Secretariat",
        "consented_on": "between the expert and the Secretariat",
    },
)


def beneficiary_countries() -> ArraySubquery:
    """The codes of the countries a phase supported."""
    through = FacilityPhase.beneficiaries.through.objects.filter(facilityphase=OuterRef("pk"))
    return ArraySubquery(through.order_by("country_id").values("country_id"))


PHASES = Resource(
    "facility-phases",
    model=FacilityPhase,
    title=_("Phases of the Expert Facility"),
    description=_(
        "Each selection of experts, its mandate and its size as sources tell them; what was not"
        " found is unknown."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("name", listed=True),
        Column("starts_on", listed=True),
        Column("ends_on", listed=True),
        Column("call"),
        Column("mandate"),
        Column("funding"),
        Column("expert_count", listed=True),
        Column("expert_country_count", listed=True),
        Column(
            "beneficiaries",
            expression=beneficiary_countries,
            kind=Kind.CODES,
            null=False,
            label=_("countries supported"),
            display=COUNTRIES.word,
        ),
        Column("results"),
        Column("verification"),
        *EVIDENCE,
    ),
    orderings={"start": ("starts_on", "public_id"), "id": ("public_id",)},
    select_related=("source",),
    hidden=COMMON_HIDDEN,
)


def project_countries() -> ArraySubquery:
    """The codes of the countries that take part."""
    through = Project.countries.through.objects.filter(project=OuterRef("pk"))
    return ArraySubquery(through.order_by("country_id").values("country_id"))


def is_possibly_outdated() -> Case:
    """The same as ``Project.is_possibly_outdated``, computed by the database."""
    oldest = timezone.now().date() - datetime.timedelta(days=settings.STALE_DAYS)
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
        Column(
            "page",
            expression=lambda: page_below("/convention/projects/"),
            kind=Kind.URL,
            null=False,
            label=_("page"),
        ),
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
