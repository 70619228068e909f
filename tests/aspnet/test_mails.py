"""Who is told of an act, in which language, and that the link in the mail works."""

import re

import pytest
from django.conf import settings

from aspnet import transitions
from aspnet.enums import ApplicationStatus as Status
from aspnet.enums import MembershipStatus
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory, member
from tests.factories.people import coordinator, headquarters, user_with
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder
from unesco_portal.workflow.models import Notification, OutgoingMail

from .acts import (
    APPLICATION_ACTS,
    MEMBERSHIP_ACTS,
    actors,
    application_for,
    application_in,
    name_of,
    one_actor,
)

pytestmark = pytest.mark.django_db
SCHOOL = "office@school.example"
SUBJECTS = {
    "submit": (
        "Application %s received",
        "Demande d'adhésion %s reçue",
        "Solicitud %s recibida",
    ),
    "return_for_completion": (
        "Application %s: please complete it",
        "Demande d'adhésion %s : merci de la compléter",
        "Solicitud %s: complétela, por favor",
    ),
    "resubmit": (
        "Application %s received again",
        "Demande d'adhésion %s reçue de nouveau",
        "Solicitud %s recibida de nuevo",
    ),
    "decline": (
        "Application %s declined",
        "Demande d'adhésion %s refusée",
        "Solicitud %s rechazada",
    ),
    "recommend": (
        "Application %s recommended to UNESCO",
        "Demande d'adhésion %s recommandée à l'UNESCO",
        "Solicitud %s recomendada a la UNESCO",
    ),
    "admit": (
        "Welcome to the Associated Schools Network (%s)",
        "Bienvenue dans le Réseau des écoles associées (%s)",
        "Le damos la bienvenida a la Red del Plan de Escuelas Asociadas (%s)",
    ),
    "refuse": (
        "Application %s: UNESCO's decision",
        "Demande d'adhésion %s : décision de l'UNESCO",
        "Solicitud %s: decisión de la UNESCO",
    ),
    "start_stage": (
        "Application %s: the first national stage begins",
        "Demande d'adhésion %s : la première étape nationale commence",
        "Solicitud %s: comienza la primera etapa nacional",
    ),
    "advance_stage": (
        "Application %s: the next national stage begins",
        "Demande d'adhésion %s : l'étape nationale suivante commence",
        "Solicitud %s: comienza la siguiente etapa nacional",
    ),
    "extend_stage": (
        "Application %s: more time for the stage",
        "Demande d'adhésion %s : délai supplémentaire pour l'étape",
        "Solicitud %s: más tiempo para la etapa",
    ),
    "end_stage": (
        "Application %s: the stage ends without a recommendation",
        "Demande d'adhésion %s : l'étape se termine sans recommandation",
        "Solicitud %s: la etapa termina sin recomendación",
    ),
    "withdraw": (
        "Application %s withdrawn",
        "Demande d'adhésion %s retirée",
        "Solicitud %s retirada",
    ),
    "lapse": (
        "Application %s has lapsed",
        "Demande d'adhésion %s devenue caduque",
        "La solicitud %s ha caducado",
    ),
}
TELLING = [case for case in APPLICATION_ACTS if case.name in SUBJECTS]
DECISIONS = {"keep", "terminate"}  # of UNESCO on a membership


def plain(text: str) -> str:
    """French typography uses a narrow or a no-break space before a colon."""
    return text.replace("\u202f", " ").replace("\xa0", " ").replace("’", "'")


def to_school() -> OutgoingMail:
    return OutgoingMail.objects.get(to=SCHOOL)


@pytest.mark.parametrize("position", range(3), ids=["en", "fr", "es"])
@pytest.mark.parametrize("case", TELLING, ids=name_of)
def test_the_school_is_told_in_its_language(client, case, position):
    NetworkFactory()
    language = settings.WORKING_LANGUAGES[position][0]
    institution = InstitutionFactory(name="Lycée Exemple")
    application = application_for(
        case, case.sources[0], institution=institution, language=language, contact_email=SCHOOL
    )

    case.act(application, by=one_actor(min(case.actors), application), **case.details)

    mail = to_school()
    assert plain(mail.subject) == SUBJECTS[case.name][position] % application.public_id
    assert "Awa Test" in mail.text
    assert "Lycée Exemple" in mail.text
    assert ("Because of the report." in mail.text) == ("reason" in case.details)
    path = re.search(rf"{settings.SITE_URL}(/../schools/apply/status/\S+)", mail.text)[1]
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("act", [transitions.keep, transitions.terminate])
def test_the_school_is_told_what_unesco_decided_on_its_membership(act):
    school = member(status=MembershipStatus.TERMINATION_PROPOSED, email=SCHOOL)

    act(school.membership, by=headquarters(), reason="Because of the report.")

    mail = OutgoingMail.objects.get(to=SCHOOL)
    assert "Because of the report." in mail.text


