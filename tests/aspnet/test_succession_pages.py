"""The pages of terms, mergers, splits and duplicates."""

import re

import pytest

from aspnet import services
from aspnet.models import Institution, MembershipTerm, Succession
from tests.factories.aspnet import InstitutionFactory, TermFactory, member
from tests.factories.people import coordinator, headquarters
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def schools():
    return member(name="Lycée Blaise"), member(name="Lycée Senghor")


def page(institution: Institution, name: str = "") -> str:
    return f"/workspace/schools/{institution.public_id}/{name}"


def join(earlier, later, **fields) -> Succession:
    facts = {"kind": "merge", "by": coordinator("SN"), "reason": "Decree.", "happened_on": "2026"}
    return services.record_joining(earlier, later, **facts | fields)


def test_the_other_school_is_found_by_code_and_by_name_in_the_same_country(
    client, sign_in, schools
):
    earlier, later = schools
    elsewhere = member(name="Senghor", country_id="FR")
    sign_in(coordinator("SN"))

    for words in (later.public_id.lower(), "senghor"):
        text = text_of(client.get(page(earlier, f"joining/?kind=merge&q={words}")))
        assert later.public_id in text
        assert elsewhere.public_id not in text


def test_what_will_change_is_said_before_it_is_recorded(client, sign_in, schools):
    earlier, later = schools
    sign_in(coordinator("SN"))
    address = page(earlier, f"joining/?kind=merge&other={later.public_id}")

    text = text_of(client.get(address))

    assert f"The membership {earlier.membership.number} ends today." in text
    assert "It can be taken back for 30 days" in text
    assert not Succession.objects.exists()

    facts = {"kind": "merge", "other": later.public_id, "happened_on": "2026", "reason": "Decree."}
    answer = client.post(page(earlier, "joining/"), facts)

    assert answer.status_code == 302
    found = Succession.objects.get()
    assert (found.predecessor, found.successor, found.kind) == (earlier, later, "merge")


@pytest.mark.parametrize(
    "wrong",
    [{"reason": ""}, {"happened_on": "2026-13"}, {"happened_on": "2199"}, {"other": "ASP-000000"}],
)
def test_what_is_wrong_is_asked_again(client, sign_in, schools, wrong):
    earlier, later = schools
    sign_in(coordinator("SN"))
    facts = {"kind": "merge", "other": later.public_id, "happened_on": "", "reason": "Decree."}

    answer = client.post(page(earlier, "joining/"), facts | wrong)

    assert answer.status_code == 400
    assert not Succession.objects.exists()


def test_what_stands_in_the_way_is_said(client, sign_in, schools):
    earlier, _later = schools
    other = InstitutionFactory()
    sign_in(coordinator("SN"))
    facts = {"kind": "duplicate", "other": other.public_id, "reason": "Twice."}

    shown = client.get(page(earlier, f"joining/?kind=duplicate&other={other.public_id}"))
    answer = client.post(page(earlier, "joining/"), facts)

    assert "Keep the record that holds the membership" in text_of(shown)
    assert answer.status_code == 400
    assert "Keep the record that holds the membership" in text_of(answer)


def test_everybody_finds_the_way_from_one_to_the_other(client, schools):
    earlier, later = schools
    join(earlier, later)

    old, new = (text_of(client.get(school.get_absolute_url())) for school in schools)

    assert "This institution joined another one (2026): Lycée Senghor" in old
    assert "Earlier institutions" in new
    assert earlier.public_id in new
    records = [client.get(f"/api/v1/institutions/{row.public_id}/").json() for row in schools]
    assert [row["successor"] for row in records] == [later.public_id, None]
    assert [row["predecessors"] for row in records] == [[], [earlier.public_id]]


def test_nobody_learns_of_a_school_that_is_not_public(client, schools):
    earlier, _later = schools
    hidden = InstitutionFactory(name="Hidden school")
    join(earlier, hidden)

    text = text_of(client.get(earlier.get_absolute_url()))
    record = client.get(f"/api/v1/institutions/{earlier.public_id}/").json()

    assert "Hidden school" not in text
    assert record["successor"] is None


def test_a_split_leads_to_the_new_record(client, sign_in, schools):
    earlier, _later = schools
    sign_in(coordinator("SN"))
    facts = {"name": "Lycée Neuf", "city": "Thiès", "continues": "yes", "reason": "Decree."}

    assert client.get(page(earlier, "split/")).status_code == 200
    answer = client.post(page(earlier, "split/"), facts)

    born = Institution.objects.get(name="Lycée Neuf")
    assert answer.url == born.get_workspace_url()
    assert earlier.public_id in text_of(client.get(answer.url))
    assert client.post(page(earlier, "split/"), facts | {"name": ""}).status_code == 400


def test_it_is_taken_back_on_the_page(client, sign_in, schools):
    earlier, later = schools
    found = join(earlier, later)
    sign_in(coordinator("SN"))
    assert "Take it back" in text_of(client.get(page(earlier)))

    client.post(f"/workspace/successions/{found.public_id}/undo/")

    earlier.refresh_from_db()
    assert earlier.standing == "member"
    again = client.post(f"/workspace/successions/{found.public_id}/undo/", follow=True)
    assert "taken back already" in text_of(again)


