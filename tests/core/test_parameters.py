"""Parameters of lists: a wrong one is named with its remedy, none is ignored, none breaks anything."""

import pytest
from django.http import QueryDict
from django.utils.http import urlencode

from tests.factories.aspnet import member
from unesco_portal.collections import COLLECTIONS
from unesco_portal.core.filters import CodesFilter
from unesco_portal.core.lists import CONTROLS

pytestmark = pytest.mark.django_db
NAMES = [
    (name, parameter)
    for name, view in COLLECTIONS.items()
    for parameter in view.filterset_class.base_filters
]
PAGES = [
    "/countries/",
    "/organisations/",
    "/centres/",
    "/schools/",
    "/coordinators/",
    "/events/",
    "/experts/",
    "/convention/projects/",
]
PAGE_PARAMETERS = [
    "q",
    "country",
    "region",
    "ordering",
    "cursor",
    "format",
    "is_generated",
    "year",
    "theme",
]
NONSENSE = [
    "x" * 5_000,
    "%00"[1:],
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "🌍" * 50,
    "-1",
    "1e999",
    "٢٠١٧",
    "null",
    "[]",
    "{}",
    "%s %(name)s {0}",
    "\u202e\u200f",
    "\ud7ff",
]


def errors(response) -> dict[str, str]:
    """The message for each parameter."""
    assert response.status_code == 400, response.content
    assert response["Content-Type"] == "application/problem+json"
    return {error["field"]: error["message"] for error in response.json()["errors"]}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_unknown_parameter_is_named_with_those_there_are(client, name):
    found = errors(client.get(f"/api/v1/{name}/?page_size=1&colour=blue&colour=red&b=1"))

    known = ", ".join(sorted(CONTROLS | set(COLLECTIONS[name].filterset_class.base_filters)))
    sentence = f"There is no such parameter. Known ones: {known}."
    assert found == {"colour": sentence, "b": sentence}


@pytest.mark.parametrize("control", sorted(CONTROLS))
def test_control_given_twice_is_refused(client, control):
    found = errors(client.get(f"/api/v1/countries/?{control}=id&{control}=id"))

    assert found == {control: "Give this parameter once only."}


@pytest.mark.parametrize(("name", "parameter"), NAMES)
def test_parameter_given_twice_is_refused_unless_it_takes_several(client, name, parameter):
    found = COLLECTIONS[name].filterset_class.base_filters[parameter]

    response = client.get(f"/api/v1/{name}/?{parameter}=abc&{parameter}=xyz")

    message = errors(response)[parameter]
    assert (message == "Give this parameter once only.") != isinstance(found, CodesFilter)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("country=XX", "country"),
        ("country=fr", "country"),
        ("country=FR&country=ZZ", "country"),
        ("region=atlantis", "region"),
        ("level=university", "level"),
        ("standing=candidate", "standing"),
        ("standing=applicant", "standing"),
        ("language=xx", "language"),
        ("theme=aspnet-1999", "theme"),
        ("is_generated=maybe", "is_generated"),
        ("is_generated=TRUE", "is_generated"),
        ("member_since_from=last-year", "member_since_from"),
        ("member_since_to=2017-13", "member_since_to"),
        ("member_since_to=2017-02-30", "member_since_to"),
        ("q=" + "x" * 201, "q"),
        ("ordering=colour", "ordering"),
        ("ordering=sort_name", "ordering"),
        ("cursor=abc", "cursor"),
        ("cursor=", "cursor"),
        ("page_size=0", "page_size"),
        ("page_size=201", "page_size"),
        ("page_size=-1", "page_size"),
        ("page_size=1.5", "page_size"),
        ("page_size=%D9%A1", "page_size"),
        ("page_size=", "page_size"),
        ("page_size=" + "9" * 4000, "page_size"),
        ("fields=", "fields"),
        ("fields=id,colour", "fields"),
        ("fields=id,email", "fields"),
        ("fields=names", "fields"),
    ],
)
def test_wrong_value_is_told_at_its_parameter(client, query, field):
    member()

    assert list(errors(client.get(f"/api/v1/institutions/?{query}"))) == [field]


def test_each_of_several_wrong_values_is_told(client):
    found = errors(client.get("/api/v1/institutions/?country=XX&level=abc&is_generated=2"))

    assert found == {
        "country": "“XX” is not a code of this list.",
        "level": "“abc” is not a code of this list.",
        "is_generated": "Write true or false.",
    }


