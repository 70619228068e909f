"""Query parameters of centres, on page, map and API alike."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from centres.enums import CentreStatus, Subject
from centres.filters import CentreFilterSet
from centres.models import Centre
from tests.factories.centres import CentreFactory, centre_in
from unesco_portal.core.search import refresh_lexicon

pytestmark = pytest.mark.django_db


def found(query: str) -> set[str]:
    rows = Centre.objects.filter(public_id__startswith="test-centre-")
    values = CentreFilterSet.cleaned(QueryDict(query))
    return set(CentreFilterSet.apply(rows, values).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("fields", "query"),
    [
        ({"country_id": "KR"}, "country=KR&country=TH"),
        ({"country_id": "KR"}, "region=asia_pacific"),
        ({"heading": "ioc"}, "heading=ioc"),
        ({"lead_sector": "SHS"}, "sector=SHS"),
        ({"themes": ["water; ice", "Arid zones"]}, "theme=arid"),
        ({"themes": ["water (all)", "ice"]}, "theme=water+("),
        ({"themes": ["law", "groundwater"]}, "subject=water"),
        ({"themes": ["underwater cultural heritage"]}, "subject=heritage&subject__not=water"),
        ({"scope": "regional"}, "scope=regional"),
        ({"verification": "verified"}, "verification=verified"),
        ({"expires_on": "2026-09-04"}, "expires_after=2026"),
        ({"expires_on": "2026-09-04"}, "expires_before=2027"),
        ({"expires_on": "2026-09-04"}, "expires_after=2026-09-04&expires_before=2026-09-05"),
        ({"is_generated": True}, "is_generated=true"),
        ({"acronym": "XQZW"}, "q=xqzw"),
        ({"city": "Ouagadougou"}, "q=Ouaga"),
    ],
)
def test_a_parameter_finds_what_it_asks_for_and_nothing_else(fields, query):
    CentreFactory(name="Asked for", **fields)
    CentreFactory(name="Other")

    assert found(query) == {"Asked for"}


@pytest.mark.parametrize("status", CentreStatus)
def test_status(status):
    for other in CentreStatus:
        centre_in(other, name=str(other))

    assert found(f"status={status}") == {str(status)}


def test_expiry_bounds_leave_out_what_is_not_known():
    CentreFactory(expires_on=None)
    CentreFactory(expires_on="2026")

    assert found("expires_before=2026") == set()
    assert found("expires_after=2027") == set()


@pytest.mark.parametrize(
    "query",
    [
        "country=XX",
        "region=atlantis",
        "heading=sports",
        "sector=XX",
        "subject=cooking",
        f"theme={'x' * 81}",
        "scope=cosmic",
        "status=open",
        "verification=perhaps",
        "expires_before=soon",
        "expires_after=2026-13",
        "is_generated=maybe",
        "theme=a&theme=b",
    ],
)
def test_a_wrong_value_is_named(query):
    with pytest.raises(ValidationError) as caught:
        CentreFilterSet.cleaned(QueryDict(query))

    assert list(caught.value.message_dict) == [query.partition("=")[0]]


def test_typing_errors_are_mended():
    CentreFactory(name="Quastenflosser")
    refresh_lexicon()

    assert found("q=Quastenfloser") == {"Quastenflosser"}


def test_a_word_is_not_found_inside_another_one():
    CentreFactory(name="Lake", themes=["fresh water"])
    CentreFactory(name="Wreck", themes=["underwater cultural heritage"])

    assert found("theme=water") == found("subject=water") == {"Lake"}


def test_any_of_the_subjects():
    CentreFactory(name="Lake", themes=["fresh water"])
    CentreFactory(name="School", themes=["teacher development"])
    CentreFactory(name="Other", themes=["astronomy"])

    assert found("subject=water&subject=education") == {"Lake", "School"}


def test_every_real_centre_with_themes_belongs_to_a_subject():
    rows = Centre.objects.real().exclude(themes=[])

    assert rows.count() > 100
    assert not rows.exclude(pk__in=rows.about_subjects(Subject.values)).exists()
