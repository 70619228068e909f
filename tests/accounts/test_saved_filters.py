"""Filters that people keep: valid ones, under a name, their own and nobody else's."""

import pytest

from tests.factories.people import SavedFilterFactory, UserFactory, coordinator, headquarters
from tests.pages import text_of, told
from unesco_portal.accounts import saved_filters
from unesco_portal.accounts.models import SavedFilter

pytestmark = pytest.mark.django_db
SCHOOLS, CASES = "/workspace/schools/", "/workspace/applications/"


def kept(user) -> list[tuple[str, str]]:
    rows = SavedFilter.objects.visible_to(user)
    return [(row.name, row.get_absolute_url()) for row in rows]


def test_the_present_filter_is_kept_under_a_name(client, sign_in):
    user = coordinator()
    sign_in(user)
    address = f"{SCHOOLS}?level=primary&level=tvet&standing=member&q=paix"

    answer = client.post(address, {"name": "Mine"})

    assert answer["Location"] == address
    assert told(answer) == ["Saved as “Mine”."]
    query = "level=primary&level=tvet&q=paix&standing=member"
    assert kept(user) == [("Mine", f"{SCHOOLS}?{query}")]


def test_only_parameters_of_the_list_are_kept(client, sign_in):
    user = coordinator()
    sign_in(user)

    client.post(
        f"{SCHOOLS}?level=primary&cursor=x&ordering=name&next=//evil.example&ownership=",
        {"name": "Mine"},
    )

    assert SavedFilter.objects.get().query == "level=primary"


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("level=nothing", "Mine", "This filter has a mistake and was not saved."),
        ("", "Mine", "Choose a filter first, then save it."),
        ("ordering=name", "Mine", "Choose a filter first, then save it."),
        ("level=primary", "", "Give the filter a name of at most 80 characters."),
        ("level=primary", "x" * 81, "Give the filter a name of at most 80 characters."),
        ("&".join(["country=SN"] * 300), "Mine", "This filter is too long to be saved."),
    ],
)
def test_what_cannot_be_kept_says_why(client, sign_in, query, name, words):
    sign_in(coordinator())

    answer = client.post(f"{SCHOOLS}?{query}", {"name": name})

    assert told(answer) == [words]
    assert not SavedFilter.objects.exists()


def test_the_same_name_is_written_over(client, sign_in):
    sign_in(coordinator())

    client.post(f"{SCHOOLS}?level=primary", {"name": "Mine"})
    client.post(f"{SCHOOLS}?level=tvet", {"name": "Mine"})

    assert SavedFilter.objects.get().query == "level=tvet"


def test_there_is_a_limit(client, sign_in, monkeypatch):
    monkeypatch.setattr(saved_filters, "MOST", 1)
    user = coordinator()
    SavedFilterFactory(user=user, name="First")
    sign_in(user)

    answer = client.post(f"{SCHOOLS}?level=primary", {"name": "Second"})

    assert told(answer) == ["You have many saved filters here. Delete one first."]
    assert len(kept(user)) == 1


def test_shown_above_its_list_and_on_the_home_of_its_owner_only(client, sign_in):
    user = coordinator()
    SavedFilterFactory(user=user, name="My primaries")
    SavedFilterFactory(user=user, name="My late cases", view_name="aspnet:application-list")
    sign_in(user)

    schools, cases, home = (text_of(client.get(url)) for url in (SCHOOLS, CASES, "/workspace/"))
    assert "My primaries" in schools
    assert "My late cases" not in schools
    assert "My late cases" in cases
    assert "My primaries" in home
    assert "My late cases" in home
    for other in (coordinator(), headquarters(), UserFactory(is_superuser=True)):
        sign_in(other)
        assert "My primaries" not in text_of(client.get(SCHOOLS))
        assert "My primaries" not in text_of(client.get("/workspace/"))


def test_the_list_of_applications_keeps_filters_too(client, sign_in):
    user = coordinator()
    sign_in(user)

    client.post(f"{CASES}?status=submitted&page=3", {"name": "New ones"})

    assert kept(user) == [("New ones", f"{CASES}?status=submitted")]


def test_offered_only_where_there_is_a_filter(client, sign_in):
    sign_in(coordinator())

    assert "Save this filter" not in text_of(client.get(SCHOOLS))
    assert "Save this filter" in text_of(client.get(f"{SCHOOLS}?level=primary"))


def test_deleted_by_its_owner_only(client, sign_in):
    found = SavedFilterFactory(user=coordinator())
    address = f"/accounts/filters/{found.code}/delete/"

    sign_in(coordinator())
    assert client.post(address).status_code == 404
    sign_in(found.user)
    assert client.get(address).status_code == 405
    answer = client.post(address)

    assert (answer["Location"], SavedFilter.objects.count()) == (SCHOOLS, 0)


def test_a_filter_whose_list_is_gone_breaks_nothing(client, sign_in):
    user = coordinator()
    gone = SavedFilterFactory(user=user, name="Old", view_name="aspnet:former-list")
    sign_in(user)

    page = text_of(client.get("/workspace/"))
    answer = client.post(f"/accounts/filters/{gone.code}/delete/")

    assert "Old : its list is no longer there." in page
    assert answer["Location"] == "/workspace/"
    assert not SavedFilter.objects.exists()
