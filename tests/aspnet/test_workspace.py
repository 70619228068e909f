"""The pages of coordinators and Headquarters: what each role sees and may do."""

import datetime
import re

import pytest
from django.utils import timezone

from aspnet.enums import ApplicationStatus, MembershipStatus, Standing
from aspnet.models import Application
from aspnet.views.review import STAGE_ACTS
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.people import (
    AreaFactory,
    UserFactory,
    administrator,
    area_coordinator,
    coordinator,
    headquarters,
    user_with,
)
from unesco_portal.people.enums import Role
from unesco_portal.workflow.states import machine_of

from .acts import APPLICATION_ACTS, application_in
from .pages import errors_of, table_rows, text_of, told

pytestmark = pytest.mark.django_db
APPLICATIONS, SCHOOLS = "/workspace/applications/", "/workspace/schools/"
NETWORK = "/workspace/networks/SN/"


def commission(country: str = "SN"):
    return user_with(Role.NATIONAL_COMMISSION, country)


def officer():
    return user_with(Role.FIELD_OFFICER)


def of_another_country():
    return coordinator("FR")


NOT_NOW = STAGE_ACTS | {"lapse"}  # where the pathway has stages; where the clock proposes it


def labels(response) -> list[str]:
    """The acts a page offers."""
    acts = response.content.decode().partition('<ul class="acts">')[2].partition("</ul>")[0]
    return re.findall(r">([^<>]+)</a>", acts)


@pytest.fixture
def record():
    """One application and one member of Senegal."""
    NetworkFactory()
    return application_in(
        ApplicationStatus.IN_REVIEW,
        institution=InstitutionFactory(name="Applying school", standing=Standing.APPLICANT),
        contact_email="office@applying.example",
    )


def pages_of(application: Application) -> list[str]:
    school = member(name="Member school")
    return [
        APPLICATIONS,
        application.get_workspace_url(),
        f"{application.get_workspace_url()}recommend/",
        SCHOOLS,
        school.get_workspace_url(),
        f"{school.get_workspace_url()}edit/",
        f"{school.get_workspace_url()}confirm/",
        f"{school.get_workspace_url()}membership/pause/",
        NETWORK,
    ]


def test_nobody_gets_in_without_signing_in(client, record):
    for url in pages_of(record):
        for ask in (client.get, client.post):
            response = ask(url)
            assert response.status_code == 302, url
            assert "/accounts/login/" in response["Location"], url


@pytest.mark.parametrize("reader", [UserFactory, of_another_country])
def test_for_others_the_records_of_a_country_are_not_there(client, sign_in, record, reader):
    urls = pages_of(record)
    sign_in(reader())

    for url in urls:
        for ask in (client.get, client.post):
            response = ask(url)
            expected = {200, 302, 405} if url in (APPLICATIONS, SCHOOLS) else {404, 405}
            assert response.status_code in expected, url
            assert "Applying school" not in response.content.decode()
            assert "Member school" not in response.content.decode()


@pytest.mark.parametrize(
    ("reader", "acts"),
    [
        (coordinator, ["Recommend to UNESCO", "Return for completion", "Decline"]),
        (commission, []),
        (headquarters, []),
        (officer, []),
        (administrator, []),
    ],
)
def test_a_case_is_shown_to_all_who_may_and_offers_acts_to_its_holder(
    client, sign_in, record, reader, acts
):
    holder, user = coordinator("SN"), reader()
    assert holder != user
    sign_in(user)

    response = client.get(record.get_workspace_url())

    text = text_of(response)
    assert "Applying school" in text
    assert "office@applying.example" in text
    assert "Who acts now: the National Coordinator" in text
    assert labels(response) == acts


@pytest.mark.parametrize("status", sorted(set(ApplicationStatus) - {ApplicationStatus.DRAFT}))
@pytest.mark.parametrize("reader", [coordinator, headquarters])
def test_a_case_in_each_state_offers_what_is_possible_now(client, sign_in, status, reader):
    NetworkFactory()
    coordinator("SN")
    application = application_in(status)
    sign_in(reader())
    role = "coordinator" if reader is coordinator else "headquarters"

    response = client.get(application.get_workspace_url())

    assert sorted(labels(response)) == sorted(
        str(case.act.label)
        for case in APPLICATION_ACTS
        if status in case.sources and role in case.actors and case.act.name not in NOT_NOW
    )


