"""Pages of meetings."""

import html
import re

import pytest

from events.counts import months_ahead
from events.enums import Status
from tests.factories.events import (
    AgendaItemFactory,
    BodyFactory,
    DocumentFactory,
    InterventionFactory,
    MeetingFactory,
    OrganiserFactory,
    OutcomeFactory,
    ParticipantFactory,
    PointFactory,
)
from unesco_portal.core.templatetags.ui import partial_date
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db
LIST = "/events/"


def text_of(response) -> str:
    """The words of a page, without markup."""
    content = re.sub(r"<[^>]+>", " ", response.content.decode())
    text = " ".join(html.unescape(content).split())
    assert "UNDEFINED(" not in text
    return text


def part(text: str, start: str, end: str) -> str:
    """What stands between two headings."""
    return text.partition(start)[2].partition(end)[0]


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("query", "queries"), [("", 11), ("?when=past", 9), ("?q=meeting", 19), ("?format=csv", 4)]
)
def test_list_query_count(client, item_count, query, queries, django_assert_num_queries):
    client.get(LIST)  # words of the vocabularies
    MeetingFactory.create_batch(item_count, country_id="FR")
    MeetingFactory.create_batch(item_count, upcoming=True)

    with django_assert_num_queries(queries):
        response = client.get(f"{LIST}{query}")
        b"".join(response) if response.streaming else response.content


def test_list_has_two_parts(client):
    MeetingFactory(title="Coming late", upcoming=True, start_on="2090-05", end_on="2090-05")
    MeetingFactory(title="Coming soon", upcoming=True)
    MeetingFactory(title="Long ago", start_on="2017-04", end_on="2017-04")
    MeetingFactory(title="Undated", start_on=None, end_on=None)
    MeetingFactory(title="Secret plan", planned=True)

    text = text_of(client.get(LIST))

    upcoming = part(text, "Upcoming meetings", "Past meetings")
    past = part(text, "Past meetings, and those without a date", "Download")
    assert upcoming.index("Coming soon") < upcoming.index("Coming late")
    assert past.index("Long ago") < past.index("Undated")
    assert "Long ago" not in upcoming
    assert "Secret plan" not in text
    assert "4 meetings" in text


def ways(text: str) -> str:
    """The months one step away from the list."""
    return part(text, "By month", "By region").strip()


def test_list_leads_to_the_months_ahead(client):
    this, following, *_others, sixth = months_ahead()
    MeetingFactory(upcoming=True, start_on=following.code, end_on=following.code)
    MeetingFactory(upcoming=True, start_on=sixth.code, end_on=sixth.code)

    text = ways(text_of(client.get(LIST)))

    told = [partial_date(month.code) for month in (this, following, sixth)]
    assert text == "This month: {} (0) Next month: {} (1) {} (1)".format(*told)


def test_a_month_chosen_lists_its_meetings_and_offers_no_other(client):
    following, later = months_ahead()[1:3]
    MeetingFactory(title="Next", upcoming=True, start_on=following.code, end_on=following.code)
    MeetingFactory(title="Later", upcoming=True, start_on=later.code, end_on=later.code)
    page = client.get(LIST)
    address = page.context["shortcuts"][0].ways[1][1]

    text = text_of(client.get(LIST + address))

    month = partial_date(following.code)
    assert (f"Held from: {month}" in text, f"Held until: {month}" in text) == (True, True)
    assert ("1 meeting" in text, "Later" in text, "By month" in text) == (True, False, False)


def test_home_leads_to_the_meetings_of_next_month(client):
    month = months_ahead()[1]

    page = client.get("/").content.decode()

    assert f'href="/events/?held_from={month.code}&amp;held_to={month.code}"' in page


def test_an_empty_upcoming_part_says_so_and_when_the_list_changed(client):
    MeetingFactory()

    text = text_of(client.get(LIST))

    assert "No upcoming meeting. None is announced here. This list was last brought" in text


def test_filtered_upcoming_part_says_that_nothing_matches(client):
    MeetingFactory(upcoming=True, country_id="FR")

    text = text_of(client.get(f"{LIST}?country=KR"))

    assert "None that is announced here matches these filters." in text


def test_a_long_list_has_pages(client, settings):
    settings.API_PAGE_SIZE = 2
    for number in range(3):
        MeetingFactory(title=f"Held {number}", start_on=f"201{number}", end_on=None)

    first = client.get(LIST)
    second = text_of(client.get(LIST + first.context["page"]["next_url"]))

    assert "Held 2" in text_of(first)
    assert "3 meetings" not in text_of(first)
    assert part(second, "Past meetings", "Download").count("Held 0") == 1


