"""The applicant's private pages: what the signed link opens, and what it does not."""

import datetime

import pytest
from django.core import signing
from django.utils import timezone

from aspnet import transitions
from aspnet.enums import OPEN_APPLICATION, WITH_SCHOOL, ApplicationStatus, Standing
from aspnet.models import Application
from aspnet.services import LINK_DAYS
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory, member
from tests.factories.people import coordinator, headquarters
from unesco_portal.workflow.actors import sign
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

from .acts import application_in
from .pages import errors_of, text_of, told

pytestmark = pytest.mark.django_db
PAGES = ("confirm", "status", "complete", "withdraw")
ANSWERS = {
    "name": "Lycée Complété",
    "city": "Thiès",
    "levels": ["primary"],
    "contact_name": "Awa Test",
    "contact_function": "",
    "head_name": "Head Test",
    "motivation": "Now with more words.",
    "teaching": "",
    "environment": "",
    "exchange": "",
    "is_commitment_given": "on",
}


def path(application: Application, page: str) -> str:
    return f"/schools/apply/{page}/{sign('application', application.public_id)}/"


def expired(application: Application) -> str:
    """A token signed long ago."""
    signer = signing.TimestampSigner(salt="portal.application")
    long_ago = timezone.now() - datetime.timedelta(days=LINK_DAYS, hours=1)

    class Old(signing.TimestampSigner):
        def timestamp(self) -> str:
            return signing.b62_encode(int(long_ago.timestamp()))

    return Old(salt=signer.salt).sign_object(application.public_id)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_that_opens_nothing_says_why_and_shows_nothing(client, page):
    application = ApplicationFactory(institution__name="Secret school")
    good = sign("application", application.public_id)
    body, _colon, signature = good.rpartition(":")
    wrong = {
        "forged": f"{body}:{signature[:-2]}xx",
        "cut": good[:-5],
        "for another purpose": sign("expert", application.public_id),
        "of no record": sign("application", "APP-000000"),
        "expired": expired(application),
        "just a code": application.public_id,
        "very long": "x" * 3000,
        "not a letter": "💥",
    }
    for name, token in wrong.items():
        for ask in (client.get, client.post):
            response = ask(f"/schools/apply/{page}/{token}/")

            assert response.status_code == 410, name
            assert "This link does not open anything" in text_of(response)
            assert "Secret school" not in text_of(response)
    assert Application.objects.get().status == ApplicationStatus.SUBMITTED
    assert not AuditEntry.objects.exists()


def test_an_expired_link_is_told_apart_from_a_broken_one(client):
    application = ApplicationFactory()

    old = client.get(f"/schools/apply/status/{expired(application)}/")
    broken = client.get("/schools/apply/status/abc/")

    assert "This link has expired" in text_of(old)
    assert "This link is not complete" in text_of(broken)


def test_a_link_to_a_draft_that_was_deleted(client):
    draft = application_in(ApplicationStatus.DRAFT)
    address = path(draft, "confirm")
    draft.delete()

    response = client.get(address)

    assert response.status_code == 410
    assert "was never confirmed and has been deleted" in text_of(response)


def test_opening_the_link_confirms_nothing_pressing_the_button_does(client):
    NetworkFactory()
    application = application_in(ApplicationStatus.DRAFT)

    for ask in (client.get, client.head, client.options):
        ask(path(application, "confirm"))
        application.refresh_from_db()
        assert application.status == ApplicationStatus.DRAFT
    client.post(path(application, "confirm"))

    application.refresh_from_db()
    assert application.status == ApplicationStatus.SUBMITTED


def test_a_replayed_confirmation_changes_nothing(client):
    application = application_in(ApplicationStatus.DRAFT)
    address = path(application, "confirm")  # one link for all: another would carry another second
    client.post(address)
    mails = OutgoingMail.objects.count()

    for status in (ApplicationStatus.SUBMITTED, ApplicationStatus.RETURNED):
        Application.objects.update(status=status)
        answers = client.get(address), client.post(address)

        assert {answer.status_code for answer in answers} == {302}
        expected = address.replace("confirm", "status")
        assert {answer["Location"] for answer in answers} == {expected}
        assert Application.objects.get().status == status
    assert OutgoingMail.objects.count() == mails
    assert AuditEntry.objects.count() == 1