def test_an_act_that_is_not_possible_yet_says_why(client, sign_in):
    application = application_in(ApplicationStatus.RETURNED)
    sign_in(coordinator("SN"))

    response = client.get(application.get_workspace_url())

    assert "Let the application lapse: " in text_of(response)
    assert f'href="{application.get_workspace_url()}lapse/"' not in response.content.decode()


def test_words_to_a_school_are_asked_with_its_language(client, sign_in):
    application = application_in(ApplicationStatus.SUBMITTED, language="fr")
    sign_in(coordinator("SN"))

    asked = client.get(f"{application.get_workspace_url()}decline/")
    refused = client.post(f"{application.get_workspace_url()}decline/", {"reason": "No."})

    assert "Its mails are in this language: French." in text_of(asked)
    assert list(errors_of(refused)) == ["decline_reason"]  # nothing is chosen for the coordinator


def test_a_vacant_post_says_who_stands_in(client, sign_in):
    application = application_in(ApplicationStatus.SUBMITTED)
    sign_in(headquarters())

    shown = client.get(application.get_workspace_url())

    assert "Who acts now: the National Commission and UNESCO Headquarters" in text_of(shown)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (89, "Who acts now: the school At the latest by"),
        (91, "Who acts now: the National Coordinator (the school has not answered in time)"),
    ],
)
def test_a_returned_case_is_the_coordinators_once_its_time_is_over(client, sign_in, days, words):
    since = timezone.now() - datetime.timedelta(days=days)
    application = application_in(ApplicationStatus.RETURNED, status_since=since)
    user = coordinator("SN")
    sign_in(user)

    shown = client.get(application.get_workspace_url())

    assert words in text_of(shown)
    waits = machine_of(Application).waiting_for(user).filter(pk=application.pk)
    assert waits.exists() == (days > 90)


def test_a_vacant_post_gives_the_acts_to_those_who_stand_in(client, sign_in, record):
    sign_in(commission())

    assert labels(client.get(record.get_workspace_url())) == [
        "Recommend to UNESCO",
        "Return for completion",
        "Decline",
    ]


def test_a_draft_is_not_there_even_for_headquarters(client, sign_in):
    draft = application_in(ApplicationStatus.DRAFT)
    sign_in(headquarters())

    assert client.get(draft.get_workspace_url()).status_code == 404
    assert draft.public_id not in text_of(client.get(APPLICATIONS))


@pytest.mark.parametrize("item_count", [1, 3])
def test_application_list_query_count(client, sign_in, item_count, django_assert_num_queries):
    ApplicationFactory.create_batch(item_count)
    sign_in(coordinator("SN"))
    client.get(APPLICATIONS)

    with django_assert_num_queries(8):
        response = client.get(APPLICATIONS)

    assert len(table_rows(response)) == item_count


def test_applications_are_found_by_school_code_and_address(client, sign_in):
    case = application_in(
        ApplicationStatus.SUBMITTED,
        institution__name="École Éternelle",
        contact_email="head@eternal.example",
    )
    application_in(ApplicationStatus.SUBMITTED, institution__name="Another")
    application_in(
        ApplicationStatus.SUBMITTED, institution__name="Éternelle", institution__country_id="FR"
    )
    sign_in(coordinator("SN"))
    school = case.institution.public_id
    asked = ("ecole eternelle", "eternel", case.public_id.lower(), school, "HEAD@eternal")

    found = [table_rows(client.get(APPLICATIONS, {"q": text})) for text in asked]

    assert [[case.public_id in row for row in rows] for rows in found] == [[True]] * len(asked)
    assert table_rows(client.get(APPLICATIONS, {"q": "…"})) == []


def test_application_list_shows_own_countries_newest_first(client, sign_in):
    application_in(ApplicationStatus.SUBMITTED, institution__name="Older")
    application_in(ApplicationStatus.RETURNED, institution__name="Newer", is_generated=True)
    application_in(ApplicationStatus.SUBMITTED, institution__country_id="FR")
    sign_in(coordinator("SN"))

    rows = table_rows(client.get(APPLICATIONS))

    assert [row.split(" Senegal")[0].split()[-1] for row in rows] == ["Newer", "Older"]
    assert "Demonstration data" in rows[0]
    assert "returned for completion" in rows[0]
    assert len(table_rows(client.get(f"{APPLICATIONS}?status=returned"))) == 1


