"""What is shown of institutions."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Audience, Freshness, Kind
from unesco_portal.core.resources import Column, Resource
from unesco_portal.people.enums import Role
from unesco_portal.reference.models import RegionMembership
from unesco_portal.reference.models.evidence import freshness_expression
from unesco_portal.reference.vocabularies import LANGUAGES, THEMES

from ..enums import JOINING, TOLD_STATUSES, MembershipStatus
from ..models import Institution, InstitutionName, Membership, Succession
from ..services import SCHOOL
from .shared import COUNTRY


def page_of_institution() -> Concat:
    """The address of the institution's page."""
    return Concat(
        Value(f"{settings.SITE_URL}/schools/"), F("public_id"), Value("/"), output_field=CharField()
    )


def told_status() -> Case:
    """A proposed termination is told to nobody outside: until UNESCO decides, it is a member."""
    proposed = When(
        membership__status=MembershipStatus.TERMINATION_PROPOSED,
        then=Value(MembershipStatus.MEMBER),
    )
    return Case(proposed, default=F("membership__status"), output_field=CharField())


def code_of_successor() -> Subquery:
    """What an institution joined, or which record goes on, where everybody may see both."""
    rows = Succession.objects.public().filter(predecessor=OuterRef("pk"), kind__in=JOINING)
    return Subquery(rows.values("successor__public_id")[:1], output_field=CharField())


def codes_of_predecessors() -> ArraySubquery:
    """Institutions that joined this one or that it was born from, likewise."""
    rows = Succession.objects.public().filter(successor=OuterRef("pk"))
    return ArraySubquery(
        rows.order_by("predecessor__public_id").values("predecessor__public_id").distinct()
    )


def freshness_words(value: str) -> str:
    """The freshness mark in words."""
    return Freshness(value).label


def confirmer_words(value: str) -> str:
    """Who said that the record is right: a function, the school, or what a source calls itself."""
    if value == SCHOOL:
        return str(_("the school"))
    return str(Role(value).label) if value in Role else value


INSTITUTION_COLUMNS = (
    Column("id", source="public_id", label=_("code")),
    Column("name", listed=True),
    COUNTRY,
    Column("country_name", source="country__name_en", export_only=True),
    Column("subdivision"),
    Column("area", source="area__name_en", audience=Audience.COORDINATOR, label=_("area")),
    Column("city", listed=True),
    Column("levels", listed=True),
    Column("national_type"),
    Column("ownership"),
    Column("setting"),
    Column("languages", display=LANGUAGES.word),
    Column("themes", display=THEMES.word),
    Column("website"),
    Column("existence"),
    Column("standing"),
    Column("number", source="membership__number", listed=True),
    Column("member_since", source="membership__member_since", listed=True),
    Column(
        "membership_status",
        expression=told_status,
        kind=Kind.CHOICE,
        choices=tuple((status.value, status.label) for status in TOLD_STATUSES),
        label=_("membership status"),
    ),
    Column("ended_on", source="membership__ended_on", label=_("membership ended on")),
    Column("evidence", source="membership__evidence"),
    Column("latitude"),
    Column("longitude"),
    Column("location_precision"),
    Column("confirmed_on"),
    Column("confirmed_by", display=confirmer_words),
    Column(
        "freshness",
        expression=freshness_expression,
        label=_("freshness"),
        help=_("How long ago somebody responsible said that the record is right."),
        null=False,
        display=freshness_words,
    ),
    Column("is_generated"),
    Column("updated_at"),
    Column("page", expression=page_of_institution, kind=Kind.URL, null=False, label=_("page")),
    Column(
        "names",
        nested=(Column("name"), Column("kind"), Column("language")),
        label=_("further names"),
    ),
    Column(
        "successor",
        expression=code_of_successor,
        kind=Kind.CODE,
        label=_("later institution"),
        help=_("The code of the institution that this one has joined."),
        detail_only=True,
    ),
    Column(
        "predecessors",
        expression=codes_of_predecessors,
        kind=Kind.CODES,
        null=False,
        label=_("earlier institutions"),
        help=_("The codes of those that joined this one, or from which it was born."),
        detail_only=True,
    ),
    Column("email", audience=Audience.COORDINATOR),
    Column("phone", audience=Audience.COORDINATOR),
    Column("address", audience=Audience.COORDINATOR),
    Column("pupil_count", audience=Audience.COORDINATOR),
    Column("staff_count", audience=Audience.COORDINATOR),
)


INSTITUTIONS = Resource(
    "institutions",
    model=Institution,
    title=_("Schools"),
    description=_(
        "Pre-schools, schools and teacher-training institutions of the Associated Schools Network."
        " Members unless another standing is asked for; candidates are never among them."
    ),
    columns=INSTITUTION_COLUMNS,
    orderings={
        "name": ("sort_name", "public_id"),
        "-name": ("-sort_name", "-public_id"),
        "id": ("public_id",),
        "updated": ("updated_at", "public_id"),
        "-updated": ("-updated_at", "-public_id"),
    },
    broad_ordering="id",
    page_url="aspnet:institution-detail",
    desk="with_coordinator",
    correctable=("name", "city", "subdivision", "national_type", "website"),
    point=("latitude", "longitude"),
    tables=(Membership, InstitutionName, RegionMembership, Succession),
    select_related=("area", "country", "membership", "source"),
    prefetch_related=("names",),
    hidden={
        "search": "search words",
        "sort_name": "the name, folded for sorting",
        "main_language": "the first of languages",
        "created_at": "internal",
        "source": "institutions come from applications and lists, told by evidence",
        "source_note": "internal note of where the record came from",
        "verification": "members are told by evidence instead",
    },
)