def test_of_two_drafts_of_one_school_only_one_is_sent(client):
    """The form sent twice by an impatient finger makes two drafts and two mails."""
    first, second = (
        application_in(
            ApplicationStatus.DRAFT,
            institution=InstitutionFactory(name="Lycée Exemple", levels=["primary"]),
            contact_email="office@lycee.example",
        )
        for _time in range(2)
    )

    client.post(path(first, "confirm"))
    response = client.post(path(second, "confirm"))

    assert response.status_code == 409
    assert told(response)[-1:] == [
        (
            "An application of this institution is already open. The link to it was sent to the"
            " address given then."
        )
    ]
    second.refresh_from_db()
    assert second.status == ApplicationStatus.DRAFT


def test_a_draft_has_no_other_page_yet(client):
    draft = application_in(ApplicationStatus.DRAFT)

    address = path(draft, "status")  # one link for all: another would carry another second

    status = client.get(address)
    complete = client.get(address.replace("status", "complete"))
    withdraw = client.get(address.replace("status", "withdraw"))

    assert status["Location"] == address.replace("status", "confirm")
    assert complete["Location"] == withdraw["Location"] == address


def test_the_status_page_shows_what_was_sent_and_whom_to_ask(client, django_assert_num_queries):
    NetworkFactory(contact_email="office@network.example")
    person = coordinator("SN")
    application = ApplicationFactory(motivation="To work with others.", exchange="A school abroad.")

    client.get(path(application, "status"))  # vocabularies are read once

    with django_assert_num_queries(5):
        response = client.get(path(application, "status"))

    page = text_of(response)
    assert "To work with others." in page
    assert "A school abroad." in page
    assert 'href="mailto:office@network.example"' in response.content.decode()
    assert person.email not in response.content.decode()


def test_without_an_office_the_status_page_leads_to_the_coordinators(client):
    application = ApplicationFactory()

    response = client.get(path(application, "status"))

    assert 'href="/coordinators/"' in response.content.decode()


@pytest.mark.parametrize("office", ["office@network.example", ""])
def test_the_mail_that_it_was_received_says_whom_to_ask(client, office):
    NetworkFactory(contact_email=office)
    draft = application_in(ApplicationStatus.DRAFT, contact_email="school@test.example")

    client.post(path(draft, "confirm"))

    text = OutgoingMail.objects.get(to="school@test.example").text
    assert ("Questions? Write to the office" in text) == bool(office)
    assert office in text
    assert "\n\n\n" not in text


def test_private_pages_are_never_stored_or_indexed(client):
    application = application_in(ApplicationStatus.RETURNED)

    for page in PAGES:
        response = client.get(path(application, page))
        assert response["Cache-Control"] == "no-store", page
        assert response["Referrer-Policy"] in {"same-origin", "no-referrer"}, page


@pytest.mark.parametrize("status", sorted(set(ApplicationStatus) - {ApplicationStatus.DRAFT}))
def test_the_status_page_tells_step_holder_and_ways_out(client, status):
    NetworkFactory()
    application = application_in(status)

    response = client.get(path(application, "status"))

    text = text_of(response)
    assert str(ApplicationStatus(status).label) in text
    assert application.public_id in text
    assert ("Withdraw the application" in text) == (status in OPEN_APPLICATION)
    assert ("Complete the application" in text) == (status == ApplicationStatus.RETURNED)
    assert ("At the latest by" in text) == (status in OPEN_APPLICATION)
    assert ("Documents: add, remove" in text) == (status in WITH_SCHOOL)
    assert ("What happens next:" in text) == (status in OPEN_APPLICATION)
    assert ("nobody: the case is closed" in text) == (status not in OPEN_APPLICATION)


def test_the_status_page_tells_what_happened_without_names_of_officials(client):
    NetworkFactory()
    application = application_in(ApplicationStatus.IN_REVIEW)
    user = coordinator("SN")
    transitions.return_for_completion(application, by=user, reason="Say more on exchange.")

    text = text_of(client.get(path(application, "status")))

    assert "Return for completion" in text
    assert "Say more on exchange." in text
    assert user.email not in text
    assert user.person.family_name not in text


def test_words_between_coordinator_and_unesco_are_not_the_applicants(client):
    NetworkFactory()
    application = application_in(ApplicationStatus.IN_REVIEW)
    transitions.recommend(application, by=coordinator("SN"), reason="A weak but honest school.")
    transitions.send_back(application, by=headquarters(), reason="Which ministry knows it?")

    text = text_of(client.get(path(application, "status")))

    assert "Recommend to UNESCO" in text
    assert "A weak but honest school." not in text
    assert "Which ministry knows it?" not in text


