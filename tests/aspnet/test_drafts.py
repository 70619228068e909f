"""Drafts found again: similar schools, lost links, and what is deleted with them."""

import datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone

from aspnet import services
from aspnet.enums import ApplicationStatus as Status
from aspnet.enums import Standing
from aspnet.models import Application, Attachment, NationalNetwork
from aspnet.models.attachment import private_storage
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.pathways import AttachmentFactory
from unesco_portal.workflow.actors import sign
from unesco_portal.workflow.models import OutgoingMail

from .pages import text_of

pytestmark = pytest.mark.django_db
LOST = "/schools/apply/link/"


def draft(name: str = "Lycée Blaise Diagne", **fields) -> Application:
    school = InstitutionFactory(name=name, levels=["primary"])
    return ApplicationFactory(status=Status.DRAFT, institution=school, **fields)


def confirm(application: Application) -> str:
    return f"/schools/apply/confirm/{sign('application', application.public_id)}/"


@pytest.mark.parametrize(
    ("name", "email", "is_similar"),
    [
        ("LYCEE BLAISE-DIAGNE", "", True),
        ("Lycée Blaise Diagne de Dakar", "", True),
        ("Another name", "school@test.example", True),
        ("École privée Blaise Diagne", "", True),
        ("École Mariama Bâ", "", False),
    ],
)
def test_similar_schools_by_name_without_accents_or_by_address(name, email, is_similar):
    known = member(name=name, email=email)
    application = draft(contact_email="School@test.example")

    assert services.similar_institutions(application) == ([known] if is_similar else [])


def test_in_another_town_more_of_the_name_must_agree():
    member(name="École privée Blaise Diagne", city="Thiès")

    assert services.similar_institutions(draft()) == []


def test_schools_elsewhere_and_schools_that_are_not_public_are_never_shown():
    member(name="Lycée Blaise Diagne", country_id="KE")
    InstitutionFactory(name="Lycée Blaise Diagne", standing=Standing.CANDIDATE)

    assert services.similar_institutions(draft()) == []


def test_a_similar_school_is_asked_about_before_sending(client):
    NetworkFactory()
    known = former_member(name="Lycée Blaise Diagne")
    application = draft()

    page = text_of(client.get(confirm(application)))
    unanswered = client.post(confirm(application))
    answered = client.post(confirm(application), {"similar": "another"})

    application.refresh_from_db()
    assert known.public_id in page
    assert unanswered.status_code == 400
    assert "Say whether one of these schools is yours." in text_of(unanswered)
    assert answered.status_code == 302
    assert (application.status, application.similar_answer) == (Status.SUBMITTED, "another")


def test_a_former_member_that_applies_again_is_told_to_the_coordinators(client):
    NetworkFactory()
    known = former_member(name="Lycée Blaise Diagne")
    application = draft()

    client.post(confirm(application), {"similar": known.public_id})

    application.refresh_from_db()
    assert (application.status, application.same_as) == (Status.SUBMITTED, known)


@pytest.mark.parametrize(("sent_in", "language"), [("es", "es"), ("en", "en"), ("ar", "fr")])
def test_mails_are_in_the_language_chosen_before_the_form_is_sent(client, sent_in, language):
    NetworkFactory()
    application = draft(language="fr", contact_email="school@test.example")

    client.post(f"/{sent_in}{confirm(application)}")

    application.refresh_from_db()
    assert (application.status, application.language) == (Status.SUBMITTED, language)
    begins = {"en": "Dear ", "es": "Estimado", "fr": "Bonjour"}
    mail = OutgoingMail.objects.get(to="school@test.example")
    assert mail.text.startswith(begins[language])


def test_a_member_need_not_apply(client):
    known = member(name="Lycée <b>Blaise Diagne")
    NationalNetwork.objects.update(contact_email="office@network.example")
    application = draft()

    response = client.post(confirm(application), {"similar": known.public_id})

    application.refresh_from_db()
    content = response.content.decode()
    assert "is a member of the network already" in text_of(response)
    assert f'<a href="{known.get_absolute_url()}">Lycée &lt;b&gt;Blaise Diagne</a>' in content
    assert '<a href="mailto:office@network.example">office@network.example</a>' in content
    assert application.status == Status.DRAFT


def test_the_same_school_is_named_only_where_the_answer_is_the_same():
    with pytest.raises(IntegrityError, match="aspnet_application_same_school_named"):
        ApplicationFactory(same_as=member())


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.RECOMMENDED])
def test_a_lost_link_is_mailed_to_the_address_on_file_only(client, status):
    ApplicationFactory(status=status, contact_email="school@test.example")

    known = client.post(LOST, {"email": "SCHOOL@test.example"})
    unknown = client.post(LOST, {"email": "nobody@test.example"})

    mail = OutgoingMail.objects.get()
    page = "confirm" if status == Status.DRAFT else "status"
    assert mail.to == "school@test.example"
    assert f"/schools/apply/{page}/" in mail.text
    assert text_of(known).replace("SCHOOL@test", "nobody@test") == text_of(unknown)


def test_the_same_link_is_mailed_once_in_ten_minutes(client):
    application = ApplicationFactory(contact_email="school@test.example")

    for _time in range(3):
        client.post(LOST, {"email": "school@test.example"})
    Application.objects.filter(pk=application.pk).update(
        link_sent_at=timezone.now() - datetime.timedelta(minutes=11)
    )
    client.post(LOST, {"email": "school@test.example"})

    assert OutgoingMail.objects.count() == 2


def test_closed_cases_have_no_link_to_lose(client):
    ApplicationFactory(status=Status.WITHDRAWN, contact_email="school@test.example")

    client.post(LOST, {"email": "school@test.example"})

    assert not OutgoingMail.objects.exists()


def test_each_address_asks_so_often_an_hour(client, settings):
    settings.APPLICATION_RATE = "2/hour"

    answers = [
        client.post(LOST, {"email": "a@b.example"}, REMOTE_ADDR="203.0.113.9").status_code
        for _time in range(3)
    ]

    assert answers == [200, 200, 429]


def test_a_wrong_address_is_told_at_the_field(client):
    response = client.post(LOST, {"email": "school"})

    assert response.status_code == 400
    assert "Enter a valid email address." in text_of(response)


def test_forgotten_drafts_go_with_their_documents(django_capture_on_commit_callbacks):
    old = timezone.now() - datetime.timedelta(days=40)
    attachment = AttachmentFactory(application=draft(status_since=old))
    kept = AttachmentFactory(application=draft("Another school"))

    with django_capture_on_commit_callbacks(execute=True):
        services.drop_unverified_applications()

    assert list(Attachment.objects.all()) == [kept]
    assert not private_storage().exists(attachment.path)
    assert private_storage().exists(kept.path)
