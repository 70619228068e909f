"""Generated institutions and memberships, as lines for PostgreSQL's COPY.

Ages and gaps as in real life: dates unknown or only a year, no e-mail, records nobody has
confirmed for years. Everything follows from the seed.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from ..enums import (
    Level,
    LocationPrecision,
    MembershipEvidence,
    MembershipStatus,
    Ownership,
    Setting,
    Standing,
    TermBasis,
)
from .vocabulary import Place, Vocabulary

LEVELS = [
    ([Level.PRE_PRIMARY], 6),
    ([Level.PRIMARY], 26),
    ([Level.PRE_PRIMARY, Level.PRIMARY], 8),
    ([Level.LOWER_SECONDARY], 12),
    ([Level.LOWER_SECONDARY, Level.UPPER_SECONDARY], 18),
    ([Level.UPPER_SECONDARY], 20),
    ([Level.TVET], 6),
    ([Level.TEACHER_EDUCATION], 4),
]
STANDINGS = [
    (Standing.MEMBER, 900),
    (Standing.FORMER, 45),
    (Standing.CANDIDATE, 18),
    (Standing.APPLICANT, 25),
    (Standing.NONE, 12),
]
OWNERSHIPS = [
    (Ownership.PUBLIC, 68),
    (Ownership.PRIVATE, 22),
    (Ownership.MIXED, 3),
    (Ownership.UNKNOWN, 7),
]
SETTINGS = [(Setting.URBAN, 50), (Setting.RURAL, 25), (Setting.REMOTE, 5), (Setting.UNKNOWN, 20)]
EVIDENCES = [
    (MembershipEvidence.CERTIFICATE, 35),
    (MembershipEvidence.COORDINATOR, 25),
    (MembershipEvidence.LIST, 25),
    (MembershipEvidence.NONE, 15),
]
ENDED = [MembershipStatus.WITHDRAWN, MembershipStatus.TERMINATED, MembershipStatus.ENDED]
THEMES = ["aspnet-2025-peace-gced", "aspnet-2025-esd", "aspnet-2025-intercultural-heritage"]
NULL = "\\N"
INSTITUTION_COLUMNS = (
    "id",
    "name",
    "country_id",
    "subdivision",
    "city",
    "address",
    "latitude",
    "longitude",
    "location_precision",
    "website",
    "email",
    "phone",
    "levels",
    "national_type",
    "ownership",
    "setting",
    "languages",
    "themes",
    "pupil_count",
    "staff_count",
    "existence",
    "standing",
    "membership_id",
    "source_note",
    "verification",
    "confirmed_on",
    "confirmed_by",
    "is_generated",
    "created_at",
    "updated_at",
)
MEMBERSHIP_COLUMNS = (
    "id",
    "institution_id",
    "network_id",
    "number",
    "status",
    "status_since",
    "member_since",
    "evidence",
    "evidence_note",
    "ended_on",
    "end_reason",
    "is_generated",
    "created_at",
    "updated_at",
)
TERM_COLUMNS = (
    "membership_id",
    "starts_on",
    "ends_on",
    "basis",
    "evidence",
    "evidence_note",
    "note",
    "is_generated",
    "created_at",
    "updated_at",
)
NAME_COLUMNS = (
    "institution_id",
    "name",
    "kind",
    "language",
    "is_generated",
    "created_at",
    "updated_at",
)


class Choice:
    """A weighted choice that costs one random number and one look-up."""

    def __init__(self, pairs: list[tuple]) -> None:
        self.table = [value for value, weight in pairs for _count in range(weight)]

    def pick(self, rng: Random):
        """One of the values."""
        return self.table[int(rng.random() * len(self.table))]


@dataclass(frozen=True)
class Lines:
    """The rows of one institution: its own, its membership's and term's, its further name's."""

    institution: str
    membership: str | None
    term: str | None
    name: str | None


