"""A small generated roster, so that the Facility's pages can be shown: never a real person."""

import datetime
import random
from dataclasses import dataclass

from django.db import transaction

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.models import Person
from unesco_portal.reference.models import Country

from .enums import (
    EndReason,
    ExpertiseArea,
    Modality,
    Occupation,
    PersonalField,
    ProfileStatus,
    TermStatus,
)
from .models import ExpertProfile, ExpertTerm, FacilityPhase

KEY = "demonstration-expert"
NOTE = "Generated to show the portal at work; not a real person."
GIVEN = (
    "Amara", "Bilal", "Chenda", "Davit", "Elena", "Farida", "Gael", "Hana", "Ismael", "Jovana",
    "Kofi", "Leila", "Mateo", "Nara", "Omid", "Paula", "Rami", "Sokha", "Tarek", "Yuna",
)  # fmt: skip
FIRST_PARTS = ("Bel", "Cor", "Dra", "Fen", "Kal", "Lum", "Mor", "Nev", "Qua", "Sul", "Tav", "Zor")
LAST_PARTS = ("adin", "bury", "eko", "imar", "oveth", "umba", "yssen", "aquil", "ento", "ishi")
WORKING_LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
EARLIER = ("2019", "2022")


@dataclass(frozen=True)
class Story:
    """Where a generated expert stands."""

    profile: ProfileStatus
    term: TermStatus
    is_former: bool = False


SERVING = Story(ProfileStatus.PUBLISHED, TermStatus.ACTIVE)
STORIES = (
    SERVING,
    SERVING,
    SERVING,
    Story(ProfileStatus.PUBLISHED, TermStatus.UNAVAILABLE),
    SERVING,
    Story(ProfileStatus.DRAFT, TermStatus.INVITED),
    SERVING,
    Story(ProfileStatus.PUBLISHED, TermStatus.ENDED, is_former=True),
)


@transaction.atomic
def generate_experts(count: int = 24, seed: int = 2005) -> int:
    """Make up to ``count`` experts that are not there yet; returns how many were made.

    The same seed gives the same experts. Needs the phases of the Facility.
    """
    phase = phase_of_today()
    keys = {f"{KEY}-{seed}-{number}": number for number in range(count)}
    known = set(Person.objects.filter(source_key__in=keys).values_list("source_key", flat=True))
    countries = list(Country.objects.states().order_by("code").values_list("code", flat=True))
    for key, number in keys.items():
        if key not in known:
            chance = random.Random(key)  # noqa: S311 -- demonstration data, not a secret
            story = STORIES[number % len(STORIES)]
            profile = make_profile(key, chance, story, countries)
            make_term(profile, story, phase)
    return len(keys.keys() - known)


@transaction.atomic
def remove_experts() -> int:
    """Take all generated experts away, their terms and persons; returns how many profiles."""
    ExpertTerm.objects.filter(is_generated=True).delete()
    removed, _each = ExpertProfile.objects.filter(is_generated=True).delete()
    Person.objects.filter(is_generated=True, source_key__startswith=f"{KEY}-").delete()
    return removed


def phase_of_today() -> FacilityPhase:
    """The latest phase. Raises ``DomainError`` where none is loaded."""
    phase = FacilityPhase.objects.order_by("starts_on").last()
    if phase is None:
        raise DomainError("Load the phases of the Expert Facility first: load_convention.")
    return phase


def make_profile(
    key: str, chance: random.Random, story: Story, countries: list[str]
) -> ExpertProfile:
    """One expert, with consent to most personal fields but rarely to all."""
    given = chance.choice(GIVEN)
    family = chance.choice(FIRST_PARTS) + chance.choice(LAST_PARTS)
    person = Person.objects.create(
        source_key=key, given_name=given, family_name=family, note=NOTE, is_generated=True
    )
    nationality = chance.choice(countries)
    residence = nationality if chance.random() < 0.8 else chance.choice(countries)
    areas = chance.sample(ExpertiseArea.values, 3)
    today = dates.today()
    return ExpertProfile.objects.create(
        person=person,
        status=story.profile,
        public_name=f"{given} {family}",
        nationalities=[nationality],
        residences=[residence],
        languages=sorted(chance.sample(WORKING_LANGUAGES, chance.randint(1, 3))),
        expertise=areas,
        modalities=chance.sample(Modality.values, chance.randint(2, 4)),
        occupation=chance.choice(Occupation.values),
        bio_en=f"Demonstration text. Works on {words(areas)}.",
        bio_fr="Texte de démonstration.",
        bio_es="Texto de demostración.",
        consents=consents(chance),
        consented_on=today - datetime.timedelta(days=chance.randint(30, 600)),
        confirmed_on=today - datetime.timedelta(days=chance.randint(0, 500)),
        confirmed_by="demonstration",
        source_note=NOTE,
        is_generated=True,
    )


def consents(chance: random.Random) -> list[str]:
    """The name, and of the rest about five in six."""
    further = [field for field in PersonalField.values if field != PersonalField.NAME]
    return [PersonalField.NAME.value, *(field for field in further if chance.random() < 5 / 6)]


def words(areas: list[str]) -> str:
    """Areas of expertise in a sentence."""
    return ", ".join(str(ExpertiseArea(area).label) for area in areas)


def make_term(profile: ExpertProfile, story: Story, phase: FacilityPhase) -> None:
    """The mandate of today, or for a former expert one that is over."""
    if story.is_former:
        former = FacilityPhase.objects.filter(starts_on=EARLIER[0]).first() or phase
        dates_of_term, reason = EARLIER, EndReason.MANDATE_OVER
        phase = former
    else:
        dates_of_term, reason = dates_around_today(phase), ""
    ExpertTerm.objects.create(
        expert=profile,
        phase=phase,
        status=story.term,
        start_on=dates_of_term[0],
        end_on=dates_of_term[1],
        end_reason=reason,
        is_generated=True,
    )


def dates_around_today(phase: FacilityPhase) -> tuple[str, str]:
    """The dates of the phase, stretched to this year where it is over: demonstrations go on."""
    this_year = str(dates.today().year)
    end = phase.ends_on
    if end is None or dates.last_day(end) < dates.today():
        end = this_year
    return phase.starts_on, end
