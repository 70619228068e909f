"""Search over everything public, and why each row matched."""

from dataclasses import dataclass, field
from typing import Any, cast

from django.contrib.postgres.search import SearchQuery
from django.db.models import Model
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aspnet.models import Certificate, Institution, InstitutionName
from aspnet.querysets import typed_number
from centres.models import Centre
from events.models import Meeting, MeetingOrganiser, Speaker
from experts.models import ExpertProfile, Project
from unesco_portal.people.models import Organisation, OrganisationName, PersonName
from unesco_portal.reference.models import Country, CountryAlias
from unesco_portal.reference.vocabularies import COUNTRIES, REGIONS

from .core import codes
from .core.meta import visible_rows
from .core.search import SearchQuerySet, matching_names, resolve_query

MOST = 10
WITH_CODES: dict[str, type[Model]] = {
    "ASP": Institution,
    "CER": Certificate,
    "EXP": ExpertProfile,
}


@dataclass(frozen=True, kw_only=True)
class Source:
    """One kind of record the box finds, and what a match in each of its fields is called.

    ``only`` leaves out rows that another kind shows: a centre is an organisation too.
    """

    title: Any
    model: type[Model]
    list_url: str
    fields: dict[str, Any]
    names: type[Model] | None = None
    owner: str = ""
    order: tuple[str, ...] = ()
    related: tuple[str, ...] = field(default=())
    only: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Hit:
    """One found record."""

    record: Model
    why: str


@dataclass(frozen=True)
class Group:
    """The found records of one kind, and where there are more."""

    title: Any
    hits: list[Hit]
    more_url: str | None


EVERYTHING = gettext_lazy("National Coordinator, schools, centres, meetings and conventions")
IN_REGION = (
    (gettext_lazy("Category 2 centres"), "centres:centre-list"),
    (gettext_lazy("Schools"), "aspnet:institution-list"),
    (gettext_lazy("Meetings"), "events:meeting-list"),
    (gettext_lazy("Parties to the 2005 Convention"), "experts:convention"),
)
NAME = ""  # a match in the name itself needs no explanation
CITY = gettext_lazy("matched by its town")
ACRONYM = gettext_lazy("matched by its acronym")

SOURCES = (
    Source(
        title=gettext_lazy("Countries"),
        model=Country,
        list_url="reference:country-list",
        fields={"name_en": NAME, "name_fr": NAME, "name_es": NAME, "name_ar": NAME}
        | {"name_ru": NAME, "name_zh": NAME, "capital": gettext_lazy("matched by its capital")}
        | {
            "code": gettext_lazy("matched by its code"),
            "iso3": gettext_lazy("matched by its code"),
        },
        names=CountryAlias,
        owner="country",
    ),
    Source(
        title=gettext_lazy("Category 2 centres"),
        model=Centre,
        list_url="centres:centre-list",
        fields={"name": NAME, "acronym": ACRONYM, "city": CITY},
        names=OrganisationName,
        owner="organisation",
        related=("country",),
    ),
    Source(
        title=gettext_lazy("Schools"),
        model=Institution,
        list_url="aspnet:institution-list",
        fields={"name": NAME, "city": CITY},
        names=InstitutionName,
        owner="institution",
        order=("sort_name", "public_id"),
        related=("country",),
    ),
    Source(
        title=gettext_lazy("Organisations"),
        model=Organisation,
        list_url="people:organisation-list",
        fields={"name": NAME, "acronym": ACRONYM, "city": CITY},
        names=OrganisationName,
        owner="organisation",
        only={"centre": None},
    ),
    Source(
        title=gettext_lazy("Meetings"),
        model=Meeting,
        list_url="events:meeting-list",
        fields={
            "title": NAME,
            "theme": gettext_lazy("matched by its theme"),
            "series__name": gettext_lazy("matched by its series"),
            "context": gettext_lazy("matched by what it was held within"),
            "city": CITY,
        },
        names=MeetingOrganiser,
        owner="meeting",
    ),
    Source(
        title=gettext_lazy("People at meetings"),
        model=Speaker,
        list_url="events:meeting-list",
        fields={"name": NAME},
        names=PersonName,
        owner="person",
    ),
    Source(
        title=gettext_lazy("Experts"),
        model=ExpertProfile,
        list_url="experts:expert-list",
        fields={"public_name": NAME},
        order=("sort_name", "public_id"),
    ),
    Source(
        title=gettext_lazy("Projects under the 2005 Convention"),
        model=Project,
        list_url="experts:project-list",
        fields={"title": NAME, "related_activity": gettext_lazy("matched by its activity")},
    ),
)


def record_named(text: str, user: Any) -> Model | None:
    """The public record with this permanent code, or with this number of a membership."""
    code = codes.typed(text)
    if model := WITH_CODES.get(code[:3]):
        return visible_rows(model, user).filter(public_id=code).first()
    if number := typed_number(text):
        schools = visible_rows(Institution, user)
        return schools.filter(membership__number=number).first()
    return None


def search_everything(text: str, user: Any) -> list[Group]:
    """What the box finds for ``text``, kind by kind; kinds without a find are left out."""
    query = resolve_query(text)
    if query is None:
        return []
    groups = (search_source(source, query, text, user) for source in SOURCES)
    return [group for group in groups if group.hits]


@dataclass(frozen=True)
class Way:
    """A country or region that a question names, with the pages to read on."""

    place: str
    links: list[tuple[Any, str]]


def ways_from(text: str) -> list[Way]:
    """What a question leads to although no record has all its words: the places it names."""
    question = f"-{slugify(text)}-"
    countries = [
        Way(country.name, [(EVERYTHING, reverse("country-detail", args=[code]))])
        for code, country in COUNTRIES.all().items()
        if names_in(question, country.name, country.name_en)
    ]
    regions = [
        Way(region.name, [(title, f"{reverse(page)}?region={code}") for title, page in IN_REGION])
        for code, region in REGIONS.all().items()
        if names_in(question, region.name, region.name_en)
    ]
    return [*countries, *regions]


def names_in(question: str, *names: str) -> bool:
    """Whether one of the names stands in the question as whole words."""
    return any(f"-{slugify(name)}-" in question for name in names if slugify(name))


def search_source(source: Source, query: SearchQuery, text: str, user: Any) -> Group:
    """The first finds of one kind."""
    visible = cast("SearchQuerySet", visible_rows(source.model, user))
    rows = visible.matching(query).filter(**source.only)
    rows = rows.order_by(*source.order) if source.order else rows.ranked(query)
    rows = rows.saying_why(query, *source.fields).select_related(*source.related)
    found = list(rows[: MOST + 1])
    further = {}
    if source.names is not None:
        unexplained = [row.pk for row in found if not row.matched]
        names = source.names._default_manager.all()
        further = matching_names(names, owner=source.owner, ids=unexplained, query=query)
    hits = [Hit(row, why(source, row, further.get(row.pk))) for row in found[:MOST]]
    more = f"{reverse(source.list_url)}?{urlencode({'q': text})}" if len(found) > MOST else None
    return Group(source.title, hits, more)


def why(source: Source, row: Any, name: Any) -> str:
    """Why a row matched, in words; empty when its name says it."""
    if row.matched:
        return str(source.fields[row.matched])
    if name is not None:
        kind = name.get_kind_display() if hasattr(name, "get_kind_display") else _("other spelling")
        return _("%(kind)s: %(name)s") % {"kind": kind, "name": name.name}
    return _("matched by several of its names together")
