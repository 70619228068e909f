"""The directory of countries, and the words that stand for codes everywhere."""

import pytest
from django.utils import translation

from tests.factories.people import administrator, user_with
from tests.pages import text_of
from unesco_portal.people.enums import Role
from unesco_portal.reference.filters import region_choices
from unesco_portal.reference.models import Country, RegionMembership
from unesco_portal.reference.vocabularies import (
    COUNTRIES,
    LANGUAGES,
    REGIONS,
    SDG_TARGETS,
    THEMES,
    alphabetical,
)

pytestmark = pytest.mark.django_db
LIST = "/countries/"


@pytest.mark.parametrize(
    ("query", "queries"), [("?q=senegal", 7), ("?status=associate", 5), ("?region=africa", 8)]
)
def test_list_query_count(client, query, queries, django_assert_num_queries):
    client.get(f"{LIST}{query}").getvalue()

    with django_assert_num_queries(queries):
        client.get(f"{LIST}{query}").getvalue()


def test_list_shows_standing_regions_date_and_capital(client):
    text = text_of(client.get(f"{LIST}?q=senegal"))

    assert "Senegal Member State Africa, Group V(a) 10 November 1960 Dakar" in text


def names_on(response) -> list[str]:
    """The countries of one page of the list."""
    return [row["cells"][0]["value"] for row in response.context["rows"]]


def test_list_has_the_names_and_the_order_of_its_language(client):
    french, arabic = client.get(f"/fr{LIST}"), client.get(f"/ar{LIST}")

    assert names_on(french)[:3] == ["Afghanistan", "Afrique du Sud", "Albanie"]
    assert names_on(french) == sorted(names_on(french), key=alphabetical)
    assert "ألبانيا" in names_on(arabic)


def test_all_countries_are_met_once_forwards_and_backwards(client):
    response = client.get(f"/fr{LIST}")
    pages = [names_on(response)]
    while following := response.context["page"]["next_url"]:
        response = client.get(f"/fr{LIST}{following}")
        pages.append(names_on(response))
    before = client.get(f"/fr{LIST}{response.context['page']['previous_url']}")

    met = [name for page in pages for name in page]
    assert len(met) == len(set(met)) == 207
    assert met == sorted(met, key=alphabetical)
    assert names_on(before) == pages[-2]
    assert client.get(f"{LIST}?ordering=id").context["rows"][0]["id"] == "AD"


@pytest.mark.parametrize(
    "text", ["Sénégal", "senegal", "السنغال", "塞内加尔", "SEN", "Dakar", "senegl"]
)
def test_country_is_found_in_any_script_by_code_capital_and_with_errors(client, text):
    assert "Senegal Member State" in text_of(client.get(LIST, {"q": text}))


@pytest.mark.parametrize("query", ["status=king", "region=atlantis", "cursor=abc", "ordering=x"])
def test_a_wrong_parameter_is_told(client, query):
    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 400
    assert text_of(response)


def test_regions_name_their_scheme():
    choices = dict(region_choices())

    assert choices["africa"] == "Africa (UNESCO regions)"
    assert choices["group_va"] == "Group V(a) (UNESCO electoral groups)"
    assert len(choices) == 11


def test_region_filter_leaves_second_regions_out(client):
    place = RegionMembership.objects.filter(is_secondary=True, region__code="asia_pacific").first()

    rows = client.get("/api/v1/countries/?region=asia_pacific&page_size=200").json()["results"]

    assert place.country_id not in {row["id"] for row in rows}


def test_words_follow_the_reader():
    assert COUNTRIES.word("SN") == "Senegal"
    with translation.override("fr"):
        assert (COUNTRIES.word("SN"), LANGUAGES.word("de"), REGIONS.word("africa")) == (
            "Sénégal",
            "allemand",
            "Afrique",
        )
    with translation.override("es"):
        assert SDG_TARGETS.word("2") == "2 Hambre cero"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Costa Rica", "Côte d'Ivoire", "Croatia", "Zimbabwe"]),
        ("fr", ["Danemark", "Égypte", "Émirats arabes unis", "États-Unis d'Amérique", "Zimbabwe"]),
        ("es", ["Mauricio", "México", "Micronesia (Estados Federados de)", "Myanmar"]),
    ],
)
def test_choices_of_countries_are_in_the_order_of_their_language(language, names):
    with translation.override(language):
        choices = [name for _code, name in COUNTRIES.choices() if name in names]

    assert choices == names


def test_accents_and_capitals_make_no_difference_in_an_order():
    assert sorted(["Zimbabwe", "Émirats", "écho", "Fidji"], key=alphabetical) == [
        "écho",
        "Émirats",
        "Fidji",
        "Zimbabwe",
    ]


def test_unknown_code_stands_for_itself():
    assert (COUNTRIES.word("XX"), THEMES.word("of-old")) == ("XX", "of-old")
    assert "XX" not in COUNTRIES
    assert "SN" in COUNTRIES


def test_choices_are_sorted_by_name_in_the_reader_s_language():
    with translation.override("fr"):
        names = [name for _code, name in COUNTRIES.choices()]

    assert len(names) == 207
    assert names == sorted(names, key=alphabetical)
    assert "Sénégal" in names


def test_words_cost_no_query_once_known(django_assert_num_queries):
    COUNTRIES.word("SN")

    with django_assert_num_queries(0):
        for code in ("FR", "SN", "JP"):
            COUNTRIES.word(code)


@pytest.mark.parametrize(
    "model",
    [
        "country", "region", "language", "sdgtarget", "internationalday", "taxonomy", "theme",
        "sourcedocument", "statement",
    ],
)  # fmt: skip
def test_lists_open_in_the_back_office(client, sign_in, model):
    sign_in(administrator())
    base = f"/admin/reference/{model}/"

    assert client.get(base).status_code == 200
    assert client.get(f"{base}?q=a").status_code == 200
    assert client.get(f"{base}add/").status_code == 200


def test_stewards_edit_and_others_read(client, sign_in):
    url = "/admin/reference/country/SN/change/"
    sign_in(user_with(Role.FIELD_OFFICER))
    read, refused = client.get(url).status_code, client.post(url, {}).status_code
    sign_in(user_with(Role.DATA_STEWARD))
    opened = client.get(url)

    assert (read, refused, opened.status_code) == (200, 403, 200)
    assert client.post("/admin/reference/country/SN/delete/", {"post": "yes"}).status_code == 403
    assert Country.objects.filter(code="SN").exists()
