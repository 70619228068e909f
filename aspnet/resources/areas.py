"""What is shown of the areas of networks."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Kind
from unesco_portal.core.fields import THREE
from unesco_portal.core.resources import Column, Resource
from unesco_portal.people.models import Appointment, Area, Person
from unesco_portal.reference.models import RegionMembership
from unesco_portal.reference.vocabularies import COUNTRIES

from .networks import name_of_coordinator


def coordinators_of_area() -> ArraySubquery:
    """The names of those who coordinate it today, as far as they are public."""
    rows = Appointment.objects.current().of_areas()
    rows = rows.filter(area=OuterRef("pk"), person__is_public=True)
    return ArraySubquery(rows.order_by("public_id").values(name=name_of_coordinator()))


def area_is_vacant() -> Exists:
    """Whether nobody coordinates the area today."""
    return ~Exists(Appointment.objects.current().of_areas().filter(area=OuterRef("pk")))


def public_areas(user: object) -> QuerySet:
    """Areas in force today that their network publishes."""
    return Area.objects.current().filter(is_public=True)


AREAS = Resource(
    "areas",
    model=Area,
    title=_("Areas of networks"),
    description=_(
        "Parts of countries whose schools have a sub-national coordinator, where the national"
        " network publishes them."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("country", source="country_id", listed=True, display=COUNTRIES.word, null=False),
        Column("country_name", source="country__name_en", export_only=True),
        *(Column(f"name_{language}") for language in THREE),
        Column(
            "coordinators",
            expression=coordinators_of_area,
            kind=Kind.CODES,
            null=False,
            label=_("coordinators"),
            help=_("The names of those in office, where they are public."),
            listed=True,
        ),
        Column(
            "is_vacant",
            expression=area_is_vacant,
            kind=Kind.BOOLEAN,
            null=False,
            label=_("post vacant"),
        ),
        Column("start_on", label=_("in force since")),
        Column("end_on"),
        Column("is_generated"),
        Column("updated_at"),
    ),
    orderings={
        "country": ("country_id", "name_en", "public_id"),
        "id": ("public_id",),
    },
    rows=public_areas,
    tables=(Appointment, Person, RegionMembership),
    hidden={
        "created_at": "internal",
        "is_public": "only published areas are shown",
        "period": "follows from the two dates",
    },
)