def test_headquarters_renews_on_the_page(client, sign_in, schools):
    school, _other = schools
    TermFactory(membership=school.membership, starts_on="2020", ends_on="2024")
    sign_in(headquarters())
    text = text_of(client.get(page(school)))
    assert "renewal lapsed" in text
    assert "Renew the membership" in text
    assert client.get(page(school, "renew/")).status_code == 200

    assert client.post(page(school, "renew/"), {"starts_on": "2024-05"}).status_code == 400
    answer = client.post(page(school, "renew/"), {"starts_on": "2025", "ends_on": "2035"})

    assert answer.status_code == 302
    term = MembershipTerm.objects.get(basis="renewal")
    assert (term.starts_on, term.ends_on) == ("2025", "2035")
    assert "good standing" in text_of(client.get(page(school)))


def test_coordinators_find_schools_by_their_condition(client, sign_in, schools):
    lapsed, good = schools
    TermFactory(membership=lapsed.membership, starts_on="2020", ends_on="2024")
    sign_in(coordinator("SN"))

    text = text_of(client.get("/workspace/schools/?condition=renewal_lapsed"))

    assert lapsed.name in text
    assert good.name not in text


@pytest.mark.parametrize("count", [1, 3])
def test_the_filter_by_condition_has_a_fixed_number_of_queries(
    client, sign_in, count, django_assert_num_queries
):
    for _number in range(count):
        TermFactory(membership=member().membership, starts_on="2020", ends_on="2024")
    sign_in(coordinator("SN"))
    client.get("/workspace/schools/?condition=renewal_lapsed")

    with django_assert_num_queries(12):
        client.get("/workspace/schools/?condition=renewal_lapsed")


def seen_of(answer) -> str:
    return re.search(r'name="seen" value="([^"]*)"', answer.content.decode())[1]


def test_a_merger_is_recorded_only_as_it_was_shown(client, sign_in, schools):
    earlier, later = schools
    sign_in(coordinator("SN"))
    address = page(earlier, "joining/")
    facts = {"kind": "merge", "other": later.public_id, "reason": "Decree."}
    facts["seen"] = seen_of(client.get(address, facts))
    later.membership.status, later.membership.ended_on = "withdrawn", "2026-01-01"
    later.membership.save()

    stale = client.post(address, facts)
    facts["seen"] = seen_of(stale)

    assert stale.status_code == 400
    assert "look at it again" in text_of(stale)
    assert "does not become one by this" in text_of(stale)
    assert not Succession.objects.exists()
    assert client.post(address, facts).status_code == 302


def test_a_second_click_splits_once(client, sign_in, schools):
    sign_in(coordinator("SN"))
    facts = {"name": "Annexe", "city": "Thiès", "continues": "yes", "reason": "Decree."}

    answers = [client.post(page(schools[0], "split/"), facts) for _click in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert Institution.objects.filter(name="Annexe").count() == 1


def test_a_second_click_renews_once(client, sign_in, schools):
    address = page(schools[0], "renew/")
    TermFactory(membership=schools[0].membership, starts_on="2024", ends_on="2030")
    sign_in(headquarters())
    facts = {"ends_on": "2035", "seen": seen_of(client.get(address))}

    answers = [client.post(address, facts | {"ends_on": end}) for end in ("2035", "2039")]

    assert [answer.status_code for answer in answers] == [302, 400]
    assert schools[0].membership.terms.count() == 2


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_dates_centuries_away_are_refused_in_words(client, sign_in, schools, year):
    sign_in(headquarters())

    answer = client.post(page(schools[0], "renew/"), {"starts_on": year})

    assert answer.status_code == 400
    assert "Write a year from 1900 to 2200." in text_of(answer)


@pytest.mark.parametrize("part", [0, 10**30])
def test_an_archive_of_certificates_that_is_not_there(client, sign_in, part):
    member()
    sign_in(headquarters())

    assert client.get(f"/workspace/networks/SN/certificates/{part}.zip").status_code == 404


def test_what_has_joined_another_is_not_offered_to_join_or_divide(client, sign_in, schools):
    earlier, later = schools
    sign_in(coordinator("SN"))
    join(earlier, later)

    pages = {school: client.get(page(school)).content.decode() for school in schools}

    assert page(earlier, "split/") not in pages[earlier]
    assert page(later, "split/") in pages[later]


@pytest.mark.parametrize("field", ["starts_on", "ends_on"])
@pytest.mark.parametrize("text", ["31/12/2026", "2026-13", "2026-02-30", "soon"])
def test_what_is_no_date_is_told_at_its_field(client, sign_in, schools, field, text):
    sign_in(headquarters())

    answer = client.post(page(schools[0], "renew/"), {field: text})

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert not MembershipTerm.objects.exists()