@pytest.mark.parametrize(
    "case",
    [
        case
        for case in APPLICATION_ACTS + MEMBERSHIP_ACTS
        if case not in TELLING and case.name not in DECISIONS
    ],
    ids=name_of,
)
def test_of_other_acts_the_school_learns_on_its_page_only(case):
    source = case.sources[0]
    if source in MembershipStatus.values:
        record = member(status=source, email=SCHOOL).membership
    else:
        record = application_for(case, source, contact_email=SCHOOL)

    case.act(record, by=one_actor(min(case.actors)), **case.details)

    assert not OutgoingMail.objects.filter(to=SCHOOL).exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Reason: the admission criteria are not met."),
        ("fr", "Motif : les critères d’admission ne sont pas remplis."),
        ("es", "Motivo: no se cumplen los criterios de admisión."),
    ],
)
def test_why_an_application_is_declined_is_told_in_words(language, words):
    application = application_in(Status.IN_REVIEW, language=language, contact_email=SCHOOL)

    transitions.decline(
        application, by=coordinator("SN"), reason="See our letter.", decline_reason="criteria"
    )

    assert plain(words).casefold() in plain(to_school().text).casefold()


def test_a_new_member_gets_its_number():
    NetworkFactory(last_number=6)
    application = application_in(Status.RECOMMENDED, contact_email=SCHOOL)

    transitions.admit(application, by=headquarters())

    assert "Its membership number is SN-0007." in to_school().text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("submit", {"coordinator", "deputy"}),
        ("begin_review", {"deputy"}),
        ("return_for_completion", set()),
        ("resubmit", {"coordinator", "deputy"}),
        ("recommend", {"headquarters"}),
        ("send_back", {"coordinator", "deputy"}),
        ("lapse", set()),
        ("start_stage", {"deputy"}),
        ("extend_stage", {"deputy"}),
        ("admit", {"coordinator", "deputy"}),
        ("refuse", {"coordinator", "deputy"}),
        ("withdraw", {"coordinator", "deputy"}),
    ],
)
def test_whoever_holds_the_case_now_is_told_but_not_who_acted(name, told):
    case = next(case for case in APPLICATION_ACTS if case.name == name)
    NetworkFactory()
    application = application_for(case, case.sources[0], contact_email=SCHOOL)
    people = actors(application)

    case.act(application, by=people[min(case.actors)], **case.details)

    addresses = {people[role].email for role in told}
    notices = Notification.objects.values_list("user__email", flat=True)
    assert set(OutgoingMail.objects.values_list("to", flat=True)) - {SCHOOL} == addresses
    assert set(notices) == addresses
    assert all(mail.text.count("/workspace/applications/") == 1 for mail in inner_mails())


def inner_mails():
    return OutgoingMail.objects.exclude(to=SCHOOL)


def test_a_holder_is_told_in_the_own_language():
    desk = headquarters()
    desk.language = "es"
    desk.save()
    application = application_in(Status.IN_REVIEW)

    transitions.recommend(application, by=coordinator("SN"))

    assert OutgoingMail.objects.get(to=desk.email).subject.startswith("A la espera de usted")


def test_vacant_post_routes_to_the_national_commission_and_headquarters():
    commission, desk = user_with(Role.NATIONAL_COMMISSION, "SN"), headquarters()
    user_with(Role.NATIONAL_COMMISSION, "FR")
    application = ApplicationFactory(status=Status.DRAFT)

    transitions.submit(application, by=LinkHolder.of(application, "school"))

    assert set(Notification.objects.values_list("user", flat=True)) == {commission.pk, desk.pk}
