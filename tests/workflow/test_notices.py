"""Who is told about an act, where and in which language; and the page of notices."""

import dataclasses

import pytest

from aspnet import transitions
from aspnet.enums import ApplicationStatus as Status
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory
from tests.factories.people import UserFactory, coordinator, headquarters
from tests.pages import text_of
from unesco_portal.workflow.actors import LinkHolder
from unesco_portal.workflow.models import Notification, OutgoingMail
from unesco_portal.workflow.notices import Recipient

pytestmark = pytest.mark.django_db
PAGE = "/workspace/notices/"


@pytest.fixture(autouse=True)
def network():
    return NetworkFactory()


def submitted(**fields):
    """An application that its school has just confirmed."""
    application = ApplicationFactory(status=Status.DRAFT, **fields)
    return transitions.submit(application, by=LinkHolder.of(application, "Awa"))


def notice(user, **fields) -> Notification:
    return Notification.objects.create(
        user=user, **{"subject": "Waiting", "body": "Text", "url": "/workspace/"} | fields
    )


def test_holder_gets_a_notice_and_a_mail_that_say_the_same(settings):
    user = coordinator()

    application = submitted()

    found = Notification.objects.get()
    mail = OutgoingMail.objects.get(to=user.email)
    url = application.get_workspace_url()
    assert (found.user, found.url, found.read_at) == (user, url, None)
    assert (mail.subject, mail.text) == (found.subject, found.body)
    assert found.subject == f"Waiting for you: {application}"
    assert f"{settings.SITE_URL}{url}" in mail.text
    assert mail.text.rstrip().endswith(settings.SITE_NAME)


def test_each_reader_is_written_to_in_the_own_language(client):
    for language in ("en", "fr", "es"):
        user = coordinator()
        user.language = language
        user.save()

    application = submitted(language="es", contact_email="escuela@test.example")

    subjects = {row.user.language: row.subject for row in Notification.objects.all()}
    assert subjects == {
        "en": f"Waiting for you: {application}",
        "fr": f"En attente d'une action de votre part : {application}",
        "es": subjects["es"],
    }
    assert len(set(subjects.values())) == 3
    school = OutgoingMail.objects.get(to="escuela@test.example")
    assert "solicitud" in school.text.casefold()
    assert "application" not in school.subject.casefold()


def test_language_of_whoever_acts_does_not_reach_the_mail(client, sign_in):
    user, desk = coordinator(), headquarters()
    user.language = "fr"
    user.save()
    application = ApplicationFactory(status=Status.IN_REVIEW)
    sign_in(user)

    page = client.post(
        f"{application.get_workspace_url()}recommend/", headers={"Accept-Language": "fr"}
    )

    assert page.status_code == 302
    assert OutgoingMail.objects.get(to=desk.email).subject == f"Waiting for you: {application}"


def test_markup_in_a_name_stays_text(client, sign_in):
    user = coordinator()
    school = InstitutionFactory(name="École <b>l'Étoile</b> & Co")

    submitted(institution=school)

    mail = OutgoingMail.objects.get(to=user.email)
    assert "École <b>l'Étoile</b> & Co" in mail.subject
    sign_in(user)
    assert b"<b>l" not in client.get(PAGE).content


def test_whoever_acted_is_not_told_that_it_waits():
    actor, colleague = coordinator(), coordinator()

    transitions.begin_review(ApplicationFactory(), by=actor)

    assert [row.user for row in Notification.objects.all()] == [colleague]


def test_what_was_done_is_read_by_all_who_were_waited_for(client, sign_in):
    actor, colleague = coordinator(), coordinator()
    application = submitted()
    other = notice(actor, url=application.get_workspace_url())

    transitions.begin_review(application, by=actor)

    unread = Notification.objects.unread()
    assert [row.pk for row in unread.filter(user=actor)] == [other.pk]
    assert [row.subject for row in unread.filter(user=colleague)] == [
        f"Waiting for you: {application}"
    ]
    assert Notification.objects.filter(user=colleague).count() == 2


def test_notices_of_another_case_stay_new():
    actor = coordinator()
    application = submitted()
    submitted(institution=InstitutionFactory(name="Another"), contact_email="b@test.example")

    transitions.begin_review(application, by=actor)

    assert Notification.objects.unread().filter(user=actor).count() == 1


def test_accounts_that_may_not_sign_in_are_not_told():
    user, former = coordinator(), coordinator()
    former.is_active = False
    former.save()

    submitted()

    assert [row.user for row in Notification.objects.all()] == [user]


def test_final_state_waits_for_nobody():
    coordinator()
    application = ApplicationFactory(status=Status.IN_REVIEW)

    transitions.decline(application, by=coordinator(), reason="No.")

    assert not Notification.objects.exists()
    assert [mail.to for mail in OutgoingMail.objects.all()] == [application.contact_email]


def test_recipient_without_an_address_is_passed_over():
    act = dataclasses.replace(
        transitions.admit, recipients=lambda _record: [Recipient("", "en", "applicant")]
    )

    act(ApplicationFactory(status=Status.RECOMMENDED), by=headquarters())

    assert not OutgoingMail.objects.exists()


def test_page_is_for_accounts(client):
    response = client.get(PAGE)

    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={PAGE}")


@pytest.mark.parametrize("item_count", [1, 3])
def test_page_query_count(client, sign_in, item_count, django_assert_num_queries):
    user = UserFactory()
    for _number in range(item_count):
        notice(user)
    sign_in(user)
    client.get(PAGE)

    with django_assert_num_queries(5):
        page = client.get(PAGE)

    assert page.content.decode().count('href="/workspace/">Waiting') == item_count


def test_page_shows_the_own_only_newest_first(client, sign_in):
    user = UserFactory()
    for subject in ("First", "Second"):
        notice(user, subject=subject)
    notice(UserFactory(), subject="Foreign")
    sign_in(user)

    text = text_of(client.get(PAGE))

    assert "Foreign" not in text
    assert 0 < text.index("Second") < text.index("First")


def test_reading_marks_nothing_the_button_does(client, sign_in):
    user, other = UserFactory(), UserFactory()
    notice(user)
    notice(other)
    sign_in(user)

    before = [text_of(client.get(PAGE)) for _time in range(2)][1]
    client.head(PAGE)
    marked = client.post(PAGE)
    after = text_of(client.get(PAGE))

    assert "1 unread notice" in before
    assert "New Waiting" in before
    assert (marked.status_code, marked["Location"]) == (302, PAGE)
    assert "unread" not in after
    assert "New Waiting" not in after
    assert [row.user for row in Notification.objects.unread()] == [other]


def test_marking_again_keeps_the_first_time(client, sign_in):
    user = UserFactory()
    row = notice(user)
    sign_in(user)

    client.post(PAGE)
    first = Notification.objects.get(pk=row.pk).read_at
    client.post(PAGE)

    assert Notification.objects.get(pk=row.pk).read_at == first


def test_empty_page_says_so(client, sign_in):
    sign_in(UserFactory())

    assert "No notices." in text_of(client.get(PAGE))


def test_outbox_is_a_page_of_the_demonstration_only(client, settings):
    submitted(contact_email="school@test.example")

    settings.DEMONSTRATION = False
    closed = client.get("/outbox/")
    settings.DEMONSTRATION = True
    opened = client.get("/outbox/")

    assert (closed.status_code, opened.status_code) == (404, 200)
    assert "school@test.example" in text_of(opened)