@pytest.mark.parametrize(
    ("query", "status", "count"),
    [
        ("status=draft", 400, 0),
        ("country=XX", 400, 0),
        ("page=x", 200, 1),
        ("page=99999999999", 200, 1),
        ("page=-1", 200, 1),
        ("page=7", 200, 0),
        ("country=KE", 200, 0),
    ],
)
def test_odd_questions_for_applications(client, sign_in, query, status, count):
    ApplicationFactory()
    sign_in(headquarters())

    response = client.get(f"{APPLICATIONS}?{query}")

    assert response.status_code == status
    assert len(table_rows(response)) == count


def test_applications_go_by_pages_of_fifty(client, sign_in):
    ApplicationFactory.create_batch(51)
    sign_in(headquarters())

    first = client.get(f"{APPLICATIONS}?country=SN")
    second = client.get(f"{APPLICATIONS}{first.context['next_url']}")

    assert (len(table_rows(first)), len(table_rows(second))) == (50, 1)
    assert first.context["next_url"] == "?country=SN&page=1"
    assert (second.context["previous_url"], second.context["next_url"]) == (
        "?country=SN&page=0",
        None,
    )


# --- Acts ------------------------------------------------------------------------------------


def test_an_act_asks_and_is_done(client, sign_in, record):
    user = coordinator("SN")
    sign_in(user)
    url = f"{record.get_workspace_url()}return_for_completion/"

    asked = client.get(url)
    refused = client.post(url, {"reason": " "})
    done = client.post(url, {"reason": "Say more."})

    record.refresh_from_db()
    assert "completes its application by its link" in text_of(asked)
    assert (refused.status_code, list(errors_of(refused))) == (400, ["reason"])
    assert done["Location"] == record.get_workspace_url()
    assert told(done) == [f"{record} is now: returned for completion."]
    assert record.status == ApplicationStatus.RETURNED
    page = text_of(client.get(record.get_workspace_url()))
    assert re.search(rf"Return for completion [^.]+ {user} Say more\.", page)


def test_the_acts_are_one_step_from_the_top(client, sign_in, record):
    sign_in(coordinator("SN"))
    own = client.get(record.get_workspace_url()).content.decode()
    sign_in(officer())
    reader = client.get(record.get_workspace_url()).content.decode()

    assert own.index('href="#acts"') < own.index("</header>\n  <div") < own.index('id="acts"')
    assert 'href="#acts"' not in reader


def test_declining_asks_for_a_reason_of_the_list_and_keeps_the_words(client, sign_in, record):
    sign_in(coordinator("SN"))
    url = f"{record.get_workspace_url()}decline/"

    asked = client.get(url)
    refused = client.post(url, {"reason": "Typed words", "decline_reason": "weather"})
    client.post(url, {"reason": "Typed words", "decline_reason": "capacity"})

    record.refresh_from_db()
    assert "the admission criteria are not met" in text_of(asked)
    assert (refused.status_code, list(errors_of(refused))) == (400, ["decline_reason"])
    assert "Typed words" in text_of(refused)
    assert (record.status, record.decline_reason) == (ApplicationStatus.DECLINED, "capacity")


def test_an_act_that_is_late_is_told(client, sign_in, record):
    Application.objects.update(status=ApplicationStatus.WITHDRAWN)
    sign_in(coordinator("SN"))

    response = client.post(f"{record.get_workspace_url()}recommend/")

    assert told(response) == ["Not possible any more: the state is now “withdrawn”."]


@pytest.mark.parametrize("verb", ["admit", "refuse", "send_back", "submit", "withdraw"])
def test_acts_of_others_are_refused(client, sign_in, record, verb):
    sign_in(coordinator("SN"))

    for ask in (client.get, client.post):
        assert ask(f"{record.get_workspace_url()}{verb}/").status_code == 403


def test_an_unknown_act_is_not_there(client, sign_in, record):
    school = member()
    sign_in(coordinator("SN"))

    assert client.get(f"{record.get_workspace_url()}dance/").status_code == 404
    assert client.get(f"{school.get_workspace_url()}membership/dance/").status_code == 404


