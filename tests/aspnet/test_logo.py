"""The logo right: the answer on every day, who gets the files, and what a school's site shows."""

import datetime

import pytest
from django.test import override_settings
from django.utils import timezone

from aspnet import services, transitions
from aspnet.enums import LogoAnswer
from tests.aspnet.pages import text_of
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, former_member, member
from tests.factories.certificates import SignatoryFactory, certified, give_certificate
from tests.factories.pathways import pathway
from tests.factories.people import coordinator, headquarters
from unesco_portal.core.dates import months_later
from unesco_portal.workflow.models import OutgoingMail

pytestmark = pytest.mark.django_db
FILE = "neutral-mark.svg"


def days(count: int) -> datetime.date:
    return timezone.now().date() + datetime.timedelta(days=count)


def link_of(institution) -> str:
    certificate = institution.membership.certificates.get()
    return transitions.school_url(certificate).partition("?link=")[2]


def dormant() -> object:
    institution = certified()
    transitions.pause(institution.membership, by=headquarters(), reason="Rebuilding.")
    return type(institution).objects.get(pk=institution.pk)


def lapsed() -> object:
    SignatoryFactory()
    institution = member()
    give_certificate(institution, issued_on="2020-01-01", valid_until="2022-01-01")
    return institution


def revoked() -> object:
    institution = certified()
    transitions.revoke(institution.membership.certificates.get(), by=headquarters(), reason="-")
    return institution


@pytest.mark.parametrize(
    ("make", "answer"),
    [
        (certified, LogoAnswer.YES),
        (member, LogoAnswer.NO_CERTIFICATE),
        (lapsed, LogoAnswer.EXPIRED),
        (revoked, LogoAnswer.REVOKED),
        (dormant, LogoAnswer.DORMANT),
        (former_member, LogoAnswer.NOT_MEMBER),
        (lambda: InstitutionFactory(standing="candidate"), LogoAnswer.NOT_MEMBER),
        (lambda: InstitutionFactory(standing="applicant"), LogoAnswer.NOT_MEMBER),
        (InstitutionFactory, LogoAnswer.NOT_MEMBER),
    ],
)
def test_the_answer(make, answer):
    right = services.logo_right(make())

    assert right.answer == answer
    assert right.holds == (answer == LogoAnswer.YES)


@override_settings(LOGO_RIGHT_WHEN_DORMANT=True)
def test_a_setting_lets_dormant_members_use_it():
    assert services.logo_right(dormant()).holds


def test_the_last_day_is_a_day_of_the_right():
    SignatoryFactory()
    institution = member()
    give_certificate(institution, valid_until=days(10))

    answers = [services.logo_right(institution, days(count)).answer for count in (10, 11)]

    assert answers == [LogoAnswer.YES, LogoAnswer.EXPIRED]


def test_a_brazilian_member_is_reminded_then_lapses(client):
    """Acceptance example 3: two years, reminders, then the logo is blocked and the page says so."""
    SignatoryFactory()
    NetworkFactory(country_id="BR", form_languages=["pt", "es"])
    pathway(country_id="BR", certificate_months=24, valid_from=days(-3000), valid_to=None)
    institution = member(country_id="BR", city="Recife", email="escola@test.example")
    certificate = services.issue_certificate(institution.membership, by=headquarters())
    assert certificate.valid_until == months_later(timezone.now().date(), 24)
    OutgoingMail.objects.all().delete()
    reminded = []
    for months in (13, 12, 11, 6, 3, 1):
        end = months_later(timezone.now().date(), months)
        certificate.issued_on = days(-700)
        certificate.valid_until = end
        certificate.save()
        before = OutgoingMail.objects.count()
        for _twice in range(2):
            services.remind_schools()
        reminded.append(OutgoingMail.objects.count() - before)
        certificate.refresh_from_db()
    assert reminded == [0, 1, 0, 1, 1, 0]
    assert OutgoingMail.objects.first().to == "escola@test.example"

    certificate.valid_until = days(-1)
    certificate.save()

    services.remind_schools()
    assert OutgoingMail.objects.count() == 3
    page = text_of(client.get(institution.get_absolute_url()))
    assert "expired" in page
    assert "No: the term of its certificate is over." in page
    assert client.get(f"/schools/{institution.public_id}/logo/{FILE}").status_code == 302
    image = client.get(f"/schools/{institution.public_id}/status.svg").content.decode()
    assert "No valid certificate" in image


