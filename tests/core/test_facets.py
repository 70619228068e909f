"""Choices say how many records they would give; codes can be excluded as well as chosen."""

import pytest
from django.http import QueryDict

from aspnet import counts, facets
from aspnet.filters import InstitutionFilterSet
from aspnet.resources import INSTITUTIONS
from centres.filters import CentreFilterSet
from centres.resources import CENTRES
from tests.factories.aspnet import former_member, member
from tests.factories.centres import CentreFactory
from unesco_portal.core.facets import live
from unesco_portal.core.search import refresh_lexicon

pytestmark = pytest.mark.django_db


@pytest.fixture
def centres():
    known = {"themes": ["zebras"], "status_on": "2020", "status_note": "A report."}
    CentreFactory(country_id="FR", status="operational", **known)
    CentreFactory(country_id="FR", status="ceased", **known)
    CentreFactory(country_id="SN", status="ceased", **known)


def counted(query: str, **kwargs):
    values = CentreFilterSet.cleaned(QueryDict(f"theme=zebras&{query}"))
    return live(CentreFilterSet, values, CENTRES.visible_to(None), **kwargs)


@pytest.mark.usefixtures("centres")
def test_each_choice_is_counted_beside_the_others():
    found = counted("status=ceased").by_filter

    assert found["status"]["operational"] == 1  # what choosing it as well would add
    assert found["country"] == {"FR": 1, "SN": 1}
    assert found["region"]["africa"] == 1


@pytest.mark.usefixtures("centres")
def test_too_large_a_selection_is_not_counted_and_says_so():
    found = counted("status=ceased", most=2)

    assert found.is_limited
    assert "status" not in found.by_filter  # of three rows
    assert found.by_filter["country"] == {"FR": 1, "SN": 1}


@pytest.mark.usefixtures("centres")
def test_what_is_expected_to_be_too_large_is_not_even_looked_for(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("unesco_portal.core.facets.expected_count", lambda _rows: 3)

    with django_assert_num_queries(0):
        found = counted("", most=2)

    assert found.is_limited
    assert found.by_filter == {}


@pytest.mark.usefixtures("centres")
def test_codes_can_be_excluded_in_page_api_and_download(client):
    page = client.get("/centres/?theme=zebras&status__not=ceased").content.decode()
    answer = client.get(
        "/api/v1/centres/?theme=zebras&status__not=ceased&region__not=africa"
    ).json()
    rows = (
        client.get("/centres/?theme=zebras&status__not=ceased&format=jsonl").getvalue().splitlines()
    )

    assert [row["status"] for row in answer["results"]] == ["operational"]
    assert len(rows) == 1
    assert "Status: not ceased" in page
    assert 'href="?theme=zebras&amp;status=ceased"' in page  # the chip turns round
    assert client.get("/centres/?theme=zebras&status__not=nonsense").status_code == 400
    assert client.get("/api/v1/centres/?theme=zebras&status__not=nonsense").status_code == 400


@pytest.mark.usefixtures("centres")
def test_page_shows_the_numbers_and_leaves_out_what_would_find_nothing(client):
    page = client.get("/centres/?theme=zebras&status=ceased").content.decode()

    assert "Senegal (1)" in page
    assert 'value="JP"' not in page


def test_schools_are_counted_from_the_kept_counts():
    member(country_id="SN", levels=["primary", "lower_secondary"])
    member(country_id="SN", levels=["primary"])
    former_member(country_id="FR", levels=["primary"])
    counts.refresh(force=True)
    rows = INSTITUTIONS.visible_to(None)

    found = facets.counted(InstitutionFilterSet, {}, rows)
    assert found.by_filter["level"] == {"primary": 2, "lower_secondary": 1}
    assert found.by_filter["standing"] == {"member": 2, "former": 1}
    assert found.as_of is not None
    assert not found.is_limited

    beside = facets.counted(InstitutionFilterSet, {"level": ["lower_secondary"]}, rows)
    assert beside.by_filter["country"] == {"SN": 1}
    assert beside.by_filter["theme"] == {}  # counted now: the kept counts do not know


def test_typed_words_are_counted_now():
    member(country_id="SN", name="École de la Paix")
    refresh_lexicon()
    rows = INSTITUTIONS.visible_to(None)
    values = InstitutionFilterSet.cleaned(QueryDict("q=paix"))

    assert facets.counted(InstitutionFilterSet, values, rows).by_filter["country"] == {"SN": 1}