def test_an_admitted_school_finds_its_page_and_number(client):
    NetworkFactory(last_number=6)
    application = application_in(ApplicationStatus.RECOMMENDED)
    transitions.admit(application, by=headquarters())

    response = client.get(path(application, "status"))

    assert "SN-0007" in text_of(response)
    assert f'href="{application.institution.get_absolute_url()}"' in response.content.decode()
    assert client.get(application.institution.get_absolute_url()).status_code == 200


def test_a_declined_school_reads_why(client):
    application = application_in(ApplicationStatus.DECLINED, decline_reason="capacity")

    text = text_of(client.get(path(application, "status")))

    assert "the national network has no capacity now" in text


def test_a_returned_application_is_completed_and_sent_again(client):
    application = application_in(ApplicationStatus.IN_REVIEW, contact_email="a@test.example")
    transitions.return_for_completion(application, by=coordinator("SN"), reason="Say more, please.")

    asked = client.get(path(application, "complete"))
    client.post(path(application, "complete"), ANSWERS | {"contact_email": "b@test.example"})

    application.refresh_from_db()
    assert "Say more, please." in text_of(asked)
    assert "We want to join." in text_of(asked)
    assert application.status == ApplicationStatus.SUBMITTED
    assert application.motivation == "Now with more words."
    assert application.contact_email == "a@test.example"
    application.institution.refresh_from_db()
    assert (application.institution.name, application.institution.city) == (
        "Lycée Complété",
        "Thiès",
    )
    assert application.institution.levels == ["primary"]
    assert list(AuditEntry.objects.about(application).values_list("action", flat=True)) == [
        "aspnet.resubmit_application",
        "aspnet.complete_application",
        "aspnet.return_application",
    ]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"motivation": ""}, "motivation"),
        ({"motivation": "x" * 4001}, "motivation"),
        ({"head_name": "x" * 151}, "head_name"),
        ({"is_commitment_given": ""}, "is_commitment_given"),
    ],
)
def test_a_wrong_completion_is_told_and_sends_nothing(client, wrong, field):
    application = application_in(ApplicationStatus.RETURNED)

    response = client.post(
        path(application, "complete"), ANSWERS | {"exchange": "Typed words"} | wrong
    )

    application.refresh_from_db()
    assert (response.status_code, list(errors_of(response))) == (400, [field])
    assert "Typed words" in text_of(response)
    assert application.status == ApplicationStatus.RETURNED
    assert application.motivation == "We want to join."


@pytest.mark.parametrize("status", sorted(set(ApplicationStatus) - {ApplicationStatus.RETURNED}))
def test_nothing_is_completed_unless_it_was_returned(client, status):
    application = application_in(status)

    asked = client.get(path(application, "complete"))
    sent = client.post(path(application, "complete"), ANSWERS)

    application.refresh_from_db()
    assert (asked.status_code, sent.status_code) == (302, 302)
    assert told(sent) == ["The application is not waiting for you now."]
    assert (application.status, application.motivation) == (status, "We want to join.")


def test_withdrawing_asks_first_and_happens_once(client):
    application = application_in(ApplicationStatus.RECOMMENDED)
    address = path(application, "withdraw")

    asked = client.get(address)
    done = client.post(address)
    again = client.post(address)

    application.refresh_from_db()
    application.institution.refresh_from_db()
    assert "You can apply again at any time." in text_of(asked)
    assert told(done) == ["Your application is now: withdrawn."]
    assert application.status == ApplicationStatus.WITHDRAWN
    assert application.institution.standing == Standing.NONE
    assert told(again)[-1] == "Not possible any more: the state is now “withdrawn”."
    # The same link: a new one would carry another second.
    assert client.get(address)["Location"] == address.replace("withdraw", "status")


@pytest.mark.parametrize("status", ["declined", "withdrawn", "lapsed", "submitted"])
def test_an_application_that_ended_leads_on_to_a_new_one(client, status):
    application = application_in(status)

    shown = client.get(path(application, "status"))

    assert ("start a new application" in text_of(shown)) is (status != "submitted")


def test_a_link_acts_for_its_own_application_only(client):
    own, other = application_in(ApplicationStatus.RETURNED), application_in("returned")
    institution = member()

    client.post(path(own, "withdraw"))
    client.post(path(own, "complete"), ANSWERS)

    other.refresh_from_db()
    assert other.status == ApplicationStatus.RETURNED
    assert other.motivation == "We want to join."
    assert client.get(f"/workspace/schools/{institution.public_id}/").status_code == 302
