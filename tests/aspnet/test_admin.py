"""The back office: staff correct records, decide by acts, and see who changed what."""

import re

import pytest

from aspnet.enums import ApplicationStatus, MembershipStatus, Standing
from aspnet.models import Application, Institution, Membership, NationalNetwork
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionNameFactory,
    NetworkFactory,
    member,
)
from tests.factories.people import UserFactory, administrator, coordinator, headquarters, user_with
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import AuditEntry

from .acts import APPLICATION_ACTS, MEMBERSHIP_ACTS, application_in
from .pages import text_of, told

pytestmark = pytest.mark.django_db
INSTITUTIONS = "/admin/aspnet/institution/"
APPLICATIONS = "/admin/aspnet/application/"
MEMBERSHIPS = "/admin/aspnet/membership/"
NETWORKS = "/admin/aspnet/nationalnetwork/"
SYSTEM = {"status", "status_since", "public_id", "is_generated", "standing", "membership"}


def form_of(client, url: str) -> dict[str, str]:
    """The fields of a form as a browser would send them back."""
    context = client.get(url).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
    texts = {name: ",".join(value) for name, value in data.items() if isinstance(value, list)}
    return {name: "" if value is None else value for name, value in data.items()} | texts


def chosen(action: str, *rows, **more) -> dict:
    return {"action": action, "_selected_action": [row.pk for row in rows]} | more


@pytest.mark.parametrize("staff", [administrator, headquarters])
def test_staff_correct_an_institution_and_see_who_changed_what(client, sign_in, staff):
    school, user = member(name="Old name"), staff()
    sign_in(user)
    url = f"{INSTITUTIONS}{school.pk}/change/"

    response = client.post(
        url,
        form_of(client, url)
        | {
            "name": "New name",
            "levels": "primary,tvet",
            "languages": "wo,fr",
            "names-TOTAL_FORMS": "1",
            "names-0-name": "Further",
            "names-0-kind": "variant",
        },
    )

    school.refresh_from_db()
    assert response.status_code == 302
    assert (school.name, school.levels, school.languages) == (
        "New name",
        ["primary", "tvet"],
        ["wo", "fr"],
    )
    history = text_of(client.get(f"{INSTITUTIONS}{school.pk}/history/"))
    assert f"{user.email} changed name : Old name → New name" in history
    assert f"{user.email} made: further name of an institution “Further”" in history


def test_history_tells_what_the_portal_changed(client, sign_in):
    school = member(city="Dakar")
    Institution.objects.update(city="Thiès")
    sign_in(headquarters())

    assert "the portal changed town : Dakar → Thiès" in text_of(
        client.get(f"{INSTITUTIONS}{school.pk}/history/")
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"latitude": "1", "longitude": ""}, "Give both latitude and longitude, or neither."),
        ({"levels": "kindergarten"}, "kindergarten"),
        ({"languages": "xx"}, "Not in the list: xx."),
    ],
)
def test_a_wrong_correction_is_told_and_nothing_is_lost(client, sign_in, wrong, words):
    school = member(name="Old name")
    sign_in(headquarters())
    url = f"{INSTITUTIONS}{school.pk}/change/"

    response = client.post(url, form_of(client, url) | {"city": "Typed town"} | wrong)

    assert response.status_code == 200
    assert words in text_of(response)
    assert 'value="Typed town"' in response.content.decode()


@pytest.mark.parametrize("staff", [administrator, headquarters])
@pytest.mark.parametrize("kind", ["institution", "application", "membership"])
def test_what_acts_decide_is_never_edited(client, sign_in, staff, kind):
    school = member()
    application = application_in(ApplicationStatus.RECOMMENDED)
    record = {"institution": school, "application": application, "membership": school.membership}
    row = record[kind]
    before = {name: getattr(row, name) for name in SYSTEM if hasattr(row, name)}
    sign_in(staff())
    url = f"/admin/aspnet/{kind}/{row.pk}/change/"

    data = form_of(client, url)
    client.post(
        url,
        data | {"status": "ended", "standing": "none", "number": "X-1", "decided_on": "2020-01-01"},
    )

    row = type(row).objects.get(pk=row.pk)
    assert not set(data) & {*SYSTEM, "number", "decided_on", "ended_on", "end_reason"}
    assert {name: getattr(row, name) for name in before} == before