class InstitutionWriter:
    """Makes the lines of generated institutions, one country after the other."""

    def __init__(self, rng: Random, vocabulary: Vocabulary, now: datetime.datetime) -> None:
        self.rng = rng
        self.vocabulary = vocabulary
        self.today = now.date()
        self.stamp = now.isoformat()
        self.days = [
            (self.today - datetime.timedelta(days=days)).isoformat() for days in range(365 * 8)
        ]
        self.levels = Choice(LEVELS)
        self.standings = Choice(STANDINGS)
        self.ownerships = Choice(OWNERSHIPS)
        self.settings = Choice(SETTINGS)
        self.evidences = Choice(EVIDENCES)

    def country(self, place: Place, *, network: int, first_id: int, count: int) -> Iterator[Lines]:
        """The institutions of one country, numbered from 1 in its network."""
        cities = self.rng.choices(place.cities, place.weights, k=count)
        for position, city in enumerate(cities):
            yield self.one(place, city, network, first_id + position, position + 1)

    def one(self, place: Place, city, network: int, pk: int, number: int) -> Lines:
        """One institution."""
        rng = self.rng
        levels = self.levels.pick(rng)
        name = self.vocabulary.institution(rng, place.language, levels[-1], city.name)
        standing = self.standings.pick(rng)
        is_member = standing in (Standing.MEMBER, Standing.FORMER)
        hidden = rng.random() < 0.02
        institution = "\t".join(
            (
                str(pk),
                name,
                place.code,
                "",
                city.name,
                "",
                NULL if hidden else f"{city.latitude:.2f}",
                NULL if hidden else f"{city.longitude:.2f}",
                LocationPrecision.HIDDEN if hidden else LocationPrecision.TOWN,
                f"https://school-{pk}.example/" if rng.random() < 0.55 else "",
                f"office@school-{pk}.example" if rng.random() < 0.82 else "",
                "",
                "{" + ",".join(levels) + "}",
                "",
                self.ownerships.pick(rng),
                self.settings.pick(rng),
                "{" + ",".join(place.languages[: 1 + (rng.random() < 0.3)]) + "}",
                "{" + ",".join(self.themes()) + "}",
                str(40 + int(rng.random() ** 2 * 2400)) if rng.random() < 0.7 else NULL,
                str(4 + int(rng.random() ** 2 * 160)) if rng.random() < 0.5 else NULL,
                "operating",
                standing,
                str(pk) if is_member else NULL,
                "Generated for demonstration",
                "unverified",
                self.confirmed(),
                "national_coordinator",
                "t",
                self.stamp,
                self.stamp,
            )
        )
        membership = term = None
        if is_member:
            membership, term = self.membership(place, network, pk, number, standing)
        return Lines(
            institution, membership, term, self.other_name(place, levels[-1], city.name, pk)
        )

    def membership(
        self, place: Place, network: int, pk: int, number: int, standing: Standing
    ) -> tuple[str, str]:
        """The membership of an institution, with the same key, and its term."""
        rng = self.rng
        former = standing == Standing.FORMER
        status = (
            rng.choice(ENDED)
            if former
            else (MembershipStatus.DORMANT if rng.random() < 0.03 else MembershipStatus.MEMBER)
        )
        year = 1955 + int(rng.random() ** 0.4 * (self.today.year - 1956))
        since, evidence = self.since(year), self.evidences.pick(rng)
        ended = str(min(year + 1 + int(rng.random() * 15), self.today.year - 1)) if former else NULL
        basis = TermBasis.LIST if evidence == MembershipEvidence.LIST else TermBasis.UNKNOWN
        stamps = ("t", self.stamp, self.stamp)
        term = "\t".join((str(pk), since, ended, basis, evidence, "", "", *stamps))
        membership = "\t".join(
            (
                str(pk),
                str(pk),
                str(network),
                f"{place.code}-{number:04d}",
                status,
                self.stamp,
                since,
                evidence,
                "",
                ended,
                "Generated for demonstration" if former else "",
                *stamps,
            )
        )
        return membership, term

    def other_name(self, place: Place, level: str, city: str, pk: int) -> str | None:
        """For a third of the institutions, the name in another language, short or former."""
        rng = self.rng
        if rng.random() > 0.33:
            return None
        kind, language = ("translation", "en") if place.language != "en" else ("former", "en")
        name = self.vocabulary.institution(rng, language, level, city)
        return "\t".join((str(pk), name, kind, language, "t", self.stamp, self.stamp))

    def themes(self) -> list[str]:
        """None, one, two or all three."""
        dice = self.rng.random()
        if dice < 0.15:
            return []
        start = int(self.rng.random() * 3)
        return [
            THEMES[(start + step) % 3]
            for step in range(1 if dice < 0.6 else 2 if dice < 0.9 else 3)
        ]

    def confirmed(self) -> str:
        """The day of the last confirmation; a tenth were never confirmed."""
        dice = self.rng.random()
        if dice < 0.10:
            return NULL
        reach = 183 if dice < 0.5 else 365 if dice < 0.75 else len(self.days) - 1
        return self.days[int(self.rng.random() * reach)]

    def since(self, year: int) -> str:
        """The date of admission, as precise as old lists are."""
        dice = self.rng.random()
        if dice < 0.18:
            return NULL
        if dice < 0.60:
            return str(year)
        month = 1 + int(self.rng.random() * 12)
        if dice < 0.75:
            return f"{year}-{month:02d}"
        return f"{year}-{month:02d}-{1 + int(self.rng.random() * 28):02d}"