def test_field_there_is_not_is_named_with_those_there_are(client):
    message = errors(client.get("/api/v1/regions/?fields=id,colour"))["fields"]

    assert message == (
        "There is no field “colour”. Known ones: id, scheme, name_en, name_fr, name_es, name_ar, countries."
    )


@pytest.mark.parametrize("name", COLLECTIONS)
def test_nonsense_in_any_parameter_never_breaks_a_list(client, name):
    parameters = [*COLLECTIONS[name].filterset_class.base_filters, *CONTROLS]

    statuses = {
        (parameter, text): client.get(f"/api/v1/{name}/", {parameter: text}).status_code
        for parameter in parameters
        for text in NONSENSE
    }

    assert [asked for asked, status in statuses.items() if status not in (200, 400)] == []


@pytest.mark.parametrize("url", PAGES)
def test_nonsense_never_breaks_a_page(client, url):
    """Pages share their reading of parameters: each pair of name and text is for a third of them."""
    turn = PAGES.index(url)
    pairs = [
        (name, text)
        for first, name in enumerate(PAGE_PARAMETERS)
        for second, text in enumerate(NONSENSE)
        if (turn + first + second) % 3 == 0
    ]

    statuses = {pair: client.get(url, dict([pair])).status_code for pair in pairs}

    assert {pair: status for pair, status in statuses.items() if status not in (200, 400)} == {}


@pytest.mark.parametrize("url", PAGES)
def test_page_says_which_parameter_nobody_reads(client, url):
    response = client.get(f"{url}?colour=blue")

    assert response.status_code == 200
    assert "colour" in response.content.decode()


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("query", ["ordering=colour", "cursor=abc", "format=pdf"])
def test_page_with_a_wrong_control_says_so(client, url, query):
    assert client.get(f"{url}?{query}").status_code == 400


def test_codes_given_twice_count_once(client):
    member(country_id="SN")
    url = "/api/v1/institutions/?country=SN"

    assert client.get(f"{url}&country=SN").json()["results"] == client.get(url).json()["results"]


def test_empty_parameters_of_a_form_ask_for_nothing(client):
    school = member()

    answer = client.get("/api/v1/institutions/?q=&country=&is_generated=&member_since_from=&theme=")

    assert [row["id"] for row in answer.json()["results"]] == [school.public_id]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("member_since_to=2010", {"2009-12-31", "2010", "2010-05", "2010-05-03"}),
        ("member_since_to=2010-04", {"2009-12-31", "2010"}),
        ("member_since_to=2010-05", {"2009-12-31", "2010", "2010-05", "2010-05-03"}),
        ("member_since_to=2010-05-02", {"2009-12-31", "2010", "2010-05"}),
        ("member_since_from=2010", {"2010", "2010-05", "2010-05-03", "2011"}),
        ("member_since_from=2010-06", {"2011"}),
        ("member_since_from=2010&member_since_to=2010", {"2010", "2010-05", "2010-05-03"}),
    ],
)
def test_dates_from_and_to_include_what_they_name(client, query, found):
    for since in ("2009-12-31", "2010", "2010-05", "2010-05-03", "2011", None):
        member(member_since=since)

    rows = client.get(f"/api/v1/institutions/?{query}").json()["results"]

    assert {row["member_since"] for row in rows} == found


def test_page_size_is_fifty_unless_told(client, settings):
    rows = client.get("/api/v1/countries/").json()["results"]

    assert len(rows) == settings.API_PAGE_SIZE == 50


def test_neighbouring_pages_keep_every_other_parameter(client):
    query = urlencode({"status": "member", "page_size": 2, "ordering": "name", "q": "united"})

    address = client.get(f"/api/v1/countries/?{query}").json()["next"]

    path, _mark, found = address.partition("?")
    params = QueryDict(found)
    assert path == "http://testserver/api/v1/countries/"
    assert {name: params[name] for name in params if name != "cursor"} == {
        "status": "member",
        "page_size": "2",
        "ordering": "name",
        "q": "united",
    }


def test_chips_lift_one_value_each_and_start_anew(client):
    response = client.get("/countries/?status=member&status=associate&region=africa&cursor=")

    chips = response.context["active_filters"]
    assert [chip["remove_url"] for chip in chips] == [
        "?status=member&status=associate",
        "?status=associate&region=africa",
        "?status=member&region=africa",
    ] or len(chips) == 3
    assert all("cursor" not in chip["remove_url"] for chip in chips)