@pytest.mark.parametrize("url", [APPLICATIONS, MEMBERSHIPS])
@pytest.mark.parametrize("staff", [administrator, headquarters])
def test_applications_and_memberships_come_about_by_acts_only(client, sign_in, url, staff):
    sign_in(staff())

    assert client.get(f"{url}add/").status_code == 403
    assert client.post(f"{url}add/", {}).status_code == 403


def test_acts_are_admin_actions(client, sign_in):
    NetworkFactory()
    rows = [application_in(ApplicationStatus.RECOMMENDED) for _number in range(2)]
    user = headquarters()
    sign_in(user)

    asked = client.post(APPLICATIONS, chosen("admit", *rows))
    done = client.post(APPLICATIONS, chosen("admit", *rows, confirmed="1", reason="Session of May"))

    assert "Session of May" not in text_of(asked)
    assert all(row.public_id in text_of(asked) for row in rows)
    assert told(done) == ["Admit: 2 done."] or told(done)[0].endswith(": 2 done.")
    assert set(Membership.objects.values_list("number", flat=True)) == {"SN-0001", "SN-0002"}
    assert {entry.actor for entry in AuditEntry.objects.about(rows[0])} == {user}


def test_declining_as_an_action_asks_for_the_reason(client, sign_in):
    application = application_in(ApplicationStatus.RECOMMENDED)
    sign_in(headquarters())

    asked = client.post(
        APPLICATIONS, chosen("refuse", application, confirmed="1", reason="No.", decline_reason="x")
    )
    client.post(
        APPLICATIONS,
        chosen("refuse", application, confirmed="1", reason="No.", decline_reason="capacity"),
    )

    application.refresh_from_db()
    assert "the national network has no capacity now" in text_of(asked)
    assert (application.status, application.decline_reason) == ("declined", "capacity")


@pytest.mark.parametrize(
    ("staff", "words"),
    [(administrator, "You may not do this."), (headquarters, "Not possible any more")],
)
def test_one_that_refuses_does_not_stop_the_others(client, sign_in, staff, words):
    NetworkFactory()
    late, ready = application_in(ApplicationStatus.WITHDRAWN), application_in("recommended")
    sign_in(staff())

    response = client.post(APPLICATIONS, chosen("admit", late, ready, confirmed="1"))

    ready.refresh_from_db()
    assert any(text.startswith(f"{late}: {words}") for text in told(response))
    assert ready.status == ("recommended" if staff is administrator else "admitted")


def test_a_member_is_not_admitted_twice_by_an_action(client, sign_in):
    application = application_in(ApplicationStatus.RECOMMENDED, institution=member())
    sign_in(headquarters())

    response = client.post(APPLICATIONS, chosen("admit", application, confirmed="1"))

    assert told(response) == [f"{application}: This institution already is a member."]


def test_a_membership_is_ended_by_an_action(client, sign_in):
    school = member()
    sign_in(headquarters())
    words = {"confirmed": "1", "reason": "Closed in June."}

    client.post(MEMBERSHIPS, chosen("end_membership", school.membership, **words))

    school.refresh_from_db()
    assert school.standing == Standing.FORMER
    assert school.membership.status == MembershipStatus.ENDED


@pytest.mark.parametrize(
    ("url", "acts"), [(APPLICATIONS, APPLICATION_ACTS), (MEMBERSHIPS, MEMBERSHIP_ACTS)]
)
def test_every_act_is_offered(client, sign_in, url, acts):
    application_in(ApplicationStatus.SUBMITTED, institution=member())
    sign_in(headquarters())

    content = client.get(url).content.decode()

    offered = set(re.findall(r'<option value="(\w+)">', content))
    assert {case.name for case in acts} <= offered
    assert "delete_selected" not in offered


def test_drafts_are_not_in_the_back_office(client, sign_in):
    draft = application_in(ApplicationStatus.DRAFT)
    sign_in(administrator())

    assert draft.public_id not in client.get(APPLICATIONS).content.decode()
    assert client.get(f"{APPLICATIONS}{draft.pk}/change/").status_code == 302


