"""Applications begun and forgotten, institutions corrected and confirmed, coordinators invited."""

import contextlib
import datetime
import re

import pghistory
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from aspnet import services, tasks, transitions
from aspnet.enums import ApplicationStatus, MembershipStatus, NetworkStatus, Standing
from aspnet.models import Application, Institution
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory, member
from tests.factories.people import (
    AppointmentFactory,
    OrganisationFactory,
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from unesco_portal.accounts.models import Invitation
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder, sign
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

pytestmark = pytest.mark.django_db


def school(**fields) -> Institution:
    return InstitutionFactory.build(levels=["primary"], **fields)


def request(**fields) -> Application:
    """An application as the form makes it, not kept yet."""
    words = {"status": ApplicationStatus.DRAFT, "institution": None} | fields
    return ApplicationFactory.build(**words)


def test_a_started_application_is_a_draft_with_a_link_by_mail():
    NetworkFactory()

    application = services.start_application(
        school(name="Lycée Exemple"),
        request(language="fr", contact_email="ecole@test.example"),
    )

    application.refresh_from_db()
    mail = OutgoingMail.objects.get()
    token = re.search(r"/schools/apply/confirm/(\S+)/", mail.text)[1]
    assert application.status == ApplicationStatus.DRAFT
    assert application.institution.standing == Standing.NONE
    assert application.institution.email == mail.to == "ecole@test.example"
    assert mail.subject.startswith(f"Confirmez votre demande d'adhésion {application.public_id}")
    assert services.open_link(token).application == application


@pytest.mark.parametrize(
    ("levels", "kept"),
    [
        (["primary", "tvet"], ["primary", "tvet"]),
        (["teacher_education", "higher_education"], ["teacher_education"]),
        ([], []),
    ],
)
def test_levels_that_may_apply(levels, kept):
    assert services.check_eligible(levels) == kept


@pytest.mark.parametrize("levels", [["higher_education"], ["primary", "higher_education"]])
def test_universities_are_pointed_to_unitwin(levels):
    with pytest.raises(ValidationError) as caught:
        services.check_eligible(levels)

    assert "UNITWIN" in caught.value.message_dict["levels"][0]


@pytest.mark.parametrize("status", [None, NetworkStatus.DORMANT])
def test_without_an_active_network_nobody_could_answer(status):
    if status:
        NetworkFactory(status=status)

    with pytest.raises(ValidationError) as caught:
        services.start_application(school(), request())

    assert list(caught.value.message_dict) == ["country"]
    assert not Institution.objects.exists()


@pytest.mark.parametrize(
    ("name", "email", "is_refused"),
    [
        (" lycée exemple ", "other@test.example", True),
        ("Another name", "ECOLE@test.example", True),
        ("Another name", "other@test.example", False),
    ],
)
def test_an_open_application_is_not_sent_twice(name, email, is_refused):
    NetworkFactory()
    ApplicationFactory(
        institution=InstitutionFactory(name="Lycée Exemple"), contact_email="ecole@test.example"
    )

    started = services.start_application(school(name=name), request(contact_email=email))
    started.is_commitment_given = True

    if is_refused:
        with pytest.raises(DomainError, match="already open"):
            transitions.submit(started, by=LinkHolder.of(started, "A. Test"))
    else:
        transitions.submit(started, by=LinkHolder.of(started, "A. Test"))
    assert Application.objects.open().sent().count() == (1 if is_refused else 2)


@pytest.mark.parametrize(
    ("status", "country"),
    [
        (ApplicationStatus.DRAFT, "SN"),
        (ApplicationStatus.WITHDRAWN, "SN"),
        (ApplicationStatus.SUBMITTED, "KE"),
    ],
)
def test_drafts_closed_cases_and_other_countries_stand_in_nobodys_way(status, country):
    NetworkFactory()
    ApplicationFactory(
        institution=InstitutionFactory(name="Lycée Exemple", country_id=country), status=status
    )

    services.start_application(school(name="Lycée Exemple"), request())

    assert Application.objects.count() == 2


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "é"])
def test_a_wrong_link_is_told(token):
    with pytest.raises(DomainError, match="This link is not complete"):
        services.open_link(token)


