"""The compiled list answers exactly what the generic serializer answers, for every question."""

import itertools
import random

import orjson
import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.http import urlencode

from events.models import Meeting, Participant
from experts.models import Project
from tests import sql
from tests.factories.people import OrganisationFactory
from unesco_portal.collections import COLLECTIONS
from unesco_portal.core import compiled
from unesco_portal.core.filters import CodesFilter, PartialDateFilter, TruthFilter
from unesco_portal.core.keyset import in_order
from unesco_portal.core.renderers import OPTIONS
from unesco_portal.core.serializers import list_serializer
from unesco_portal.reference.models import RegionMembership

pytestmark = pytest.mark.usefixtures("filled_db")
PUBLIC = AnonymousUser()
MOST, MOST_PAIRS = 200, 10
WORDS = {  # further texts, where a value of the first rows would not do
    "q": ["school", "centre water", "a"],
    "theme": ["water", "heritage"],
    "year": ["2017", "2018"],
    "held_from": ["2017", "2018-06"],
    "held_to": ["2017-04", "2018-12-31"],
    "bbox": ["-20,0,40,50", "-180,-90,180,90"],
}


@pytest.fixture(autouse=True)
def no_query_kept(monkeypatch) -> None:
    """Each test begins with no query compiled: what an earlier one asked must not count here."""
    monkeypatch.setattr(compiled, "TEMPLATES", {})
    monkeypatch.setattr(compiled, "LITERALS", {})


def generic(view) -> dict[str, dict]:
    """Every row by its name, made by model instances and serializer fields."""
    resource = view.resource
    rows = resource.instances(resource.visible_to(PUBLIC), resource.list_columns())
    data = list_serializer(resource)(rows, many=True).data
    return {row["id"]: row for row in orjson.loads(orjson.dumps(data, option=OPTIONS))}


def answering(view, query: str) -> list[str]:
    """The names of the rows that answer a question, in its order."""
    params = QueryDict(query)
    resource, filterset = view.resource, view.filterset_class
    rows = filterset.apply(resource.visible_to(PUBLIC), filterset.cleaned(params))
    paths = resource.orderings[params.get("ordering", resource.default_ordering)]
    ordered = in_order(rows, paths, cursor=None, size=MOST - 1)
    return list(ordered.values_list(resource.id_path, flat=True))


def asked(client, name: str, query: str) -> dict:
    """The answer of the API."""
    response = client.get(f"/api/v1/{name}/?{query}")
    assert response.status_code == 200, (query, response.content)
    return response.json()


def samples(view, name: str) -> list[list[str]]:
    """Values of one parameter: some that find rows, one that finds none."""
    found = view.filterset_class.base_filters[name]
    if isinstance(found, TruthFilter):
        return [["true"], ["false"]]
    if isinstance(found, PartialDateFilter):
        return [["1975"], ["2010-05"], ["2019-12-31"]]
    if isinstance(found, CodesFilter):
        return codes(view, name, found)
    return [[text] for text in WORDS.get(name) or texts(name)]


def codes(view, name: str, found: CodesFilter) -> list[list[str]]:
    """Three codes with rows, a fourth without, and two together."""
    choices = found.extra["choices"]
    every = [str(code) for code, _label in (choices() if callable(choices) else choices)]
    rows = view.resource.visible_to(PUBLIC)
    hits = (code for code in every if found.filter(rows, [code]).exists())
    some = list(itertools.islice(hits, 2))
    miss = next((code for code in every if code not in some), every[0])
    return [*([code] for code in some), [miss], [*some, miss]]


def texts(name: str) -> list[str]:
    """Codes that a parameter takes by name: of kinds, series, projects and persons."""
    known = {
        "kind": Meeting.objects.exclude(kind="").order_by("kind").values_list("kind"),
        "series": Meeting.objects.exclude(series=None).values_list("series__public_id"),
        "project": Project.objects.values_list("public_id"),
        "speaker": Participant.objects.public().values_list("person__public_id"),
    }
    return [
        *sorted({code for (code,) in known[name]})[:3],
        *(() if name == "kind" else ("PER-000000",)),
    ]


