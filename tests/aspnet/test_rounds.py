"""A renewal round from opening to closing: rights, mails, reminders, the end."""

import datetime
import time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from aspnet import services, transitions
from aspnet.demonstration.rounds import generate_answers
from aspnet.enums import Answer, Asked, CertificateStatus, Decision, RoundStatus, Standing
from aspnet.models import (
    Certificate,
    Confirmation,
    Institution,
    Membership,
    NationalNetwork,
    RenewalRound,
    RoundEntry,
)
from aspnet.services import rounds as round_services
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, former_member
from tests.factories.certificates import SignatoryFactory
from tests.factories.people import administrator, coordinator, headquarters, user_with
from tests.factories.rounds import RenewalRoundFactory, RoundEntryFactory, many_schools, school
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import System
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

pytestmark = pytest.mark.django_db
SECONDS = 10


def draft(country: str = "SN", **fields) -> RenewalRound:
    """A round that is not opened yet."""
    closes = timezone.localdate() + datetime.timedelta(days=60)
    network = NetworkFactory(country_id=country)
    return RenewalRound(**{"network": network, "title": "Renewal", "closes_on": closes} | fields)


def opened(by=None, **fields) -> RenewalRound:
    """An open round of Senegal."""
    return services.open_renewal(draft(**fields), by=by or coordinator())


def change_by_hand(entry, **fields) -> None:
    """As if days had passed."""
    RoundEntry.objects.filter(pk=entry.pk).update(**fields)


def test_opening_asks_every_member_and_nobody_else():
    mailed, on_paper = school(), school(email="", name="No mail")
    InstitutionFactory(standing=Standing.CANDIDATE, email="c@test.example")
    former_member(email="f@test.example")
    school("FR")

    round_ = opened()

    assert dict(round_.entries.values_list("institution", "asked")) == {
        mailed.pk: Asked.MAIL,
        on_paper.pk: Asked.PAPER,
    }
    (mail,) = OutgoingMail.objects.all()
    assert mail.to == "office@school.example"
    assert mail.message_id.startswith(f"<{round_.public_id}.{mailed.public_id}@")
    assert AuditEntry.objects.about(round_).get().action == "aspnet.open_round"


def test_opening_1100_schools_is_quick_in_a_fixed_number_of_queries():
    many_schools(3, "FR")
    many_schools(1_100, without_mail_every=10)
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as few:
        services.open_renewal(draft("FR"), by=coordinator("FR"))

    ContentType.objects.clear_cache()
    started = time.monotonic()
    with CaptureQueriesContext(connection) as many:
        round_ = opened()
    seconds = time.monotonic() - started

    assert len(many) == len(few)
    assert seconds < SECONDS
    assert round_.entries.count() == 1_100
    assert OutgoingMail.objects.filter(message_id__startswith=f"<{round_.public_id}").count() == 990
    assert round_.entries.filter(sent_at=None).count() == 110


@pytest.mark.parametrize(
    ("languages", "forms", "expected"),
    [(["es"], ["fr"], "es"), (["wo"], ["fr"], "fr"), ([], ["wo", "fr"], "fr"), (["wo"], [], "en")],
)
def test_mail_is_in_the_language_of_the_school_else_of_the_forms(languages, forms, expected):
    institution = school(languages=languages)
    network = institution.country.aspnet_network
    network.form_languages = forms
    network.save()

    round_ = opened()

    assert round_.entries.get().language == expected


def test_mails_that_a_request_left_are_written_once():
    school()
    round_ = opened()
    round_.entries.update(sent_at=None)

    written = [services.write_mails(), services.write_mails()]

    assert written == [1, 0]
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize(
    ("maker", "may"),
    [
        (coordinator, True),
        (lambda: user_with(Role.DEPUTY_COORDINATOR, "SN"), True),
        (headquarters, True),
        (lambda: coordinator("FR"), False),
        (lambda: user_with(Role.NATIONAL_COORDINATOR, "SN", end_on="2020"), False),
        (lambda: user_with(Role.FIELD_OFFICER), False),
    ],
)
def test_only_coordinators_and_headquarters_open(maker, may):
    coordinator()
    school()
    user = maker()
    if may:
        assert opened(by=user).status == RoundStatus.OPEN
    else:
        with pytest.raises(PermissionDenied):
            opened(by=user)


def test_the_commission_opens_where_nobody_coordinates():
    school()

    assert opened(by=user_with(Role.NATIONAL_COMMISSION, "SN")).status == RoundStatus.OPEN


def test_one_round_runs_at_a_time():
    school()
    user = coordinator()
    round_ = opened(by=user)

    with pytest.raises(ValidationError, match="still running"):
        opened(by=user)
    with pytest.raises(IntegrityError), transaction.atomic():
        RenewalRoundFactory(network=round_.network)

    transitions.cancel_round(round_, by=user, reason="By mistake.")
    assert opened(by=user).status == RoundStatus.OPEN