def test_a_link_for_another_purpose_or_record_opens_nothing():
    application = ApplicationFactory()

    with pytest.raises(DomainError, match="not complete"):
        services.open_link(sign("expert", application.public_id))
    with pytest.raises(DomainError, match="has been deleted"):
        services.open_link(sign("application", "APP-000000"))


def test_completion_needs_the_own_link_and_a_returned_application():
    application = ApplicationFactory(status=ApplicationStatus.RETURNED)
    own, other = LinkHolder.of(application, "Awa"), LinkHolder.of(ApplicationFactory(), "Other")
    changes = {"motivation": "More words."}

    with pytest.raises(PermissionDenied):
        services.complete_application(application, by=other, changes=changes)
    completed = services.complete_application(application, by=own, changes=changes)
    Application.objects.filter(pk=application.pk).update(status=ApplicationStatus.IN_REVIEW)

    assert completed.motivation == "More words."
    with pytest.raises(DomainError, match="not waiting for you"):
        services.complete_application(application, by=own, changes=changes)


def test_a_corrected_record_tells_by_whom_and_why():
    institution, user = member(name="Before"), coordinator("SN")

    services.update_institution(
        institution, by=user, changes={"name": "After", "city": "Thiès"}, reason="A new sign."
    )

    entry = AuditEntry.objects.about(institution).get()
    assert Institution.objects.get().name == "After"
    assert (entry.actor, entry.reason) == (user, "A new sign.")
    assert entry.details == {"fields": ["city", "name"]}


@pytest.mark.parametrize("changes", [{"latitude": 1.0}, {"languages": ["xx"]}, {"name": ""}])
def test_a_wrong_correction_is_refused_in_words(changes):
    institution = member(name="Before")

    with pytest.raises(ValidationError):
        services.update_institution(institution, by=coordinator("SN"), changes=changes)

    assert not AuditEntry.objects.exists()


def test_who_may_correct_and_who_may_confirm():
    institution = member()
    people = {
        "coordinator": coordinator("SN"),
        "deputy": user_with(Role.DEPUTY_COORDINATOR, "SN"),
        "headquarters": headquarters(),
        "commission": user_with(Role.NATIONAL_COMMISSION, "SN"),
        "of another country": coordinator("FR"),
        "field officer": user_with(Role.FIELD_OFFICER),
        "administrator": administrator(),
        "account": UserFactory(),
    }

    def allowed(act, **details) -> set[str]:
        found = set()
        for name, user in people.items():
            with contextlib.suppress(PermissionDenied):
                act(institution, by=user, **details)
                found.add(name)
        return found

    responsible = {"coordinator", "deputy", "headquarters"}
    assert allowed(services.confirm_institution) == responsible
    assert allowed(services.update_institution, changes={}) == responsible | {"administrator"}


def test_a_confirmation_tells_the_function_that_allows_it():
    user = user_with(Role.CENTRES_COORDINATION)
    for role, country in ((Role.NATIONAL_COMMISSION, "FR"), (Role.NATIONAL_COORDINATOR, "SN")):
        AppointmentFactory(person=user.person, role=role, country_id=country)

    services.confirm_institution(member(), by=user)

    assert Institution.objects.get().confirmed_by == "national_coordinator"


@pytest.mark.parametrize(
    ("user", "words"),
    [(coordinator, "national_coordinator"), (headquarters, "aspnet_coordination")],
)
def test_a_confirmation_tells_the_function_never_the_name(user, words):
    institution = member(confirmed_on="2001-01-01")

    services.confirm_institution(institution, by=user())

    institution.refresh_from_db()
    assert (institution.confirmed_by, institution.freshness) == (words, "fresh")
    assert institution.confirmed_on == timezone.now().date()


