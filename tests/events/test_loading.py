"""The meetings of the source facts: everything stated, nothing else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events import loading
from events.enums import Network, OrganiserRole, PointKind, Status, When
from events.models import (
    AgendaItem,
    AgendaSpeaker,
    Intervention,
    Meeting,
    MeetingDocument,
    MeetingOrganiser,
    MeetingPoint,
    MeetingSeries,
    Outcome,
    Participant,
    ParticipantTitle,
    ParticipatingBody,
)
from unesco_portal.core.loading import facts
from unesco_portal.people.enums import OrganisationKind
from unesco_portal.people.models import Organisation, OrganisationName, Person

pytestmark = pytest.mark.django_db

COUNTS = {
    Meeting: 7,
    MeetingSeries: 1,
    MeetingOrganiser: 8,
    ParticipatingBody: 6,
    Participant: 20,
    ParticipantTitle: 29,
    AgendaItem: 15,
    AgendaSpeaker: 18,
    Intervention: 25,
    Outcome: 5,
    MeetingDocument: 2,
    MeetingPoint: 32,
}


def counts() -> dict:
    """How many rows there are."""
    return {model: model.objects.count() for model in COUNTS}


def leaves(value) -> list:
    """Every single value of some facts."""
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


def test_everything_is_loaded_once(loaded):
    first = counts()
    loading.load_meetings()

    assert first == counts() == COUNTS


def test_loading_again_leaves_a_status_that_people_moved_on(loaded):
    Meeting.objects.filter(public_id="aspnet-regional-lac-2024").update(status=Status.HELD)

    loading.load_meetings()

    assert Meeting.objects.get(public_id="aspnet-regional-lac-2024").status == Status.HELD


def test_persons_come_first(loaded):
    Person.objects.filter(source_key="qian-tang").update(source_key=None)

    with pytest.raises(CommandError, match=r"Run load_persons first\. Missing: qian-tang"):
        call_command("load_meetings", force=True)


def told(**options) -> str:
    """What the command says."""
    out = StringIO()
    call_command("load_meetings", stdout=out, **options)
    return out.getvalue().strip()


def test_the_command_runs_again_only_when_something_new_is_there(loaded):
    told()
    assert told() == "load_meetings: up to date"

    Organisation.objects.create(
        public_id="new-centre", name="New centre", kind=OrganisationKind.CATEGORY_2
    )

    assert told() == "load_meetings: 7 meetings"


def test_without_centres_the_words_stay_and_are_linked_later(loaded):
    centre = Organisation.objects.get(names__name="UNESCO-ICHEI")
    names = list(centre.names.all())
    Organisation.objects.filter(pk=centre.pk).update(acronym="", kind=OrganisationKind.OTHER)
    centre.names.all().delete()
    loading.load_meetings()
    row = MeetingOrganiser.objects.get(name="UNESCO-ICHEI")
    body = ParticipatingBody.objects.get(name="ICHEI")
    assert (row.organisation, body.organisation) == (None, None)

    Organisation.objects.filter(pk=centre.pk).update(
        acronym="ICHEI", kind=OrganisationKind.CATEGORY_2
    )
    OrganisationName.objects.bulk_create(names)
    loading.load_meetings()

    row.refresh_from_db()
    body.refresh_from_db()
    assert (row.organisation, body.organisation) == (centre, centre)


def test_states_and_times(loaded):
    found = dict(Meeting.objects.values_list("public_id", "status"))

    assert found.pop("aspnet-regional-lac-2024") == Status.ANNOUNCED
    assert set(found.values()) == {Status.HELD}
    assert {meeting.when for meeting in Meeting.objects.all()} == {When.PAST}
    assert set(Meeting.objects.values_list("category", "mode")) == {("unknown", "unknown")}


def test_networks(loaded):
    found = {row.public_id: row.networks for row in Meeting.objects.all()}

    assert found["ichei-iac-2024"] == [Network.CENTRES]
    assert found["aspnet-side-event-2017"] == [Network.ASPNET]
    assert found["convention-2005-seoul-2018"] == [Network.EXPERTS]


def test_organisers_keep_the_words_of_the_source(loaded):
    rows = MeetingOrganiser.objects.filter(meeting__public_id="aspnet-regional-lac-2024")

    assert [(row.name, row.role, row.is_incomplete) for row in rows] == [
        (
            "ASPnet Coordination Unit at UNESCO Headquarters (plans the series)",
            OrganiserRole.ORGANISER,
            False,
        ),
        ("UNESCO Office in Havana (support)", OrganiserRole.SUPPORT, True),
    ]
    assert {row.organisation.public_id for row in rows} == {
        "aspnet-coordination-unit",
        "unesco-regional-office-in-havana",
    }
    assert MeetingOrganiser.objects.get(name="UNESCO-ICHEI").is_inferred is True


def test_the_same_person_keeps_name_and_title_of_each_day(loaded):
    rows = Participant.objects.filter(person__source_key="qian-tang").order_by("meeting__start_on")

    assert [(row.name, row.titles) for row in rows] == [
        ("Qian Tang", ["Assistant Director-General for Education, UNESCO"]),
        ("TANG Qian", ["Former Assistant Director-General for Education, UNESCO"]),
    ]


def test_fourteen_persons_are_named_at_the_advisory_committee(loaded):
    meeting = Meeting.objects.get(public_id="ichei-iac-2024")

    assert meeting.participants.count() == meeting.named_participant_count == 14
    assert meeting.participants.get(is_chair=True).name == "LIM Cher Ping"
    assert meeting.participants.filter(interventions=None).get().name == "HAN Wei"
    assert [
        entry.participant.name for entry in meeting.agenda.get(number=4).speaker_entries.all()
    ] == [
        "DUAN Peng",
        "TANG Qian",
        "Shahbaz Khan",
        "ZHU Zhiting",
        "WANG Duanrui",
        "CHENG Jiangang",
        "SHEN Xiaoli",
        "ZHAO Jianhua",
        "LI Ming",
    ]


def test_somebody_without_a_stated_title_has_none(loaded):
    assert Participant.objects.get(person__source_key="fouzia-belhami").titles == []


def test_countries_are_a_set(loaded):
    meeting = Meeting.objects.get(public_id="convention-2005-seoul-2018")
    stated = next(fact for fact in facts()["meetings"] if fact["id"] == meeting.public_id)

    assert set(meeting.countries.values_list("code", flat=True)) == set(stated["countries"])
    assert meeting.country_count == 17
    assert meeting.project.public_id == "convention-2005-asia-pacific"


def test_points_of_each_kind(loaded):
    kinds = MeetingPoint.objects.filter(meeting__public_id="convention-2005-seoul-2018")

    assert kinds.filter(kind=PointKind.AGENDA_THEME).count() == 8
    assert kinds.filter(kind=PointKind.SELECTION_CRITERION).count() == 3
    assert kinds.filter(kind=PointKind.ALSO_PRESENT).count() == 1


@pytest.mark.parametrize("fact", facts()["meetings"], ids=lambda fact: fact["id"])
def test_every_stated_value_is_on_the_page_and_in_the_api(client, loaded, fact):
    stated = facts()
    page = " ".join(client.get(f"/events/{fact['id']}/").content.decode().split()).casefold()
    answer = client.get(f"/api/v1/meetings/{fact['id']}/").content.decode().casefold()
    said = [row for row in stated["interventions"] if row["meeting"] == fact["id"]]
    keys = {person["id"] for person in stated["people"]}
    told_otherwise = {
        fact["id"],
        fact["source"],
        fact["start"],
        fact["end"],
        fact["iso2"],
        fact.get("region"),
        fact.get("project"),
        *fact.get("countries", ()),
    }

    for leaf in leaves(fact) + leaves([row["summary"] for row in said]):
        if isinstance(leaf, bool) or leaf is None or leaf in keys:
            continue
        text = str(leaf).casefold()
        assert text in answer.replace('\\"', '"')
        if leaf not in told_otherwise:
            assert text.replace("'", "&#x27;") in page


def test_a_body_is_never_found_by_likeness(loaded):
    assert loading.body_named("UNESCO Office in Atlantis (support)") is None