def questions(view) -> list[str]:
    """Each parameter with several values; each pair of parameters; each order."""
    names = sorted(view.filterset_class.base_filters)
    values = {name: samples(view, name) for name in names}
    chance = random.Random(5)
    alone = [{name: value} for name in names for value in values[name]]
    couples = list(itertools.combinations(names, 2))
    pairs = [
        {one: chance.choice(values[one]), two: chance.choice(values[two])}
        for one, two in chance.sample(couples, min(len(couples), MOST_PAIRS))
    ]
    orders = [
        {"ordering": [order], **chance.choice(alone or [{}])} for order in view.resource.orderings
    ]
    return [urlencode(params, doseq=True) for params in [{}, *alone, *pairs, *orders]]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_compiled_answer_equals_the_generic_one_also_the_second_time(client, name):
    view = COLLECTIONS[name]
    every = [(query, f"{query}&page_size={MOST}") for query in questions(view)]

    first = {query: asked(client, name, sized)["results"] for query, sized in every}
    second = {query: asked(client, name, sized)["results"] for query, sized in reversed(every)}

    every_row = generic(view)
    wanted = {query: [every_row[name] for name in answering(view, query)] for query in first}
    assert [query for query, rows in first.items() if rows != wanted[query]] == []
    assert second == first
    assert any(first.values())


@pytest.mark.parametrize("name", COLLECTIONS)
def test_single_record_holds_the_columns_of_its_list_entry(client, name):
    entry = asked(client, name, "page_size=1")["results"][0]

    record = client.get(f"/api/v1/{name}/{entry['id']}/").json()

    assert {column: record[column] for column in entry} == entry


@pytest.mark.parametrize("name", COLLECTIONS)
def test_single_record_takes_no_parameter(client, name):
    entry = asked(client, name, "page_size=1&fields=id")["results"][0]

    answer = client.get(f"/api/v1/{name}/{entry['id']}/?fields=id")

    assert (answer.status_code, answer.json()["errors"]) == (
        400,
        [{"field": "fields", "message": "There is no such parameter. Known ones: none."}],
    )


@pytest.mark.parametrize("name", COLLECTIONS)
def test_fields_choose_columns_in_the_order_asked(client, name):
    columns = [column.name for column in COLLECTIONS[name].resource.list_columns()]
    whole = asked(client, name, "page_size=5")["results"]
    chosen = [*reversed(columns[:3]), columns[0]]

    rows = asked(client, name, f"page_size=5&fields={','.join(chosen)}")["results"]

    assert [list(row) for row in rows] == [list(dict.fromkeys(chosen))] * len(whole)
    assert rows == [{column: row[column] for column in chosen} for row in whole]


def shapes() -> int:
    return len(compiled.TEMPLATES)


def test_other_values_of_the_same_shape_reuse_the_query(client, django_assert_num_queries):
    asked(client, "organisations", "country=FR&page_size=3")
    before = shapes()

    with django_assert_num_queries(1):
        rows = asked(client, "organisations", "country=SN&page_size=3")["results"]

    assert {row["country"] for row in rows} == {"SN"}
    assert shapes() == before


def test_cursors_reuse_the_query(client):
    asked(client, "institutions", "page_size=2")
    second = asked(client, "institutions", "page_size=2")["next"]
    client.get(second)
    before = shapes()

    third = client.get(client.get(second).json()["next"]).json()

    assert shapes() == before
    assert [row["id"] for row in third["results"]] == [
        row["id"] for row in asked(client, "institutions", "page_size=200")["results"][4:6]
    ]


def test_what_is_part_of_the_query_is_told_apart(client):
    told = [
        {
            row["is_generated"]
            for row in asked(client, "meetings", f"is_generated={value}")["results"]
        }
        for value in ("true", "false", "true")
    ]

    assert told == [{True}, {False}, {True}]


def test_values_that_look_like_sql_are_only_values(client):
    response = client.get("/api/v1/centres/", {"theme": "%' OR '1'='1"})

    assert response.json()["results"] == []


def test_region_that_gains_a_country_is_read_anew(client):
    OrganisationFactory(public_id="of-japan", country_id="JP", kind="company")
    sql.rows("SET CONSTRAINTS ALL IMMEDIATE")  # versions move now, as at a commit
    url = "/api/v1/organisations/?region=africa&kind=company"
    before = client.get(url).json()["results"]
    RegionMembership.objects.filter(country="JP", region__scheme="unesco").update(
        region=RegionMembership.objects.filter(region__code="africa").first().region_id
    )

    after = client.get(url).json()["results"]

    assert {row["id"] for row in after} - {row["id"] for row in before} == {"of-japan"}


def test_memory_of_queries_is_bounded(client, monkeypatch):
    monkeypatch.setattr(compiled, "MOST_SHAPES", 3)

    for size in range(1, 12):
        asked(client, "countries", f"page_size={size}")

    assert 1 <= shapes() <= 3


def test_query_of_another_day_is_another_query(client, monkeypatch):
    asked(client, "institutions", "page_size=2")
    before = shapes()
    tomorrow = compiled.today() + compiled.datetime.timedelta(days=1)
    monkeypatch.setattr(compiled, "today", lambda: tomorrow)

    asked(client, "institutions", "page_size=2")

    assert shapes() == before + 1