def test_empty_parameters_ask_for_nothing(client):
    MeetingFactory(title="The meeting")

    names = ("when", "network", "region", "participating", "sdg_target", "year", "speaker", "q")
    text = text_of(client.get(f"{LIST}?{'&'.join(f'{name}=' for name in names)}"))

    assert "The meeting" in text


def test_only_upcoming_are_listed_soonest_first(client):
    MeetingFactory(title="Coming late", upcoming=True, start_on="2090", end_on="2090")
    MeetingFactory(title="Coming soon", upcoming=True)
    MeetingFactory(title="Long ago")

    text = text_of(client.get(f"{LIST}?when=upcoming"))

    assert text.index("Coming soon") < text.index("Coming late")
    assert "Long ago" not in text
    assert "Past meetings" not in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"start_on": "2019", "end_on": "2019"}, "2019 not known held"),
        ({"start_on": "2018-06", "end_on": None, "city": "Seoul"}, "June 2018 Seoul held"),
        (
            {"start_on": "2017-11-23", "end_on": "2017-11-24", "country_id": "TH"},
            "23 November 2017 to 24 November 2017 Thailand held",
        ),
        ({"start_on": None, "end_on": None}, "date not known not known held"),
        (
            {"status": Status.ANNOUNCED},
            "5 June 2018 not known announced; no report is known",
        ),
        (
            {"status": Status.POSTPONED},
            "not known; it had been announced for 5 June 2018 not known postponed",
        ),
    ],
)
def test_list_shows_dates_as_precise_as_they_are_and_the_state_in_its_tense(client, fields, words):
    MeetingFactory(title="The meeting", kind="side event", **fields)

    assert f"The meeting side event {words}" in text_of(client.get(LIST))


@pytest.mark.parametrize(
    "query", ["year=abcd", "country=XX", "cursor=abc", "when=never", "ordering=x"]
)
def test_a_wrong_parameter_is_explained_on_the_page(client, query):
    MeetingFactory()

    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 400
    assert "Meeting " not in part(text_of(response), "Past meetings", "Download")


def test_chips_name_person_and_series(client, make_person):
    person = make_person("Qian", "Tang")
    ParticipantFactory(meeting=MeetingFactory(), person=person)

    text = text_of(client.get(f"{LIST}?speaker={person.public_id}&series=unknown-series"))

    assert "Person named: Qian Tang" in text
    assert "Series: unknown-series" in text


def test_rows_found_by_a_person_say_by_whom(client, make_person):
    ParticipantFactory(meeting=MeetingFactory(), person=make_person("Qian", "Tang"))

    assert "Person named: Qian Tang" in text_of(client.get(f"{LIST}?q=tang"))


def fill(meeting, make_person, count: int) -> None:
    """Give a meeting so many of every part."""
    for number in range(count):
        person = make_person("Ada", f"Number{number}")
        row = ParticipantFactory(meeting=meeting, person=person, position=number + 1)
        row.held_titles.create(title=f"Director {number}", affiliation="Institute")
        AgendaItemFactory(meeting=meeting).speaker_entries.create(participant=row)
        InterventionFactory(participant=row, summary=f"Summary {number}")
        for factory in (BodyFactory, DocumentFactory, OrganiserFactory, OutcomeFactory):
            factory(meeting=meeting)
        PointFactory(meeting=meeting)


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, make_person, item_count, django_assert_num_queries):
    meeting = MeetingFactory(country_id="FR")
    fill(meeting, make_person, item_count)
    client.get(meeting.get_absolute_url())

    with django_assert_num_queries(14):
        response = client.get(meeting.get_absolute_url())

    text = text_of(response)
    assert text.count("Summary ") == item_count
    assert text.count("Director ") == 2 * item_count


def test_detail_of_an_announced_only_meeting_is_no_report(client):
    meeting = MeetingFactory(announced_only=True)

    text = text_of(client.get(meeting.get_absolute_url()))

    assert "announced; no report is known" in text
    assert "The source was written before this meeting and announces it." in text
    assert "The source does not say how many are expected." in text
    assert "Outcomes" not in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.CANCELLED, "This meeting was cancelled. No host"),
        (Status.POSTPONED, "It had been announced for 5 June 2018; its new date is not known."),
    ],
)
def test_detail_tells_what_became_of_an_announced_meeting(client, status, words):
    meeting = MeetingFactory(status=status, status_reason="No host")

    assert words in text_of(client.get(meeting.get_absolute_url()))


