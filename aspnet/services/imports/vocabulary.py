"""Words for codes, in three languages: what people write for a level, a language, a theme."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation

from unesco_portal.core.fields import THREE
from unesco_portal.people.models import Area
from unesco_portal.reference.models import Country, CountryAlias, Language, Theme

from ...enums import (
    HIGHER_EDUCATION,
    Existence,
    Level,
    LocationPrecision,
    Ownership,
    Setting,
    Standing,
)
from .columns import fold

SIX = ("en", "fr", "es", "ar", "ru", "zh")
FURTHER = {
    Level: {
        "pre_primary": "preschool|pre school|kindergarten|nursery|maternelle|prescolaire|pre"
        " primaire|preprimaire|preescolar|infantil|educacion infantil|jardin de infancia",
        "primary": "elementary|primaire|elementaire|ecole primaire|primaria|educacion primaria",
        "lower_secondary": "middle school|junior high|junior secondary|college|premier cycle"
        "|secondaire inferieur|moyen|secundaria baja|secundaria inferior|primer ciclo",
        "upper_secondary": "high school|senior high|senior secondary|lycee|second cycle"
        "|secondaire superieur|secundaria alta|secundaria superior|bachillerato|segundo ciclo",
        "tvet": "vocational|technical|technique|professionnel|formation professionnelle"
        "|tecnica|profesional|formacion profesional|technical school",
        "teacher_education": "teacher training|teachers college|formation des enseignants"
        "|ecole normale|normale|formacion docente|formacion de docentes|escuela normal",
        "non_formal": "non formal education|non formel|education non formelle|no formal",
    },
    Ownership: {
        "public": "publique|state|government|etat|publico|publica|estatal",
        "private": "prive|privee|privado|privada|particular",
        "mixed": "mixte|mixto|concertado|semi public",
        "unknown": "inconnu|desconocido",
    },
    Setting: {
        "urban": "urbain|urbaine|urbano|urbana|city",
        "rural": "rurale",
        "remote": "isole|eloigne|remoto|aislado",
        "unknown": "inconnu|desconocido",
    },
    LocationPrecision: {
        "exact": "exacte|exacta|exacto",
        "town": "ville|ciudad|localidad",
        "hidden": "cache|masque|oculto|oculta",
    },
    Existence: {
        "operating": "open|ouvert|ouverte|en activite|abierta|activa|en funcionamiento",
        "closed": "ferme|fermee|cerrada|cerrado",
        "merged": "fusionne|fusionnee|fusionada",
    },
    Standing: {
        "none": "no|non|not a member",
        "member": "yes|oui|si|membre|miembro|x",
        "candidate": "candidat|candidato",
        "former": "former|ancien membre|antiguo miembro|ex member",
        "applicant": "demandeur|solicitante",
    },
}
HIGHER = (
    "higher education|university|universities|college of higher education|universite"
    "|enseignement superieur|superieur|universidad|educacion superior|superior|tertiary|hochschule"
)


@dataclass(frozen=True)
class Vocabulary:
    """Folded words and codes, each to its code."""

    levels: dict[str, str]
    ownership: dict[str, str]
    setting: dict[str, str]
    precision: dict[str, str]
    existence: dict[str, str]
    standing: dict[str, str]
    languages: dict[str, str]
    themes: dict[str, str]
    countries: dict[str, str]
    areas: dict[str, int]


def load_vocabulary(country: str) -> Vocabulary:
    """All words, and the areas of one country; five queries, whatever the sheet."""
    levels = words_of(Level) | {fold(word): HIGHER_EDUCATION for word in HIGHER.split("|")}
    return Vocabulary(
        levels=levels,
        ownership=words_of(Ownership),
        setting=words_of(Setting),
        precision=words_of(LocationPrecision),
        existence=words_of(Existence),
        standing=words_of(Standing),
        languages=names(Language, ("code", "iso639_1", "iso639_3"), THREE),
        themes=names(Theme, ("code",), THREE),
        countries=countries(),
        areas=areas(country),
    )


def words_of(choices: type[TextChoices]) -> dict[str, str]:
    """Codes, labels in each language of the portal, and further words."""
    found = {
        fold(word): code for code, words in FURTHER[choices].items() for word in words.split("|")
    }
    for language, _name in settings.WORKING_LANGUAGES:
        with translation.override(language):
            found |= {fold(str(label)): code for code, label in choices.choices}
    return found | {fold(code): code for code in choices.values}


def names(
    model: type[Language | Theme], codes: Iterable[str], languages: Iterable[str]
) -> dict[str, str]:
    """The rows of a reference table by code and by name; codes win over names."""
    rows = list(model.objects.all())
    found = {
        fold(getattr(row, f"name_{language}")): row.pk for language in languages for row in rows
    }
    return found | {
        fold(getattr(row, code)): row.pk for code in codes for row in rows if getattr(row, code)
    }


def countries() -> dict[str, str]:
    """Countries by code, by name in six languages, and by other spellings."""
    rows = list(Country.objects.defer("search"))
    found = {
        fold(spelling): code
        for spelling, code in CountryAlias.objects.values_list("name", "country_id")
    }
    for language in SIX:
        found |= {fold(getattr(row, f"name_{language}")): row.pk for row in rows}
    for code in ("m49", "iso3", "code"):
        found |= {fold(getattr(row, code)): row.pk for row in rows}
    return found


def areas(country: str) -> dict[str, int]:
    """The areas of a country's network in force today, by code and by name; codes win."""
    rows = list(Area.objects.current().in_country(country).order_by("-pk"))
    names = {
        fold(getattr(area, f"name_{language}")): area.pk
        for language in ("es", "fr", "en")
        for area in rows
    }
    return names | {fold(area.public_id): area.pk for area in rows}


def area_names(country: str) -> dict[int, str]:
    """What areas are called in reports: those that are over, too."""
    return {area.pk: str(area) for area in Area.objects.in_country(country)}