def test_headquarters_admits_by_page(client, sign_in, record):
    Application.objects.update(status=ApplicationStatus.RECOMMENDED)
    sign_in(headquarters())

    client.post(f"{record.get_workspace_url()}admit/", {"reason": ""})

    page = text_of(client.get(record.get_workspace_url()))
    assert "Membership number : SN-0001" in page.replace("number:", "number :")
    assert client.get(record.institution.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("problem", ["no network", "a member already"])
def test_what_stands_in_the_way_of_an_admission_is_told(client, sign_in, problem):
    school = member() if problem == "a member already" else InstitutionFactory()
    application = application_in(ApplicationStatus.RECOMMENDED, institution=school)
    sign_in(headquarters())

    response = client.post(f"{application.get_workspace_url()}admit/", {"reason": "x"}, follow=True)

    words = {
        "no network": "There is no national network in this country yet.",
        "a member already": "This institution already is a member.",
    }
    assert words[problem] in text_of(response)


def test_a_membership_is_paused_by_page(client, sign_in):
    school = member()
    sign_in(coordinator("SN"))
    url = f"{school.get_workspace_url()}membership/pause/"

    asked = client.get(url)
    done = client.post(url, {"reason": "Renovation."})

    school.membership.refresh_from_db()
    assert "stays in the network but is not active now" in text_of(asked)
    assert done["Location"] == school.get_workspace_url()
    assert school.membership.status == MembershipStatus.DORMANT


def test_terminating_is_offered_to_headquarters_only(client, sign_in):
    school = member()
    url = f"{school.get_workspace_url()}membership/terminate/"

    sign_in(coordinator("SN"))
    own = client.get(school.get_workspace_url())
    refused = client.get(url)
    sign_in(headquarters())
    desk = client.get(school.get_workspace_url())

    assert "Set dormant" in labels(own)
    assert "Terminate the membership" not in labels(own)
    assert refused.status_code == 403
    assert "Terminate the membership" in labels(desk)


def test_an_institution_without_membership_has_no_acts(client, sign_in):
    school = InstitutionFactory()
    sign_in(coordinator("SN"))

    assert client.get(f"{school.get_workspace_url()}membership/pause/").status_code == 403


def test_an_ended_membership_offers_what_concerns_the_record_only(client, sign_in):
    school = former_member()
    sign_in(headquarters())

    assert labels(client.get(school.get_workspace_url())) == [
        "Record a merger",
        "Record a duplicate",
        "Record a split",
    ]


def similar_to(record: Application, page) -> set[str]:
    """The addresses that a case's page warns of."""
    part = page.content.decode().partition("Look whether it is the same school")[2]
    return set(re.findall(r'href="([^"]+)"', part.partition("</ul>")[0]))


def test_the_desk_is_told_of_similar_schools_and_open_applications(client, sign_in, record):
    def applying(name: str, status=ApplicationStatus.SUBMITTED, **fields) -> Application:
        place = {key: fields.pop(key) for key in ("city", "country_id") if key in fields}
        school = InstitutionFactory(name=name, standing=Standing.APPLICANT, **place)
        return application_in(status, institution=school, **fields)

    alike = [
        member(name="The applying school"),
        former_member(name="Applying School II"),
        applying("Applying schools"),
        applying("Quite another name", city="Thiès", contact_email="Office@Applying.example"),
    ]
    member(name="Lycée Mariama Bâ")
    applying("Applying school", country_id="KE")
    applying("Applying school", ApplicationStatus.DRAFT)
    applying("Applying school", ApplicationStatus.DECLINED)
    sign_in(coordinator("SN"))

    shown = client.get(record.get_workspace_url())

    assert similar_to(record, shown) == {row.get_workspace_url() for row in alike}


def test_similar_records_are_told_to_those_only_who_may_see_them(client, sign_in, record):
    area = AreaFactory()
    record.institution.area = area
    record.institution.save()
    member(name="Applying school")
    other = InstitutionFactory(name="Applying school", standing=Standing.APPLICANT, area=None)
    application_in(ApplicationStatus.SUBMITTED, institution=other)
    own = member(name="Applying school", area=area)
    sign_in(area_coordinator(area))

    shown = client.get(record.get_workspace_url())

    assert similar_to(record, shown) == {own.get_workspace_url()}


@pytest.mark.parametrize("item_count", [1, 3])
def test_a_case_asks_as_much_for_many_similar_ones(
    client, sign_in, record, item_count, django_assert_num_queries
):
    for _number in range(item_count):
        member(name="Applying school")
        ApplicationFactory(
            institution=InstitutionFactory(name="Applying school", standing=Standing.APPLICANT)
        )
    sign_in(coordinator("SN"))
    client.get(record.get_workspace_url())

    with django_assert_num_queries(13):
        client.get(record.get_workspace_url())