def test_detail_says_what_the_source_leaves_open(client):
    text = text_of(client.get(MeetingFactory().get_absolute_url()))

    for words in (
        "The source does not state the city.",
        "The source does not name an organiser.",
        "The source gives no agenda.",
        "The source does not say how many took part.",
        "The source tells no outcome.",
        "No source is recorded.",
        "Not verified",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("count", "is_exact", "words"),
    [
        (25, True, "Exactly 25 participants"),
        (100, False, "About 100 participants"),
        (1, True, "Exactly 1 participant"),
        (1200, False, "About 1,200 participants"),
    ],
)
def test_detail_says_how_exact_the_number_of_participants_is(client, count, is_exact, words):
    meeting = MeetingFactory(participant_count=count, is_participant_count_exact=is_exact)

    assert words in text_of(client.get(meeting.get_absolute_url()))


def test_a_person_who_is_not_public_is_never_named(client, make_person):
    meeting = MeetingFactory()
    hidden = ParticipantFactory(
        meeting=meeting, person=make_person("Bo", "Hidden", is_public=False), is_chair=True
    )
    AgendaItemFactory(meeting=meeting).speaker_entries.create(participant=hidden)
    InterventionFactory(participant=hidden, summary="A private word.")

    page = text_of(client.get(meeting.get_absolute_url()))
    answer = client.get(f"/api/v1/meetings/{meeting.public_id}/").content.decode()
    listed = client.get("/api/v1/meetings/").content.decode()

    for text in (page, answer, listed):
        assert "Hidden" not in text
        assert "A private word." not in text


@pytest.mark.parametrize("status", [Status.PLANNED, Status.GIVEN_UP])
def test_a_plan_is_there_for_staff_only(client, status, make_user):
    meeting = MeetingFactory(status=status)

    assert client.get(meeting.get_absolute_url()).status_code == 404
    client.force_login(make_user(Role.FIELD_OFFICER))
    assert client.get(meeting.get_absolute_url()).status_code == 200


def test_managing_needs_a_role_at_unesco(client, make_user):
    meeting = MeetingFactory()

    assert client.get(meeting.get_workspace_url()).status_code == 302
    client.force_login(make_user(Role.NATIONAL_COORDINATOR, "FR"))
    assert client.get(meeting.get_workspace_url()).status_code == 403
    client.force_login(make_user(Role.FIELD_OFFICER))
    response = client.get(meeting.get_workspace_url())
    assert response.status_code == 200
    assert "What you can do" not in text_of(response)


def test_the_coordination_sees_what_it_can_do(client, coordination):
    meeting = MeetingFactory(announced_only=True)
    client.force_login(coordination)

    text = text_of(client.get(meeting.get_workspace_url()))

    assert part(text, "What you can do", "What has happened").split("  ") == [
        " Record as held Postpone Cancel "
    ]
    assert "Who acts now: the Meetings coordination" in text


def test_an_act_asks_then_does_and_is_told(client, coordination):
    meeting = MeetingFactory(upcoming=True)
    client.force_login(coordination)
    url = f"{meeting.get_workspace_url()}postpone/"

    assert "Reason or comment" in text_of(client.get(url))
    assert client.post(url, {"reason": ""}).status_code == 400
    response = client.post(url, {"reason": "Storm"}, follow=True)

    meeting.refresh_from_db()
    assert meeting.status == Status.POSTPONED
    assert "Postpone" in part(text_of(response), "What has happened", "UNESCO Networks Portal")


def test_a_new_date_is_checked_at_the_form(client, coordination):
    meeting = MeetingFactory(status=Status.POSTPONED)
    client.force_login(coordination)
    url = f"{meeting.get_workspace_url()}reschedule/"

    wrong = client.post(url, {"start_on": "2031-03-15", "end_on": "2031-03-01"})
    client.post(url, {"start_on": "2031-03", "end_on": ""})

    meeting.refresh_from_db()
    assert "The last day lies before the first." in text_of(wrong)
    assert (meeting.status, meeting.start_on, meeting.end_on) == ("announced", "2031-03", None)


def test_a_report_is_recorded_by_its_form(client, coordination):
    meeting = MeetingFactory()
    client.force_login(coordination)

    client.post(
        f"{meeting.get_workspace_url()}publish_report/",
        {"title": "Final report", "url": "https://example.org/report"},
    )

    page = text_of(client.get(meeting.get_absolute_url()))
    assert "held, report published" in page
    assert "Final report (report)" in page


def test_generated_meetings_are_marked(client):
    meeting = MeetingFactory(is_generated=True, upcoming=True)

    assert "Demonstration data" in text_of(client.get(meeting.get_absolute_url()))
    assert "Demonstration data" in part(text_of(client.get(LIST)), "Upcoming meetings", "Past")
