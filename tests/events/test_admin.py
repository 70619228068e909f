"""The back office of meetings."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from events.enums import Status
from events.models import Meeting
from tests.factories.events import (
    AgendaItemFactory,
    BodyFactory,
    DocumentFactory,
    InterventionFactory,
    MeetingFactory,
    MeetingSeriesFactory,
    OrganiserFactory,
    OutcomeFactory,
    ParticipantFactory,
    PointFactory,
)
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db

MODELS = [
    model for model in apps.get_app_config("events").get_models() if admin.site.is_registered(model)
]


@pytest.fixture
def rows(make_person):
    """One row of each model."""
    meeting = MeetingFactory()
    participant = ParticipantFactory(meeting=meeting, person=make_person())
    made = [
        meeting,
        participant,
        MeetingSeriesFactory(),
        InterventionFactory(participant=participant),
        *(
            factory(meeting=meeting)
            for factory in (
                AgendaItemFactory,
                BodyFactory,
                DocumentFactory,
                OrganiserFactory,
                OutcomeFactory,
                PointFactory,
            )
        ),
    ]
    return {type(row): row for row in made}


def address(model, page: str, *args) -> str:
    """An address in the back office."""
    return reverse(f"admin:events_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_page_opens(client, coordination, rows, model):
    client.force_login(coordination)

    for url in (
        address(model, "changelist"),
        f"{address(model, 'changelist')}?q=meeting",
        address(model, "add"),
        address(model, "change", rows[model].pk),
        address(model, "history", rows[model].pk),
    ):
        assert client.get(url).status_code == 200, url


def test_a_meeting_is_never_deleted_but_a_wrong_line_is(client, coordination, rows):
    client.force_login(coordination)
    meeting = rows[Meeting]
    item = meeting.agenda.get()

    assert client.post(address(Meeting, "delete", meeting.pk), {"post": "yes"}).status_code == 403
    client.post(address(type(item), "delete", item.pk), {"post": "yes"})

    assert Meeting.objects.filter(pk=meeting.pk).exists()
    assert not meeting.agenda.exists()


def test_other_staff_read_only(client, make_user, rows):
    client.force_login(make_user(Role.FIELD_OFFICER))
    meeting = rows[Meeting]

    assert client.get(address(Meeting, "change", meeting.pk)).status_code == 200
    assert client.get(address(Meeting, "add")).status_code == 403
    item = meeting.agenda.get()
    assert client.post(address(type(item), "delete", item.pk)).status_code == 403


def test_acts_are_admin_actions(client, coordination):
    meeting = MeetingFactory(status=Status.PLANNED)
    client.force_login(coordination)

    client.post(
        address(Meeting, "changelist"),
        {"action": "announce", "_selected_action": [meeting.pk], "confirmed": "yes"},
    )

    meeting.refresh_from_db()
    assert meeting.status == Status.ANNOUNCED


def test_a_new_meeting_is_planned(client, coordination):
    client.force_login(coordination)
    page = client.get(address(Meeting, "add"))
    data = {
        f"{form.formset.prefix}-{name}": 0
        for form in page.context["inline_admin_formsets"]
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }

    response = client.post(
        address(Meeting, "add"),
        data
        | {
            "public_id": "new-meeting",
            "title": "New meeting",
            "category": "unknown",
            "mode": "unknown",
            "verification": "unverified",
            "start_on": "2031",
            "networks": ["aspnet", "general"],
        },
    )

    assert response.status_code == 302
    meeting = Meeting.objects.get(public_id="new-meeting")
    assert (meeting.status, meeting.networks) == (Status.PLANNED, ["aspnet", "general"])


def test_every_field_of_a_meeting_has_its_place_in_the_form():
    model_admin = admin.site.get_model_admin(Meeting)
    placed = {name for _title, options in model_admin.fieldsets for name in options["fields"]}
    computed = {"id", "search", "sort_on", "starts_on", "ends_on"}

    fields = {field.name for field in (*Meeting._meta.fields, *Meeting._meta.many_to_many)}
    assert placed == fields - computed