def invitation(**fields) -> Invitation:
    words = {"email": "New@test.example", "family_name": "New", "role": "deputy_coordinator"}
    return Invitation(**words | fields)


@pytest.mark.parametrize(
    "inviter",
    [
        coordinator,
        headquarters,
        lambda: user_with(Role.NATIONAL_COMMISSION, "SN"),
        lambda: user_with(Role.DEPUTY_COORDINATOR, "SN"),
    ],
)
def test_a_coordinator_is_invited_for_the_country_of_the_network(inviter):
    commission = OrganisationFactory()
    network, user = NetworkFactory(national_commission=commission), inviter()

    services.invite_coordinator(invitation(), network=network, by=user)

    found = Invitation.objects.get()
    assert (found.email, found.country_id, found.organisation) == (
        "new@test.example",
        "SN",
        commission,
    )
    assert AuditEntry.objects.about(network).get().details == {"role": "deputy_coordinator"}
    assert OutgoingMail.objects.get().to == "new@test.example"


@pytest.mark.parametrize(
    "outsider",
    [
        lambda: coordinator("FR"),
        UserFactory,
        lambda: user_with(Role.FIELD_OFFICER),
        lambda: user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020"),
    ],
)
def test_nobody_else_invites(outsider):
    with pytest.raises(PermissionDenied):
        services.invite_coordinator(invitation(), network=NetworkFactory(), by=outsider())

    assert not Invitation.objects.exists()


@pytest.mark.parametrize("role", ["aspnet_coordination", "national_commission"])
def test_nobody_is_invited_to_more_than_coordinating(role):
    with pytest.raises(ValidationError, match="Choose coordinator or deputy"):
        services.invite_coordinator(
            invitation(role=role), network=NetworkFactory(), by=headquarters()
        )


def drafts(*ages: int, **fields) -> list[Application]:
    now = timezone.now()
    return [
        ApplicationFactory(
            status=ApplicationStatus.DRAFT,
            status_since=now - datetime.timedelta(days=age),
            institution=InstitutionFactory(),
            **fields,
        )
        for age in ages
    ]


def test_what_nobody_confirmed_is_forgotten_with_its_history():
    old, young = drafts(31, 29, contact_email="secret@test.example")
    pghistory_rows = Application.pgh_event_model.objects

    assert services.drop_unverified_applications() == 1

    assert list(Application.objects.all()) == [young]
    assert list(Institution.objects.all()) == [young.institution]
    assert not pghistory_rows.filter(pgh_obj_id=old.pk).exists()
    assert not Institution.pgh_event_model.objects.filter(pgh_obj_id=old.institution_id).exists()
    assert pghistory_rows.filter(pgh_obj_id=young.pk).exists()


def test_forgetting_keeps_institutions_with_another_life():
    (old,) = drafts(40)
    ApplicationFactory(institution=old.institution, status=ApplicationStatus.WITHDRAWN)
    institution = member(status=MembershipStatus.DORMANT)
    ApplicationFactory(
        institution=institution, status=ApplicationStatus.DRAFT, status_since=old.status_since
    )

    tasks.drop_unverified_applications()

    assert set(Institution.objects.all()) == {old.institution, institution}
    assert not Application.objects.filter(status=ApplicationStatus.DRAFT).exists()


def test_a_second_run_has_nothing_to_do():
    drafts(40, 50)

    assert services.drop_unverified_applications() == 2
    assert services.drop_unverified_applications() == 0


def test_history_is_written_for_services_too():
    institution, user = member(city="Before"), coordinator("SN")

    with pghistory.context(user=user.pk):
        services.update_institution(institution, by=user, changes={"city": "After"})

    assert institution.events.order_by("pgh_id").last().pgh_context.metadata["user"] == user.pk
