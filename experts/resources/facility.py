"""What is shown of experts and of the phases of the Facility."""

from collections.abc import Callable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, OuterRef, Prefetch, Subquery, Value, When
from django.db.models.functions import NullIf
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.enums import Audience, Kind
from unesco_portal.core.fields import THREE
from unesco_portal.core.resources import Column, Resource
from unesco_portal.reference.models import RegionMembership
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES

from ..enums import Occupation, PersonalField
from ..models import ExpertProfile, ExpertTerm, FacilityPhase
from .shared import COMMON_HIDDEN, EVIDENCE, page_column


def agreed_text(field: str, personal: PersonalField) -> Case:
    """A text of the profile, where the expert agreed to publish it; else unknown."""
    return Case(
        When(consents__contains=[personal.value], then=NullIf(F(field), Value(""))),
        default=None,
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
    terms = ExpertTerm.objects.active_on(dates.today()).filter(expert=OuterRef("pk"))
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
        page_column("/experts/"),
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
    desk="with_convention",
    rows=lambda user: ExpertProfile.objects.visible_to(user).public(),
    tables=(ExpertTerm, FacilityPhase, RegionMembership),
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