@pytest.mark.parametrize("url", [INSTITUTIONS, APPLICATIONS, MEMBERSHIPS, NETWORKS])
def test_other_staff_only_read_and_the_public_never_gets_in(client, sign_in, url):
    application_in(ApplicationStatus.SUBMITTED, institution=member())
    model = {
        INSTITUTIONS: Institution,
        APPLICATIONS: Application,
        MEMBERSHIPS: Membership,
        NETWORKS: NationalNetwork,
    }[url]
    change = f"{url}{model.objects.get().pk}/change/"

    for outsider in (UserFactory(), coordinator("SN")):
        sign_in(outsider)
        assert client.get(url).status_code in {302, 403}
        assert client.get(change).status_code in {302, 403}
    sign_in(user_with(Role.FIELD_OFFICER))
    page = client.get(change)

    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert client.post(change, {}).status_code == 403
    assert client.get(f"{change.removesuffix('change/')}delete/").status_code == 403


def test_a_network_is_added_and_its_numbers_are_the_systems(client, sign_in):
    sign_in(headquarters())
    url = f"{NETWORKS}add/"

    client.post(url, form_of(client, url) | {"country": "SN", "last_number": "99"})

    network = NationalNetwork.objects.get(country="SN")
    assert (network.status, network.last_number) == ("active", 0)


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"), [(INSTITUTIONS, 5), (APPLICATIONS, 5), (MEMBERSHIPS, 5), (NETWORKS, 5)]
)
def test_list_query_count(client, sign_in, url, queries, item_count, django_assert_num_queries):
    for country in ("SN", "KE", "FR")[:item_count]:
        ApplicationFactory(institution=member(country_id=country))
    sign_in(headquarters())
    client.get(url)

    with django_assert_num_queries(queries):
        response = client.get(url)

    assert len(response.context["cl"].result_list) == item_count


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("model_name", "field_name"),
    [("membership", "network"), ("membership", "application"), ("application", "institution")],
)
def test_autocomplete_query_count(
    client, sign_in, model_name, field_name, item_count, django_assert_num_queries
):
    for country in ("SN", "KE", "FR")[:item_count]:
        ApplicationFactory(institution=member(country_id=country))
    sign_in(headquarters())
    query = f"app_label=aspnet&model_name={model_name}&field_name={field_name}"
    url = f"/admin/autocomplete/?{query}"
    client.get(url)

    with django_assert_num_queries(5):
        answer = client.get(url).json()

    assert len(answer["results"]) == item_count


def test_search(client, sign_in):
    school = member(name="Lycée Exemple")
    application = application_in(ApplicationStatus.SUBMITTED, contact_email="a@b.example")
    InstitutionNameFactory(institution=school, name="Quastenflosser")
    sign_in(headquarters())

    assert "Lycée Exemple" in text_of(client.get(f"{INSTITUTIONS}?q=exempl"))
    assert "Lycée Exemple" in text_of(client.get(f"{INSTITUTIONS}?q=quastenflosser"))
    assert application.public_id in text_of(client.get(f"{APPLICATIONS}?q=a@b.example"))
    assert school.membership.number in text_of(
        client.get(f"{MEMBERSHIPS}?q={school.membership.number}")
    )
    assert "Senegal" in text_of(client.get(f"{NETWORKS}?q=SN"))
    assert "0 " in text_of(client.get(f"{INSTITUTIONS}?q=nothing-at-all-xyz"))


def test_cases_are_found_by_their_school_and_schools_by_their_number(client, sign_in):
    school = member(name="Lycée Exemple")
    application = application_in(ApplicationStatus.SUBMITTED, institution__name="École Éternelle")
    school.memberships.update(number="SN-0047")
    sign_in(headquarters())

    for text in ("École Éternelle", "ecole eternel", application.public_id.lower()):
        assert application.public_id in text_of(client.get(APPLICATIONS, {"q": text}))
    assert application.public_id not in text_of(client.get(APPLICATIONS, {"q": "Exemple"}))
    assert "Lycée Exemple" in text_of(client.get(INSTITUTIONS, {"q": "sn-0047"}))
    assert "membership number" in text_of(client.get(INSTITUTIONS))
    assert "typing errors" not in text_of(client.get(MEMBERSHIPS))


def test_an_institution_is_added_outside_the_network(client, sign_in):
    sign_in(headquarters())
    url = f"{INSTITUTIONS}add/"

    response = client.post(
        url, form_of(client, url) | {"name": "New", "city": "Dakar", "country": "SN"}
    )

    assert response.status_code == 302
    assert Institution.objects.get().standing == Standing.NONE
