"""Issuing, replacing and revoking certificates: who may, what follows, what is never true."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import override_settings

from aspnet import services, transitions
from aspnet.enums import CertificateStatus
from aspnet.models import Certificate, NationalNetwork, Signatory, SigningKey
from tests.aspnet.acts import actors
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionNameFactory,
    NetworkFactory,
    former_member,
    member,
)
from tests.factories.certificates import SignatoryFactory, certified, give_certificate
from tests.factories.pathways import pathway
from tests.factories.people import coordinator, headquarters
from unesco_portal.core.dates import months_later
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import System
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

pytestmark = pytest.mark.django_db
REASON = "Because of the letter of 3 May."
TODAY = datetime.date.today()  # noqa: DTZ011 -- the tests run in UTC


def test_issue_prints_what_the_directory_says():
    SignatoryFactory()
    NetworkFactory(country_id="SN", form_languages=["fr"])
    pathway(certificate_months=24)
    institution = member(name="Lycée de la Paix", email="school@test.example")
    InstitutionNameFactory(institution=institution, name="ثانوية السلام", language="ar")

    certificate = services.issue_certificate(institution.membership, by=headquarters())

    certificate.refresh_from_db()
    assert certificate.name == "Lycée de la Paix"
    assert certificate.other_name == "ثانوية السلام"
    assert certificate.languages == ["fr", "en", "es"]
    assert certificate.number == f"{institution.membership.number}-1"
    assert certificate.signatory_function == "Coordonnatrice internationale"
    assert certificate.issued_on == TODAY
    assert certificate.valid_until == months_later(TODAY, 24)
    assert certificate.state == "valid"


def test_issue_is_recorded_and_announced_in_the_language_of_the_applicant():
    SignatoryFactory()
    institution = member()
    application = ApplicationFactory(
        institution=institution,
        status="admitted",
        decided_on="2026-01-01",
        language="fr",
        contact_email="ecole@test.example",
    )
    institution.membership.application = application
    institution.membership.save()
    by = headquarters()

    certificate = services.issue_certificate(institution.membership, by=by)

    entry = AuditEntry.objects.about(certificate).get()
    mail = OutgoingMail.objects.get()
    assert (entry.action, entry.actor) == ("aspnet.issue_certificate", by)
    assert mail.to == "ecole@test.example"
    assert f"/certificates/{certificate.public_id}/?link=" in mail.text


def test_certificate_without_a_stated_end():
    institution = certified()

    assert institution.membership.certificates.get().valid_until is None


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-28", 24, "2028-11-28"),
        ("2026-12-31", 2, "2027-02-28"),
    ],
)
def test_terms_end_on_the_same_day_of_the_month(day, months, wanted):
    found = months_later(datetime.date.fromisoformat(day), months)

    assert found == datetime.date.fromisoformat(wanted)


def test_only_headquarters_issues():
    SignatoryFactory()
    institution = member()
    refused = {key: actor for key, actor in actors().items() if key != "headquarters"}

    for actor in refused.values():
        with pytest.raises(PermissionDenied):
            services.issue_certificate(institution.membership, by=actor)

    assert Certificate.objects.count() == 0


@pytest.mark.parametrize(
    ("act", "allowed"),
    [(transitions.reissue, {"headquarters", "portal"}), (transitions.revoke, {"headquarters"})],
)
def test_only_headquarters_replaces_and_revokes(act, allowed):
    """The portal replaces, too: at the end of a round, where a name has changed."""
    certificate = certified().membership.certificates.get()
    refused = {key: actor for key, actor in actors().items() if key not in allowed}

    for actor in refused.values():
        with pytest.raises(PermissionDenied):
            act(certificate, by=actor, reason=REASON)


def test_end_with_membership_is_the_portals_alone():
    certificate = certified().membership.certificates.get()
    refused = {key: actor for key, actor in actors().items() if key != "portal"}

    for actor in refused.values():
        with pytest.raises(PermissionDenied):
            transitions.end_with_membership(certificate, by=actor, reason=REASON)


def test_a_second_issue_is_refused():
    institution = certified()

    with pytest.raises(DomainError, match="already has a valid certificate"):
        services.issue_certificate(institution.membership, by=headquarters())


def test_no_certificate_without_a_current_membership():
    SignatoryFactory()
    institution = former_member()

    with pytest.raises(DomainError, match="has ended"):
        services.issue_certificate(institution.membership, by=headquarters())


def test_the_database_refuses_a_certificate_without_a_current_membership():
    SignatoryFactory()
    institution = former_member()
    (certificate,) = transitions.make_certificates([institution.membership])

    with pytest.raises(IntegrityError), transaction.atomic():
        certificate.save()


def test_without_a_signatory_nothing_is_issued():
    institution = member()

    with pytest.raises(DomainError, match="Nobody signs"):
        services.issue_certificate(institution.membership, by=headquarters())


@pytest.mark.parametrize("key", ["", "short", "%%%", "A" * 60])
def test_without_a_key_nothing_is_issued(key):
    SignatoryFactory()
    institution = member()

    with override_settings(CERTIFICATE_SIGNING_KEY=key), pytest.raises(DomainError, match="key"):
        services.issue_certificate(institution.membership, by=headquarters())

    assert not SigningKey.objects.exists()


def test_signatory_of_the_day_signs():
    SignatoryFactory(name="Earlier", end_on=TODAY - datetime.timedelta(days=1))
    SignatoryFactory(name="Now", start_on=TODAY)
    SignatoryFactory(name="To come", start_on=TODAY + datetime.timedelta(days=1))

    assert certified_by() == "Now"


def certified_by() -> str:
    institution = member()
    return give_certificate(institution).signatory_name


def test_a_generated_signatory_never_signs_for_a_real_member():
    Signatory.objects.create(
        name="Generated", function_en="-", start_on=datetime.date(2000, 1, 1), is_generated=True
    )
    institution = member()

    with pytest.raises(DomainError):
        services.issue_certificate(institution.membership, by=headquarters())


@override_settings(DEMONSTRATION=True)
def test_in_a_demonstration_it_does_and_the_certificate_says_so():
    Signatory.objects.create(
        name="Generated", function_en="-", start_on=datetime.date(2000, 1, 1), is_generated=True
    )

    certificate = services.issue_certificate(member().membership, by=headquarters())

    assert certificate.is_generated


def test_reissue_replaces_for_a_changed_name():
    institution = certified(name="Old name", email="school@test.example")
    old = institution.membership.certificates.get()
    institution.name = "New name"
    institution.save()
    assert list(Certificate.objects.renamed()) == [old]

    transitions.reissue(old, by=headquarters(), reason=REASON)

    old.refresh_from_db()
    new = old.successor
    assert (old.status, old.name, old.reason) == ("replaced", "Old name", REASON)
    assert (new.status, new.name) == ("valid", "New name")
    assert new.number.endswith("-2")
    assert not Certificate.objects.renamed().exists()
    assert new.public_id in OutgoingMail.objects.get().text


def test_reissue_of_a_replaced_one_is_refused():
    old = certified().membership.certificates.get()
    transitions.reissue(old, by=headquarters())

    with pytest.raises(TransitionNotAllowed):
        transitions.reissue(old, by=headquarters())


def test_revoke_needs_a_reason_and_keeps_the_history():
    certificate = certified(email="school@test.example").membership.certificates.get()
    with pytest.raises(DomainError):
        transitions.revoke(certificate, by=headquarters(), reason=" ")

    transitions.revoke(certificate, by=headquarters(), reason=REASON)

    certificate.refresh_from_db()
    assert (certificate.status, certificate.reason) == ("revoked", REASON)
    assert REASON in OutgoingMail.objects.get().text
    assert services.issue_certificate(certificate.membership, by=headquarters()).number.endswith(
        "-2"
    )


@pytest.mark.parametrize(
    "act",
    [transitions.withdraw_membership, transitions.end_membership, transitions.terminate],
)
def test_the_end_of_a_membership_revokes_its_certificate(act):
    institution = certified()

    act(institution.membership, by=headquarters(), reason=REASON)

    certificate = Certificate.objects.get()
    entry = AuditEntry.objects.about(certificate).first()
    assert (certificate.status, certificate.reason) == (CertificateStatus.REVOKED, REASON)
    assert (entry.action, entry.actor_label) == ("aspnet.end_certificate", str(System()))


def test_a_coordinator_who_records_a_withdrawal_revokes_with_it():
    institution = certified()

    transitions.withdraw_membership(institution.membership, by=coordinator(), reason=REASON)

    assert Certificate.objects.get().status == "revoked"


@pytest.mark.parametrize("act", [transitions.pause, transitions.resume])
def test_a_pause_leaves_the_certificate(act):
    institution = certified(status="member" if act is transitions.pause else "dormant")

    act(institution.membership, by=headquarters(), reason=REASON)

    assert Certificate.objects.get().status == "valid"


def test_admission_brings_the_certificate_with_it():
    SignatoryFactory()
    NetworkFactory()
    application = ApplicationFactory(status="recommended", institution__standing="candidate")

    transitions.admit(application, by=headquarters())

    certificate = Certificate.objects.get()
    assert certificate.membership.application == application
    assert services.logo_right(certificate.institution).holds


def test_admission_without_a_signatory_leaves_the_member_in_the_list():
    NetworkFactory()
    application = ApplicationFactory(status="recommended", institution__standing="candidate")

    transitions.admit(application, by=headquarters())

    institution = type(application.institution).objects.get()
    assert institution.standing == "member"
    network = NationalNetwork.objects.get(country="SN")
    assert list(services.to_issue(network)) == [institution.membership]


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"status": "replaced"},
        {"status": "revoked"},
        {"valid_until": TODAY},
        {"valid_until": TODAY - datetime.timedelta(days=1)},
    ],
)
def test_what_may_never_be_true(fields):
    SignatoryFactory()
    (certificate,) = transitions.make_certificates([member().membership])
    for name, value in fields.items():
        setattr(certificate, name, value)

    with pytest.raises(IntegrityError), transaction.atomic():
        certificate.save()


def test_one_valid_certificate_for_each_membership():
    institution = certified()

    with pytest.raises(IntegrityError), transaction.atomic():
        give_certificate(institution)
