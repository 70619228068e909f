"""Areas of some generated networks, with coordinators and what is asked of them."""

import datetime
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import connection
from django.db.models import Exists, OuterRef

from unesco_portal.accounts.models import User
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Area, Person

from ..enums import ApplicationStatus, ReviewLevel, ReviewStatus
from ..models import Application, NationalNetwork, Review
from .vocabulary import Vocabulary

ACCOUNTS = "@areas.example"
VACANT = 0.2
# By country: the name of each area in English, French and Spanish, and a town in its middle.
AREAS = {
    "ES": (
        ("Andalusia", "Andalousie", "Andalucía", 37.4, -4.8),
        ("Catalonia", "Catalogne", "Cataluña", 41.6, 1.7),
        ("Madrid and the centre", "Madrid et le centre", "Madrid y el centro", 40.3, -3.7),
        ("Valencia and Murcia", "Valence et Murcie", "Valencia y Murcia", 38.9, -0.7),
        ("The north", "Le nord", "El norte", 43.0, -4.5),
    ),
    "DE": (
        ("North", "Nord", "Norte", 53.5, 10.0),
        ("East", "Est", "Este", 52.1, 13.0),
        ("West", "Ouest", "Oeste", 51.2, 7.2),
        ("South", "Sud", "Sur", 48.6, 10.6),
    ),
    "BR": (
        ("North", "Nord", "Norte", -3.5, -58.0),
        ("Northeast", "Nord-Est", "Nordeste", -8.0, -38.5),
        ("Central-West", "Centre-Ouest", "Centro-Oeste", -15.8, -51.0),
        ("Southeast", "Sud-Est", "Sudeste", -21.5, -45.0),
        ("South", "Sud", "Sur", -27.5, -51.5),
    ),
    "CA": (
        ("Atlantic", "Atlantique", "Atlántico", 45.5, -63.5),
        ("Quebec", "Québec", "Quebec", 46.5, -72.5),
        ("Ontario", "Ontario", "Ontario", 44.0, -79.5),
        ("West", "Ouest", "Oeste", 52.0, -113.0),
    ),
}
UNPUBLISHED = "CA"  # this network keeps its areas to itself
NEAREST = """
    UPDATE aspnet_institution AS school SET area_id = (
        SELECT key FROM unnest(%s::bigint[], %s::float[], %s::float[]) AS area (key, north, east)
        ORDER BY (school.latitude - north) ^ 2 + (school.longitude - east) ^ 2 LIMIT 1)
    WHERE country_id = %s AND is_generated AND latitude IS NOT NULL
"""


def make_areas(rng: Random, vocabulary: Vocabulary, today: datetime.date) -> int:
    """Areas where the generated networks have some; schools without a place lie in none."""
    networks = NationalNetwork.objects.filter(is_generated=True, country__in=AREAS)
    count = 0
    for network in networks.order_by("country"):
        areas = areas_of(network.country_id, today)
        appoint(rng, vocabulary, network, areas, today)
        with connection.cursor() as cursor:
            places = [place[3:] for place in AREAS[network.country_id]]
            keys = [area.pk for area in areas]
            north, east = ([place[axis] for place in places] for axis in (0, 1))
            cursor.execute(NEAREST, [keys, north, east, network.country_id])
        count += len(areas)
    ask_areas()
    return count


def areas_of(country: str, today: datetime.date) -> list[Area]:
    """The areas of one country; one that a login still holds is kept."""
    rows = [
        Area(
            country_id=country,
            name_en=english,
            name_fr=french,
            name_es=spanish,
            start_on=str(today.year - 6),
            is_public=country != UNPUBLISHED,
            is_generated=True,
        )
        for english, french, spanish, *_place in AREAS[country]
    ]
    return Area.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["country", "name_en"],
        update_fields=["name_fr", "name_es"],
    )


def appoint(
    rng: Random,
    vocabulary: Vocabulary,
    network: NationalNetwork,
    areas: list[Area],
    today: datetime.date,
) -> None:
    """A coordinator for most areas; nobody signs in, but opinions have somebody to wait for."""
    for number, area in enumerate(areas, start=1):
        given, family = vocabulary.person(rng)
        if number > 1 and rng.random() < VACANT:
            continue
        person = Person.objects.create(
            given_name=given, family_name=family, is_public=True, is_generated=True
        )
        Appointment.objects.create(
            person=person,
            organisation=network.national_commission,
            role=Role.SUB_NATIONAL_COORDINATOR,
            country_id=area.country_id,
            area=area,
            title_en=Role.SUB_NATIONAL_COORDINATOR.label,
            start_on=str(today.year - 1 - number),
            source_note="Generated for demonstration",
            is_generated=True,
        )
        User.objects.create(
            email=f"{area.country_id.lower()}.{number}{ACCOUNTS}",
            password=make_password(None),
            person=person,
            is_demonstration=True,
        )


def ask_areas() -> None:
    """What an application of a generated school asks of its area, without mails."""
    posts = Appointment.objects.current().of_areas()
    cases = Application.objects.filter(
        Exists(posts.filter(area=OuterRef("institution__area"))),
        institution__is_generated=True,
        status__in=[ApplicationStatus.SUBMITTED, ApplicationStatus.IN_REVIEW],
    )
    Review.objects.bulk_create(
        Review(
            application=case,
            level=ReviewLevel.SUB_NATIONAL,
            status=ReviewStatus.ASKED,
            status_since=case.status_since,
            reviewer_name=str(case.institution.area),
            is_generated=True,
        )
        for case in cases.select_related("institution__area").order_by("pk")
    )
