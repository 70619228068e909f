"""What is shown of national networks and their coordinators."""

from collections.abc import Callable

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    Exists,
    Expression,
    ExpressionWrapper,
    F,
    IntegerField,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Concat, Trim, Upper
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Kind
from unesco_portal.core.fields import THREE
from unesco_portal.core.resources import Column, Resource
from unesco_portal.people.enums import NameOrder
from unesco_portal.people.models import Appointment, Person
from unesco_portal.reference.models import RegionMembership
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES

from ..models import CountryFreshness, NationalNetwork


def coordinators_of_network() -> ArraySubquery:
    """The public codes of today's coordinators."""
    rows = Appointment.objects.current().coordinators()
    rows = rows.filter(country=OuterRef("country_id"), person__is_public=True)
    return ArraySubquery(rows.order_by("public_id").values("public_id"))


def network_is_vacant() -> Exists:
    """Whether nobody coordinates the network today."""
    rows = Appointment.objects.current().coordinators()
    return ~Exists(rows.filter(country=OuterRef("country_id")))


def computed_freshness(value: Expression) -> Subquery:
    """A number of the country's freshness, as it was computed last; ``NULL`` without members."""
    rows = CountryFreshness.objects.filter(country=OuterRef("country_id")).order_by()
    return Subquery(rows.values("country").annotate(value=value).values("value"))


def member_count() -> Subquery:
    """The members that the shares are of."""
    return computed_freshness(Sum("members"))


def freshness_as_of() -> Subquery:
    """When shares and count were computed."""
    return computed_freshness(Min("as_of"))


def freshness_share(field: str) -> Callable[[], Subquery]:
    """A percentage of the members, rounded down: 100 means all."""

    def share() -> Subquery:
        whole = Sum(field) * 100 / Sum("members")
        return computed_freshness(ExpressionWrapper(whole, IntegerField()))

    return share


SHARES = (
    ("confirmed_this_year_share", "this_year", _("share confirmed this year")),
    ("fresh_share", "fresh", _("share confirmed recently")),
    ("due_share", "due", _("share whose confirmation is due")),
    ("stale_share", "stale", _("share not confirmed for a long time")),
    ("unknown_share", "never", _("share never confirmed")),
)


NETWORKS = Resource(
    "national-networks",
    model=NationalNetwork,
    title=_("National networks"),
    description=_("The network of each country: its office, and whether somebody coordinates it."),
    columns=(
        Column("id", source="country_id", label=_("country"), listed=True, display=COUNTRIES.word),
        Column("country_name", source="country__name_en", export_only=True),
        Column("status", listed=True),
        Column(
            "national_commission",
            source="national_commission__public_id",
            label=_("National Commission"),
        ),
        Column("established_on"),
        Column("form_languages", display=LANGUAGES.word),
        Column("school_year_start"),
        Column("contact_email", listed=True),
        Column("website"),
        Column(
            "coordinators",
            expression=coordinators_of_network,
            kind=Kind.CODES,
            null=False,
            label=_("coordinators"),
        ),
        Column(
            "is_vacant",
            expression=network_is_vacant,
            kind=Kind.BOOLEAN,
            null=False,
            label=_("post vacant"),
        ),
        Column(
            "member_count",
            expression=member_count,
            kind=Kind.INTEGER,
            null=True,
            label=_("members"),
            help=_("Members of the network, counted with the freshness; candidates are none."),
        ),
        *(
            Column(
                name,
                expression=freshness_share(field),
                kind=Kind.INTEGER,
                null=True,
                label=label,
                help=_("Percentage of the members, rounded down; empty without members."),
            )
            for name, field, label in SHARES
        ),
        Column(
            "freshness_as_of",
            expression=freshness_as_of,
            kind=Kind.DATETIME,
            null=True,
            label=_("freshness computed at"),
        ),
        Column("verification"),
        Column("confirmed_on"),
        Column("is_generated"),
        Column("updated_at"),
    ),
    orderings={"id": ("country_id",)},
    id_path="country_id",
    tables=(Appointment, Person, RegionMembership, CountryFreshness),
    select_related=("national_commission",),
    hidden={
        "created_at": "internal",
        "last_number": "the counter behind the numbers of members",
        "source": "networks come from appointments and lists, told by verification",
        "source_note": "internal note of where the record came from",
        "confirmed_by": "the function of who confirmed it, for the back office",
    },
)


def name_of_coordinator() -> Case:
    """The name as its bearer orders it, as ``Person.name`` has it."""
    family = Concat(Upper("person__family_name"), Value(" "), F("person__given_name"))
    given = Concat(F("person__given_name"), Value(" "), F("person__family_name"))
    return Case(
        When(person__name_order=NameOrder.FAMILY_FIRST, then=Trim(family)),
        default=Trim(given),
        output_field=CharField(),
    )


def public_coordinators(user: object) -> QuerySet:
    """Coordinators in office today, as far as they are public."""
    rows = Appointment.objects.current().coordinators()
    return rows.filter(person__is_public=True)


COORDINATORS = Resource(
    "national-coordinators",
    model=Appointment,
    title=_("National Coordinators"),
    description=_(
        "Who coordinates the network of each country today, and since when. Write to the office"
        " of the network: personal addresses are not published."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("country", source="country_id", listed=True, display=COUNTRIES.word, null=False),
        Column("country_name", source="country__name_en", export_only=True),
        Column("name", expression=name_of_coordinator, label=_("name"), listed=True, null=False),
        Column("honorific", source="person__honorific"),
        Column("role", listed=True),
        *(Column(f"title_{language}") for language in THREE),
        Column(
            "office_email",
            source="country__aspnet_network__contact_email",
            label=_("office e-mail"),
            listed=True,
            null=True,
        ),
        Column("start_on", label=_("in office since"), listed=True),
        Column("end_on"),
        Column("verification"),
        Column("confirmed_on"),
        Column("is_generated"),
        Column("updated_at"),
    ),
    orderings={"country": ("country_id", "public_id"), "id": ("public_id",)},
    rows=public_coordinators,
    tables=(NationalNetwork, Person, RegionMembership),
    select_related=("person", "country__aspnet_network"),
    hidden={
        "created_at": "internal",
        "organisation": "the National Commission, told by the network",
        "area": "coordinators of areas are told by the areas",
        "period": "follows from the two dates",
        "end_reason": "between the coordinator and who appointed",
        "source": "told by verification",
        "source_note": "internal note of where the record came from",
        "confirmed_by": "the function of who confirmed it, for the back office",
    },
)
