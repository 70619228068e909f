"""What generated institutions and people are called, and where they lie; all from ``data/``."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from unesco_portal.core.loading import rows_of
from unesco_portal.reference.models import Country

FALLBACK = "en"


@dataclass(frozen=True)
class City:
    """A real town, by its public data."""

    name: str
    latitude: float
    longitude: float


@dataclass
class Place:
    """A country with its towns, weighted by the square root of their size, and its languages."""

    code: str
    language: str
    languages: list[str]
    cities: list[City] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    size: float = 0.0


class Vocabulary:
    """Patterns, words and names by language."""

    def __init__(self) -> None:
        self.patterns: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in rows_of("demonstration_names.csv"):
            self.patterns[row["language"]][row["level"]].append(row["pattern"])
        self.words: dict[str, list[str]] = defaultdict(list)
        for row in rows_of("demonstration_words.csv"):
            self.words[row["language"]].append(row["word"])
        self.people: dict[str, list[str]] = defaultdict(list)
        for row in rows_of("demonstration_people.csv"):
            self.people[row["part"]].append(row["name"])

    def language_for(self, languages: list[str]) -> str:
        """The first of a country's languages in which names can be made."""
        return next((code for code in languages if code in self.patterns), FALLBACK)

    def institution(self, rng: Random, language: str, level: str, city: str) -> str:
        """A name in a language."""
        pattern = rng.choice(self.patterns[language][level])
        return pattern.format(
            city=city, word=rng.choice(self.words[language]), n=rng.randint(1, 99)
        )

    def person(self, rng: Random) -> tuple[str, str]:
        """A given name and a family name of nobody in particular."""
        return rng.choice(self.people["given"]), rng.choice(self.people["family"])


def places(vocabulary: Vocabulary, count: int) -> list[Place]:
    """The ``count`` Member States with the largest towns, among those without a network."""
    found: dict[str, Place] = {}
    for country in Country.objects.states().filter(aspnet_network=None):
        language = vocabulary.language_for(country.languages)
        found[country.code] = Place(country.code, language, country.languages or [FALLBACK])
    for row in rows_of("cities.csv"):
        place = found.get(row["iso2"])
        if place is None:
            continue
        weight = math.sqrt(max(int(row["population"]), 1_000))
        place.cities.append(City(row["name"], float(row["lat"]), float(row["lon"])))
        place.weights.append(weight)
        place.size += weight
    ranked = sorted(found.values(), key=lambda place: (-place.size, place.code))
    return [place for place in ranked if place.cities][:count]


def shares(rng: Random, found: list[Place], total: int) -> dict[str, int]:
    """How many institutions each country gets: few large networks, many small, none empty."""
    raw = {place.code: place.size**0.8 * rng.uniform(0.3, 1.7) for place in found}
    whole = sum(raw.values())
    given = {code: max(1, round(total * weight / whole)) for code, weight in raw.items()}
    largest = max(given, key=lambda code: given[code])
    given[largest] += max(0, total - sum(given.values()))
    for _one_too_many in range(sum(given.values()) - total):  # small countries were rounded up
        given[max(given, key=lambda code: given[code])] -= 1
    return given
