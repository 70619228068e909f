import pytest

from experts.enums import ProfileStatus, TermStatus
from experts.models import ExpertProfile, ExpertTerm, Party, Project
from tests.factories.experts import (
    ExpertProfileFactory,
    ExpertTermFactory,
    convention_secretariat,
)
from tests.factories.people import PersonFactory, coordinator, headquarters

pytestmark = pytest.mark.django_db
MODELS = ["party", "facilityphase", "project", "expertprofile", "expertterm"]


@pytest.fixture
def back_office(sign_in):
    return sign_in(convention_secretariat())


@pytest.mark.parametrize("model", MODELS)
def test_back_office_pages_open(back_office, model):
    ExpertTermFactory()

    for page in ("", "add/", "?q=x"):
        assert back_office.get(f"/admin/experts/{model}/{page}").status_code == 200


@pytest.mark.parametrize(
    ("model", "record"),
    [
        ("party", lambda: Party.objects.get(public_id="EU")),
        ("project", Project.objects.get),
        ("expertprofile", ExpertProfileFactory),
        ("expertterm", ExpertTermFactory),
    ],
)
def test_records_and_their_history_open(back_office, model, record):
    found = record()

    for page in ("change", "history"):
        assert back_office.get(f"/admin/experts/{model}/{found.pk}/{page}/").status_code == 200


def test_other_staff_read_and_coordinators_do_not_enter(sign_in):
    party = Party.objects.get(public_id="EU")

    staff = sign_in(headquarters())
    assert staff.get(f"/admin/experts/party/{party.pk}/change/").status_code == 200
    assert staff.post(f"/admin/experts/party/{party.pk}/change/", {}).status_code == 403
    assert staff.get("/admin/experts/party/add/").status_code == 403
    assert sign_in(coordinator()).get("/admin/experts/party/").status_code == 302


def test_party_is_added_with_its_permanent_code(back_office):
    fields = {
        "public_id": "JP",
        "country": "JP",
        "name": "Japan",
        "instrument": "acceptance",
        "verification": "unverified",
    }

    response = back_office.post("/admin/experts/party/add/", fields)

    assert response.status_code == 302, response.context["adminform"].errors
    assert Party.objects.get(public_id="JP").country_id == "JP"


def test_code_of_a_party_does_not_change(back_office):
    party = Party.objects.get(public_id="EU")

    back_office.post(f"/admin/experts/party/{party.pk}/change/", {"public_id": "XX"})

    party.refresh_from_db()
    assert party.public_id == "EU"


def profile_fields(person, **fields):
    return {
        "person": person.pk,
        "public_name": "Name",
        "nationalities": "SN",
        "residences": "",
        "languages": "fr,en",
        "expertise": ["digital", "trade"],
        "modalities": [],
        "consents": ["name"],
        "consented_on": "2026-01-01",
        "verification": "unverified",
    } | fields


def test_profile_is_added_as_a_draft_with_boxes_for_codes(back_office):
    response = back_office.post(
        "/admin/experts/expertprofile/add/", profile_fields(PersonFactory())
    )

    assert response.status_code == 302, response.context["adminform"].errors
    profile = ExpertProfile.objects.get()
    assert (profile.status, profile.expertise, profile.languages) == (
        "draft",
        ["digital", "trade"],
        ["fr", "en"],
    )


def test_consent_cannot_be_taken_from_a_published_profile_silently(back_office):
    profile = ExpertProfileFactory(status=ProfileStatus.PUBLISHED)

    response = back_office.post(
        f"/admin/experts/expertprofile/{profile.pk}/change/",
        profile_fields(profile.person, consents=[]),
    )

    assert response.status_code == 200
    assert "Nothing is published without" in response.content.decode()


def test_overlapping_term_is_told_in_words(back_office):
    term = ExpertTermFactory()
    fields = {
        "expert": term.expert_id,
        "phase": term.phase_id,
        "start_on": "2024",
        "end_on": "2025",
    }

    response = back_office.post("/admin/experts/expertterm/add/", fields)

    assert response.status_code == 200
    assert "already has a term" in response.content.decode()
    assert back_office.post("/admin/experts/expertterm/add/", {}).status_code == 200


def test_acts_are_admin_actions(back_office):
    term = ExpertTermFactory(status=TermStatus.INVITED)
    fields = {"action": "activate", "_selected_action": [term.pk]}

    asked = back_office.post("/admin/experts/expertterm/", fields)
    done = back_office.post("/admin/experts/expertterm/", fields | {"confirmed": "1", "reason": ""})

    assert (asked.status_code, done.status_code) == (200, 302)
    assert ExpertTerm.objects.get().status == TermStatus.ACTIVE