@pytest.mark.parametrize(("demonstration", "asked"), [(True, Asked.MAIL), (False, Asked.PAPER)])
def test_generated_schools_get_mail_in_a_demonstration_only(settings, demonstration, asked):
    settings.DEMONSTRATION = demonstration
    Institution.objects.filter(pk=school().pk).update(is_generated=True)

    assert opened().entries.get().asked == asked


def test_a_network_without_members_has_nobody_to_ask():
    with pytest.raises(ValidationError, match="no members"):
        opened()


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": Answer.CHANGE, "answered_on": "2026-01-01"},
        {"changes": {"name": {"old": "A", "new": "B"}}},
        {"answer": Answer.CONFIRMED},
        {"answered_on": "2026-01-01"},
        {"decision": Decision.ACCEPTED},
        {"email": ""},
        {
            "answer": Answer.CHANGE,
            "answered_on": "2026-01-01",
            "changes": {"name": {"old": "A", "new": "B"}},
            "decision": Decision.ACCEPTED,
        },
    ],
)
def test_the_database_refuses_entries_that_do_not_make_sense(wrong):
    entry = RoundEntryFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        change_by_hand(entry, **wrong)


def test_a_rejection_needs_a_reason():
    entry = RoundEntryFactory()
    decided = {
        "answer": Answer.CHANGE,
        "answered_on": "2026-01-01",
        "changes": {"name": {"old": "A", "new": "B"}},
        "decision": Decision.REJECTED,
        "decided_by": coordinator(),
        "decided_at": timezone.now(),
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        change_by_hand(entry, **decided)
    change_by_hand(entry, **decided, decision_reason="Not so.")


def test_each_school_stands_once_in_a_round():
    entry = RoundEntryFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        RoundEntryFactory(round=entry.round, institution=entry.institution)


def test_reminders_go_to_the_silent_only_and_once_a_day():
    for _number in range(3):
        school()
    user = coordinator()
    round_ = opened(by=user)
    confirmed, bounced, silent = round_.entries.order_by("pk")
    services.give_answer(confirmed, services.Given(Answer.CONFIRMED), by=user)
    services.mark_bounced(bounced, by=user)
    yesterday = timezone.now() - datetime.timedelta(days=1)
    round_.entries.update(sent_at=yesterday)
    OutgoingMail.objects.all().delete()

    reminded = [services.remind_silent(round_, by=user), services.remind_silent(round_, by=user)]

    assert reminded == [1, 0]
    (mail,) = OutgoingMail.objects.all()
    assert silent.institution.public_id in mail.message_id


def test_nobody_is_reminded_on_the_day_of_the_mail():
    school()
    user = coordinator()
    round_ = opened(by=user)

    assert services.remind_silent(round_, by=user) == 0


def test_clock_reminds_on_the_days_of_the_round():
    school()
    today = timezone.localdate()
    round_ = opened(reminder_days=[7])
    round_.entries.update(sent_at=timezone.now() - datetime.timedelta(days=5))

    services.tend_rounds()
    before = round_.entries.get().reminded_on
    RenewalRound.objects.update(
        opened_on=today - datetime.timedelta(days=30), closes_on=today + datetime.timedelta(days=6)
    )
    services.tend_rounds()
    services.tend_rounds()

    assert before is None
    assert round_.entries.get().reminded_on == today
    assert OutgoingMail.objects.count() == 2


def test_clock_stops_answers_after_the_last_day():
    school()
    round_ = opened()
    today = timezone.localdate()
    RenewalRound.objects.update(
        opened_on=today - datetime.timedelta(days=9), closes_on=today - datetime.timedelta(days=1)
    )

    services.tend_rounds()
    services.tend_rounds()

    round_.refresh_from_db()
    assert round_.status == RoundStatus.CLOSING
    assert [entry.actor_label for entry in AuditEntry.objects.about(round_)][:1] == ["portal"]


def test_an_address_refused_for_good_is_bounced_by_the_clock():
    school()
    other = school(email="good@school.example")
    round_ = opened()
    OutgoingMail.objects.filter(to="office@school.example").update(refused_at=timezone.now())

    services.tend_rounds()

    answers = dict(round_.entries.values_list("institution", "answer"))
    assert answers.pop(other.pk) == Answer.WAITING
    assert list(answers.values()) == [Answer.BOUNCED]


def test_closing_leaves_the_silent_as_members_not_confirmed():
    silent, other = school(), school()
    user = coordinator()
    round_ = opened(by=user)
    services.give_answer(
        round_.entries.get(institution=other), services.Given(Answer.CONFIRMED), by=user
    )

    round_ = transitions.close_round(round_, by=user)

    silent.refresh_from_db()
    assert round_.status == RoundStatus.CLOSED
    assert (silent.standing, silent.confirmed_on) == (Standing.MEMBER, None)
    assert round_.entries.get(institution=silent).answer == Answer.NO_ANSWER


def test_closing_waits_for_decisions():
    institution = school()
    user = coordinator()
    round_ = opened(by=user)
    given = services.Given(Answer.CHANGE, changes={"phone": "1"})
    services.give_answer(round_.entries.get(), given, by=user)

    with pytest.raises(DomainError, match="waits for your decision"):
        transitions.close_round(round_, by=user)

    services.accept_low_risk(round_, by=user)
    transitions.close_round(round_, by=user)
    institution.refresh_from_db()
    assert institution.phone == "1"


@pytest.mark.parametrize("name", ["begin_closing", "close_round", "cancel_round"])
@pytest.mark.parametrize("status", RoundStatus.values)
def test_acts_are_possible_from_their_states_only(name, status):
    act = getattr(transitions, name)
    round_ = RenewalRoundFactory(status=status)
    user = coordinator()

    if status in act.sources:
        assert act(round_, by=user, reason="Because.").status == act.target
        assert AuditEntry.objects.about(round_).first().target == act.target
    else:
        with pytest.raises(TransitionNotAllowed):
            act(round_, by=user, reason="Because.")


@pytest.mark.parametrize("name", ["begin_closing", "close_round", "cancel_round"])
def test_acts_are_refused_to_others(name):
    round_ = RenewalRoundFactory()
    coordinator()

    for user in (coordinator("FR"), user_with(Role.FIELD_OFFICER), administrator()):
        with pytest.raises(PermissionDenied):
            getattr(transitions, name)(round_, by=user, reason="Because.")


def test_the_portal_may_stop_answers_but_not_close():
    round_ = RenewalRoundFactory()

    with pytest.raises(PermissionDenied):
        transitions.close_round(round_, by=System())
    assert transitions.begin_closing(round_, by=System()).status == RoundStatus.CLOSING


def test_names_changed_lists_accepted_names_only():
    schools = [school(name=f"Old {number}") for number in range(3)]
    user = coordinator()
    round_ = opened(by=user)
    for institution, changes in zip(
        schools, ({"name": "New"}, {"name": "Refused"}, {"city": "Elsewhere"}), strict=True
    ):
        entry = round_.entries.get(institution=institution)
        entry = services.give_answer(entry, services.Given(Answer.CHANGE, changes=changes), by=user)
        decision = Decision.REJECTED if "Refused" in changes.values() else Decision.ACCEPTED
        services.decide_change(entry, decision, by=user, reason="Because.")

    assert [row.name for row in services.names_changed(round_.entries.all())] == ["New"]
    assert Confirmation.objects.count() == 2


def test_last_reminder_day_is_the_latest_that_has_come():
    today = datetime.date(2026, 6, 1)
    round_ = RenewalRound(
        opened_on=datetime.date(2026, 4, 1),
        closes_on=datetime.date(2026, 6, 10),
        reminder_days=[21, 9, 3],
    )

    assert round_services.last_reminder_day(round_, today) == today
    assert round_services.last_reminder_day(round_, datetime.date(2026, 5, 1)) is None


def test_institution_counts_as_confirmed_only_by_its_latest_day():
    institution = school(confirmed_on=timezone.localdate())

    services.write_confirmations(
        [institution], role="school", channel="import", on=datetime.date(2020, 1, 1)
    )

    assert Institution.objects.get(pk=institution.pk).confirmed_on == timezone.localdate()
    assert Confirmation.objects.get().on == datetime.date(2020, 1, 1)


def test_a_round_of_1100_schools_from_opening_to_closing(settings):
    """The whole journey at the size of a large network, the sums checked after each step."""
    settings.DEMONSTRATION = True
    many_schools(1_100, without_mail_every=10)
    Institution.objects.update(is_generated=True)
    Membership.objects.update(is_generated=True)
    SignatoryFactory()
    services.start_issue(NationalNetwork.objects.get(country="SN"), by=headquarters())
    services.carry_on()
    user = coordinator()
    round_ = opened(by=user)
    generate_answers(round_, 7)
    played = round_.entries.funnel()

    started = time.monotonic()
    accepted, kept = services.accept_low_risk(round_, by=user)
    seconds = time.monotonic() - started
    for number, entry in enumerate(round_.entries.undecided().order_by("pk")):
        decision, why = (Decision.ACCEPTED, "") if number % 2 else (Decision.REJECTED, "No letter.")
        services.decide_change(entry, decision, by=user, reason=why)
    renamed = services.names_changed(round_.entries.all()).count()
    transitions.close_round(round_, by=user)
    services.carry_on()
    found = round_.entries.funnel()

    assert seconds < SECONDS
    assert kept == 0
    assert 0 < accepted < found["accepted"]
    assert min(played[answer] for answer in ("confirmed", "change", "withdrawal", "bounced")) > 10
    assert found["change"] == played["change"] == found["accepted"] + found["rejected"]
    assert found["no_answer"] == played["waiting"]
    assert found["asked"] == sum(found[answer.value] for answer in Answer) == 1_100
    assert Confirmation.objects.count() == found["confirmed"] + found["accepted"]
    assert Institution.objects.members().count() == 1_100
    assert renamed > 0
    assert Certificate.objects.valid().count() == 1_100
    assert Certificate.objects.filter(status=CertificateStatus.REPLACED).count() == renamed
    assert not Certificate.objects.renamed().exists()