def test_only_an_admitted_dutch_school_opens_the_logo(client, sign_in):
    """Acceptance example 1, its last step: only with the admission does the logo file open."""
    SignatoryFactory()
    NetworkFactory(country_id="NL")
    from tests.factories.aspnet import ApplicationFactory  # noqa: PLC0415 -- read where it matters

    application = ApplicationFactory(
        status="recommended", institution__country_id="NL", institution__standing="candidate"
    )
    institution = application.institution
    address = f"/schools/{institution.public_id}/logo/{FILE}"
    assert client.get(address).status_code == 404
    sign_in(coordinator("NL"))
    assert client.get(address).status_code == 403
    assert "Files of the logo" not in text_of(client.get(f"/schools/{institution.public_id}/logo/"))

    transitions.admit(application, by=headquarters())

    assert client.get(address).getvalue().startswith(b"<svg")
    client.logout()
    institution.refresh_from_db()
    assert client.get(f"{address}?link={link_of(institution)}").getvalue().startswith(b"<svg")


def test_a_reminder_is_left_out_where_the_whole_term_is_shorter():
    SignatoryFactory()
    institution = member(email="school@test.example")
    give_certificate(institution, valid_until=days(80))

    assert services.remind_schools() == 0


def test_the_link_opens_the_files_of_its_own_school_only(client):
    mine, other = certified(), certified()
    token = link_of(mine)

    own = client.get(f"/schools/{mine.public_id}/logo/{FILE}?link={token}")
    strange = client.get(f"/schools/{other.public_id}/logo/{FILE}?link={token}")

    assert (own.status_code, strange.status_code) == (200, 403)
    assert own["Cache-Control"] == "no-store"
    assert own.getvalue().startswith(b"<svg")


def test_a_broken_link_explains_itself_and_opens_nothing(client):
    institution = certified()

    page = client.get(f"/schools/{institution.public_id}/logo/?link=nonsense")
    file = client.get(f"/schools/{institution.public_id}/logo/{FILE}?link=nonsense")

    assert "This link is not complete." in text_of(page)
    assert file.status_code == 403


@override_settings(CERTIFICATE_LINK_DAYS=-1)
def test_an_expired_link_explains_itself(client):
    institution = certified()

    page = client.get(f"/schools/{institution.public_id}/logo/?link={link_of(institution)}")

    assert "This link has expired." in text_of(page)


@pytest.mark.parametrize("name", ["../settings.py", "..%2f..%2fmanage.py", "nothing.svg", "x"])
def test_no_other_file_is_given_out(client, sign_in, name):
    institution = certified()
    sign_in(coordinator())

    assert client.get(f"/schools/{institution.public_id}/logo/{name}").status_code == 404


def test_the_image_is_plain_and_kept_for_a_while(client):
    institution = certified()

    response = client.get(f"/schools/{institution.public_id}/status.svg")

    content = response.content.decode()
    assert response["Content-Type"].startswith("image/svg+xml")
    assert response["Cache-Control"].startswith("public, max-age=")
    assert int(response["Cache-Control"].rpartition("=")[2]) <= 3600
    assert "<script" not in content
    assert "UNESCO Associated School" in content
    assert "Set-Cookie" not in response


def test_the_image_of_a_candidate_is_not_there_even_for_its_coordinator(client, sign_in):
    candidate = InstitutionFactory(standing="candidate")
    sign_in(coordinator())

    assert client.get(f"/schools/{candidate.public_id}/status.svg").status_code == 404


def test_the_answer_for_machines(client):
    institution = certified()
    certificate = institution.membership.certificates.get()

    answer = client.get(f"/api/v1/institutions/{institution.public_id}/logo-right/")

    assert answer.json() == {
        "institution": institution.public_id,
        "on": days(0).isoformat(),
        "may_use_logo": True,
        "reason": "yes",
        "detail": "Yes: it is a member with a valid certificate.",
        "until": None,
        "certificate": certificate.public_id,
        "is_generated": False,
    }


def test_machines_get_a_problem_for_what_is_not_there_or_not_asked_so(client):
    candidate = InstitutionFactory(standing="candidate")
    institution = certified()

    hidden = client.get(f"/api/v1/institutions/{candidate.public_id}/logo-right/")
    unknown = client.get(f"/api/v1/institutions/{institution.public_id}/logo-right/?day=1")

    assert (hidden.status_code, unknown.status_code) == (404, 400)


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/schools/{0}/logo/", 2),
        ("/schools/{0}/status.svg", 2),
        ("/api/v1/institutions/{0}/logo-right/", 2),
    ],
)
def test_each_answer_has_a_fixed_number_of_queries(
    client, address, queries, django_assert_num_queries
):
    institution = certified()
    certified()

    with django_assert_num_queries(queries):
        assert client.get(address.format(institution.public_id)).status_code == 200
