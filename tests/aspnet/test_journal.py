"""Notes on schools and networks: append-only, for the country's officials and UNESCO's."""

import pytest
from django.db import transaction
from django.db.utils import InternalError

from tests.factories.aspnet import NetworkFactory, member
from tests.factories.people import (
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from tests.factories.workflow import NoteFactory
from tests.pages import text_of, told
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import Note

pytestmark = pytest.mark.django_db
NETWORK = "/workspace/networks/SN/"


def note_url(school) -> str:
    return f"{school.get_workspace_url()}notes/"


@pytest.mark.parametrize(
    "who",
    [
        coordinator,
        lambda: user_with(Role.DEPUTY_COORDINATOR, "SN"),
        lambda: user_with(Role.NATIONAL_COMMISSION, "SN"),
        headquarters,
    ],
    ids=["coordinator", "deputy", "commission", "headquarters"],
)
def test_written_and_read_on_the_pages_of_school_and_network(client, sign_in, who):
    school, writer = member(), who()
    sign_in(writer)

    told_of = told(client.post(note_url(school), {"text": "The head is on leave."}))
    client.post(f"{NETWORK}notes/", {"text": "The ministry asks for a list."})

    assert told_of == ["The note is written."]
    assert {(note.author, note.country_id) for note in Note.objects.all()} == {(writer, "SN")}
    page = text_of(client.get(school.get_workspace_url()))
    assert "The head is on leave." in page
    assert "The ministry" not in page
    assert "The ministry asks for a list." in text_of(client.get(NETWORK))


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (UserFactory, 404),
        (lambda: coordinator("KE"), 404),
        (lambda: user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020"), 404),
        (lambda: user_with(Role.FIELD_OFFICER), 403),
        (administrator, 403),
    ],
    ids=["nobody", "elsewhere", "ended", "officer", "administrator"],
)
def test_others_neither_write_nor_read(client, sign_in, who, status):
    school = member()
    NoteFactory(record_object=school, text="Between us.")
    sign_in(who())

    assert client.post(note_url(school), {"text": "Mine."}).status_code == status
    assert "Between us." not in client.get(school.get_workspace_url()).content.decode()
    assert Note.objects.count() == 1


def test_never_public_and_never_in_the_api(client):
    school = member()
    NoteFactory(record_object=school, text="Between us.")

    for url in (school.get_absolute_url(), f"/api/v1/institutions/{school.public_id}/"):
        assert "Between us." not in client.get(url).content.decode()


def test_a_note_is_neither_changed_nor_deleted():
    note = NoteFactory(record_object=member())

    for act in (
        lambda: Note.objects.update(text="Other."),
        lambda: Note.objects.filter(pk=note.pk).delete(),
    ):
        with pytest.raises(InternalError), transaction.atomic():
            act()

    note.refresh_from_db()
    assert note.text == "Called the head."


def test_a_correction_is_a_new_note_of_the_same_journal(client, sign_in):
    school = member()
    first = NoteFactory(record_object=school, text="Called on Monday.")
    elsewhere = NoteFactory(record_object=NetworkFactory())
    sign_in(coordinator())

    right = client.post(note_url(school), {"text": "On Tuesday.", "corrects": first.public_id})
    wrong = client.post(note_url(school), {"text": "No.", "corrects": elsewhere.public_id})

    assert told(right) == ["The note is written."]
    assert told(wrong)[-1] == "The note to be corrected is not in this journal."
    assert Note.objects.get(corrects=first).text == "On Tuesday."
    page = text_of(client.get(school.get_workspace_url()))
    assert f"corrects {first.public_id}" in page
    assert "Called on Monday." in page


def test_a_second_click_writes_one_note(client, sign_in):
    school = member()
    sign_in(coordinator())

    for words in ("Called.", "Called.", "Wrote.", "Called."):
        client.post(note_url(school), {"text": words})

    found = Note.objects.order_by("pk").values_list("text", flat=True)
    assert list(found) == ["Called.", "Wrote.", "Called."]


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_empty_and_endless_notes_are_refused(client, sign_in, text):
    school = member()
    sign_in(coordinator())

    answer = client.post(note_url(school), {"text": text})

    assert len(told(answer)) == 1
    assert not Note.objects.exists()


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_journal_adds_one_query(client, sign_in, item_count, django_assert_num_queries):
    school = member()
    for _number in range(item_count):
        NoteFactory(record_object=school)
    sign_in(coordinator())
    client.get(school.get_workspace_url())

    with django_assert_num_queries(24):
        client.get(school.get_workspace_url())
