"""The columns an import knows, and the headings by which people call them."""

import re
import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...enums import ImportKind

NOT_WORDS = re.compile(r"[^a-z0-9]+")
# What the portal's own downloads add, and marked sheets carry: known, and not read.
IGNORED = frozenset(
    [
        "country name",
        "membership status",
        "ended on",
        "evidence",
        "confirmed on",
        "confirmed by",
        "freshness",
        "is generated",
        "updated at",
        "page",
        "result",
        "what to do",
        "step in words",
        "acts",
        "institution",
        "existe",
    ]
)


def fold(text: str) -> str:
    """A heading or a word without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return NOT_WORDS.sub(" ", letters.casefold()).strip() or " ".join(text.casefold().split())


@dataclass(frozen=True)
class ImportField:
    """A column an import can read: how it is parsed, and its usual headings."""

    name: str
    label: str | Promise
    kind: str
    headings: tuple[str, ...]

    @property
    def keys(self) -> set[str]:
        """The folded headings that mean this column."""
        labels = set()
        for language, _name in settings.WORKING_LANGUAGES:
            with translation.override(language):
                labels.add(fold(str(self.label)))
        return {fold(self.name), *labels, *(fold(heading) for heading in self.headings)}


def field(name: str, label: str | Promise, kind: str, headings: str) -> ImportField:
    """A line of the tables below."""
    return ImportField(name, label, kind, tuple(headings.split("|")))


FIELDS = (
    field("code", _("code"), "code", "id|asp code|portal code|code du portail|código"),
    field(
        "number",
        _("membership number"),
        "number",
        "membership no|member number|aspnet number|national code|national number|numero de membre"
        "|numéro d'adhésion|n° de membre|code national|número de miembro|número de socio"
        "|código nacional",
    ),
    field(
        "name",
        _("name"),
        "name",
        "school|school name|name of the school|institution name|name of institution|name of the"
        " institution|nom|école|nom de l'école|nom de l'établissement|établissement|nombre|escuela"
        "|nombre de la escuela|nombre de la institución|institución|centro|nombre del centro",
    ),
    field("country", _("country"), "country", "pays|país|country code|code pays|código de país"),
    field(
        "subdivision",
        _("region or province"),
        "text",
        "region|province|state|département|région|academie|provincia|región|departamento|estado",
    ),
    field(
        "area_id",
        _("area"),
        "area",
        "area of the network|sub national area|secteur|secteur du réseau|área|área de la red",
    ),
    field(
        "city",
        _("town"),
        "city",
        "city|municipality|ville|commune|localité|ciudad|localidad|municipio|población",
    ),
    field("address", _("address"), "text", "street|postal address|adresse|dirección|domicilio"),
    field("latitude", _("latitude"), "latitude", "lat|latitud"),
    field("longitude", _("longitude"), "longitude", "lon|lng|long|longitud"),
    field(
        "location_precision",
        _("precision of the location"),
        "precision",
        "precision|précision|précision de la localisation|precisión|precisión de la ubicación",
    ),
    field(
        "website",
        _("website"),
        "url",
        "web|web site|url|site web|site internet|sitio web|página web",
    ),
    field(
        "email",
        _("e-mail of the institution"),
        "email",
        "email|e-mail|mail|e-mail address|courriel|adresse électronique|correo|correo electrónico",
    ),
    field("phone", _("telephone"), "text", "phone|phone number|tel|téléphone|teléfono|telefono"),
    field(
        "levels",
        _("levels"),
        "levels",
        "level|level of education|school level|niveau|niveaux|niveau d'enseignement|nivel|niveles"
        "|nivel educativo",
    ),
    field(
        "national_type",
        _("type in national terms"),
        "text",
        "type|school type|national type|type d'établissement|tipo|tipo de centro",
    ),
    field(
        "ownership",
        _("ownership"),
        "ownership",
        "status|public private|public or private|statut|propriété|titularidad|gestión",
    ),
    field("setting", _("setting"), "setting", "urban rural|milieu|zone|medio|zona|entorno"),
    field(
        "languages",
        _("languages of instruction"),
        "languages",
        "language|language of instruction|langue|langues|langues d'enseignement"
        "|langue d'enseignement|idioma|idiomas|lenguas de enseñanza|lengua de enseñanza",
    ),
    field("themes", _("themes"), "themes", "theme|thème|thèmes|tema|temas"),
    field(
        "pupil_count",
        _("pupils"),
        "count",
        "number of pupils|number of students|students|enrolment|élèves|effectif|nombre d'élèves"
        "|alumnos|número de alumnos|alumnado|matrícula",
    ),
    field(
        "staff_count",
        _("staff"),
        "count",
        "number of staff|teachers|number of teachers|personnel|enseignants|nombre d'enseignants"
        "|personal|docentes|profesores|número de docentes",
    ),
    field("existence", _("existence"), "existence", "operating|existencia"),
    field(
        "standing",
        _("standing"),
        "standing",
        "member|membership|statut dans le réseau|membre|situación|miembro|place in the network",
    ),
    field(
        "member_since",
        _("member since"),
        "date",
        "year of admission|admission|date of admission|joined|since|membre depuis|date d'adhésion"
        "|année d'adhésion|miembro desde|fecha de ingreso|año de ingreso|ingreso",
    ),
)
DECISIONS = (
    field("code", _("application"), "code", "application code|candidature|solicitud"),
    field("status", _("step"), "text", "step|state|étape|etapa"),
    field("status_since", _("in this state since"), "text", "since|depuis|desde"),
    field("decision", _("decision"), "text", "décision|decisión"),
    field("reason", _("reason"), "text", "reason or comment|motif|motivo"),
)
REQUIRED = {ImportKind.DECISIONS: ("code", "status_since", "decision")}


def fields_of(kind: str) -> tuple[ImportField, ...]:
    """The columns of a kind of sheet."""
    return DECISIONS if kind == ImportKind.DECISIONS else FIELDS


def by_name(kind: str) -> dict[str, ImportField]:
    """The same, by name."""
    return {found.name: found for found in fields_of(kind)}


def recognise(headings: list[str], kind: str, remembered: dict[str, str]) -> dict[int, str]:
    """Which column means what, from headings alone; each meaning once, the first wins."""
    known = dict(remembered)
    for found in fields_of(kind):
        for key in found.keys:
            known.setdefault(key, found.name)
    chosen: dict[int, str] = {}
    for position, heading in enumerate(headings):
        name = known.get(fold(heading), "")
        if name and name not in chosen.values():
            chosen[position] = name
    return chosen
