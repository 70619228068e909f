"""The pages of twinnings: find a partner, propose, answer; what everybody sees."""

import pytest

from aspnet.demonstration.network import generate, remove
from aspnet.models import Twinning
from tests.factories.aspnet import member
from tests.factories.people import coordinator
from tests.factories.twinnings import PEACE, twinned
from tests.pages import text_of

pytestmark = pytest.mark.django_db
FACTS = {"theme": PEACE, "starts_on": "2026-12-01", "languages": ["fr", "en"], "levels": "primary"}


@pytest.fixture
def schools():
    return (
        member(name="Lycée Senghor", themes=[PEACE]),
        member(name="Kisumu School", country_id="KE", themes=[PEACE]),
    )


def page(school, query: str = "") -> str:
    return f"/workspace/schools/{school.public_id}/twinning/{query}"


def test_members_with_the_same_themes_are_offered_first(client, sign_in, schools):
    school, peer = schools
    other, generated = member(name="Other theme"), member(name="Made-up", is_generated=True)
    sign_in(coordinator("SN"))

    text = text_of(client.get(page(school)))
    assert peer.name in text
    assert other.name not in text

    text = text_of(client.get(page(school, "?country=SN")))
    assert other.name in text
    assert generated.name not in text
    assert client.get(page(school, "?country=XX")).status_code == 400


def test_a_code_that_the_other_desk_told_chooses_its_school(client, sign_in, schools):
    school, peer = schools
    sign_in(coordinator("SN"))

    text = text_of(client.get(page(school, f"?q={peer.public_id.lower()}")))

    assert "Propose a twinning" in text
    assert peer.name in text


def test_a_twinning_is_proposed_answered_and_seen(client, sign_in, schools):
    school, peer = schools
    partner = coordinator("KE")
    sign_in(coordinator("SN"))
    assert "Kisumu School" in text_of(client.get(page(school, f"?partner={peer.public_id}")))

    answer = client.post(page(school, f"?partner={peer.public_id}"), FACTS)

    row = Twinning.objects.get()
    assert answer.url == row.get_workspace_url()
    assert (row.school, row.partner, row.levels, row.languages) == (
        school,
        peer,
        ["primary"],
        ["fr", "en"],
    )
    assert "Withdraw the proposal" in text_of(client.get(row.get_workspace_url()))
    assert "Kisumu School" not in text_of(client.get(school.get_absolute_url()))

    sign_in(partner)
    assert "Lycée Senghor" in text_of(client.get("/workspace/twinnings/"))
    assert "Lycée Senghor" in text_of(client.get("/workspace/"))
    answer = client.post(f"{row.get_workspace_url()}agree_twinning/", {"reason": ""})
    assert answer.status_code == 302

    client.logout()
    for address, told in (
        (school.get_absolute_url(), "Kisumu School"),
        (peer.get_absolute_url(), "Lycée Senghor"),
        ("/countries/KE/", "Lycée Senghor"),
        ("/api/v1/twinnings/?country=KE", "Lycée Senghor"),
    ):
        assert told in text_of(client.get(address))


def test_what_the_domain_refuses_stands_in_the_form(client, sign_in, schools):
    school, peer = schools
    twinned(school, peer)
    sign_in(coordinator("SN"))

    answer = client.post(page(school, f"?partner={peer.public_id}"), FACTS)

    assert answer.status_code == 400
    assert "twinned on this theme already" in text_of(answer)
    wrong = client.post(page(school, f"?partner={peer.public_id}"), FACTS | {"theme": ""})
    assert wrong.status_code == 400
    assert client.post(page(school), FACTS).status_code == 200
    assert Twinning.objects.count() == 1


def test_within_one_country_it_is_agreed_at_once(client, sign_in, schools):
    school, _peer = schools
    near = member(name="Near")
    sign_in(coordinator("SN"))

    answer = client.post(page(school, f"?partner={near.public_id}"), FACTS, follow=True)

    assert "The two are twinned." in text_of(answer)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_many(client, sign_in, django_assert_num_queries, count):
    for _ in range(count):
        twinned()
    sign_in(coordinator("SN"))
    client.get("/workspace/twinnings/")

    with django_assert_num_queries(8):
        client.get("/workspace/twinnings/")

    assert client.get("/workspace/twinnings/?status=nothing").status_code == 400


def test_machines_read_agreed_and_ended_ones(client):
    agreed, ended = twinned(status="agreed"), twinned(status="ended")
    for status in ("proposed", "declined", "withdrawn"):
        twinned(status=status)

    found = client.get("/api/v1/twinnings/").json()["results"]

    assert [row["id"] for row in found] == sorted(
        Twinning.objects.filter(pk__in=[agreed.pk, ended.pk]).values_list("public_id", flat=True)
    )
    assert {row["status"] for row in found} == {"agreed", "ended"}
    assert found[0]["theme"] == PEACE
    (one,) = client.get("/api/v1/twinnings/?status=ended").json()["results"]
    assert one["ended_on"] == "2026-09-01"
    assert client.get(f"/api/v1/twinnings/?theme={PEACE}&country=JP").json()["results"] == []


def test_the_demonstration_has_some_in_every_state_and_they_go_with_it():
    generate(600, 12, 7, tell=lambda _words: None)

    rows = Twinning.objects.all()
    assert set(rows.values_list("status", flat=True)) >= {"agreed", "ended", "proposed"}
    assert not rows.filter(is_generated=False).exists()
    for row in rows:
        row.full_clean()

    remove(tell=lambda _words: None)
    assert not Twinning.objects.exists()
