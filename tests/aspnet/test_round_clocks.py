"""Between rounds: schools are asked once, coordinators get one list, nothing twice."""

import datetime
import re

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from aspnet import freshness, services, tasks
from aspnet.demonstration.rounds import generate_answers, make_rounds
from aspnet.enums import Answer, Standing
from aspnet.models import (
    Confirmation,
    ConfirmationRequest,
    Institution,
    NationalNetwork,
    RenewalRound,
    RoundEntry,
)
from tests.aspnet.pages import text_of
from tests.aspnet.test_rounds import opened
from tests.factories.aspnet import InstitutionFactory, NetworkFactory, former_member
from tests.factories.people import coordinator, headquarters
from tests.factories.rounds import many_schools, school
from unesco_portal.workflow.models import Notification, OutgoingMail

pytestmark = pytest.mark.django_db


def days_ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


def test_schools_not_confirmed_for_six_months_are_asked_once():
    due = school(confirmed_on=days_ago(200))
    school(confirmed_on=days_ago(10), email="fresh@school.example")
    school(confirmed_on=days_ago(200), email="g@school.example", is_generated=True)
    school(confirmed_on=days_ago(200), email="")
    former_member(confirmed_on=days_ago(200), email="f@school.example")
    InstitutionFactory(
        standing=Standing.CANDIDATE, confirmed_on=days_ago(200), email="c@school.example"
    )

    asked = [services.ask_to_confirm(), services.ask_to_confirm()]

    assert asked == [1, 0]
    assert [mail.to for mail in OutgoingMail.objects.all()] == [due.email]
    assert ConfirmationRequest.objects.get().since == due.confirmed_on


def test_a_school_never_confirmed_is_asked_six_months_after_it_was_recorded():
    new, old = school(), school(email="old@school.example")
    moment = timezone.now() - datetime.timedelta(days=300)
    Institution.objects.filter(pk=old.pk).update(created_at=moment)

    tasks.ask_to_confirm()

    assert [mail.to for mail in OutgoingMail.objects.exclude(subject__contains="long")] == [
        old.email
    ]
    assert new.confirmed_on is None


def test_a_school_in_a_running_round_is_not_asked_twice():
    school(confirmed_on=days_ago(200))
    opened()
    OutgoingMail.objects.all().delete()

    assert services.ask_to_confirm() == 0


def test_coordinators_get_one_list_a_month():
    stale = school(confirmed_on=days_ago(400), name="Long ago")
    school(confirmed_on=days_ago(200), name="Some time ago")
    user, elsewhere = coordinator(), coordinator("FR")

    services.ask_to_confirm()
    services.ask_to_confirm()

    notice = Notification.objects.get()
    assert notice.user == user
    assert stale.public_id in notice.body
    assert "Some time ago" not in notice.body
    assert OutgoingMail.objects.filter(to=user.email).count() == 1
    assert not OutgoingMail.objects.filter(to=elsewhere.email).exists()


def link_of(mail: OutgoingMail) -> str:
    return re.search(r"/schools/confirm/\S+", mail.text)[0]


def test_the_link_of_a_reminder_confirms_by_a_button_and_once(client):
    institution = school(confirmed_on=days_ago(200))
    services.ask_to_confirm()
    address = link_of(OutgoingMail.objects.get())

    client.get(address)
    before = Confirmation.objects.count()
    client.post(address)
    again = client.post(address, follow=True)

    institution.refresh_from_db()
    assert before == 0
    assert institution.confirmed_on == timezone.localdate()
    assert Confirmation.objects.get().channel == "reminder_link"
    assert "Already confirmed" in text_of(again)


def test_a_forged_reminder_link_explains_itself(client):
    assert client.get("/schools/confirm/no-such-link/").status_code == 410


def test_confirmations_are_append_only():
    institution = school()
    services.write_confirmations([institution], role="school", channel="import")
    found = Confirmation.objects.get()

    for change in (
        lambda: Confirmation.objects.update(role="nobody"),
        found.delete,
    ):
        with pytest.raises(InternalError), transaction.atomic():
            change()
    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.create(institution=institution, role="", channel="import")


@pytest.mark.parametrize(
    ("maker", "role", "channel"),
    [
        (coordinator, "national_coordinator", "workspace"),
        (headquarters, "aspnet_coordination", "headquarters"),
    ],
)
def test_confirming_in_the_workspace_writes_a_row(maker, role, channel):
    institution = school()

    institution = services.confirm_institution(institution, by=maker())

    found = Confirmation.objects.get()
    assert (found.role, found.channel, found.on) == (role, channel, timezone.localdate())
    assert (institution.confirmed_on, institution.confirmed_by) == (found.on, role)


def test_freshness_counts_members_by_age():
    today = timezone.localdate()
    year_start = today.replace(month=1, day=1)
    for day in (today, days_ago(200), days_ago(500), None):
        school(confirmed_on=day)
    InstitutionFactory(standing=Standing.CANDIDATE, confirmed_on=today, country_id="SN")
    former_member(confirmed_on=today)

    freshness.refresh(force=True)
    found = freshness.of_country("SN")

    in_year = 1 + (days_ago(200) >= year_start) + (days_ago(500) >= year_start)
    assert (found.members, found.fresh, found.due, found.stale, found.never) == (4, 1, 1, 1, 1)
    assert (found.this_year, found.oldest_on) == (in_year, days_ago(500))
    assert found.share == in_year * 25


def test_freshness_is_shown_in_public(client, django_assert_num_queries):
    school(confirmed_on=timezone.localdate())
    school("FR")
    freshness.refresh(force=True)

    page = client.get("/schools/freshness/")
    with django_assert_num_queries(2):
        client.get("/schools/freshness/")

    assert [row["code"] for row in page.context["rows"]] == ["FR", "SN"]
    assert page.content.decode().count("<rect") == 4 + 2
    for address in ("/countries/SN/", "/schools/about/"):
        assert "Confirmed this year" in text_of(client.get(address))


def test_freshness_page_without_members_says_so(client):
    freshness.refresh(force=True)

    assert "Nothing counted yet" in text_of(client.get("/schools/freshness/"))


def test_answers_are_played_into_a_round_of_generated_schools(settings):
    settings.DEMONSTRATION = True
    many_schools(200, without_mail_every=9)
    school(name="Real", email="real@school.example")
    Institution.objects.exclude(name="Real").update(is_generated=True)
    user = coordinator()
    round_ = opened(by=user)

    call_command("generate_answers", round_.public_id)

    found = round_.entries.funnel()
    assert found["asked"] == 201
    assert min(found[answer] for answer in ("confirmed", "change", "bounced", "waiting")) > 0
    assert round_.entries.get(institution__name="Real").answer == Answer.WAITING
    assert generate_answers(round_, 7)["asked"] == 201


def test_playing_answers_is_for_demonstrations(settings):
    with pytest.raises(CommandError, match="DEMONSTRATION"):
        call_command("generate_answers", "RND-000000")
    with pytest.raises(CommandError, match="DEMONSTRATION"):
        call_command("generate_rounds")
    settings.DEMONSTRATION = True
    with pytest.raises(CommandError, match="no running round"):
        call_command("generate_answers", "RND-000000")


def test_demonstration_rounds_are_made_once_in_all_stages():
    for code in ("SN", "JP"):
        many_schools(60, code)
        NetworkFactory(country_id=code)
        coordinator(code)
    NationalNetwork.objects.update(is_generated=True)
    Institution.objects.update(is_generated=True)

    made = [make_rounds(7), make_rounds(7)]

    assert made == [2, 0]
    statuses = dict(RenewalRound.objects.values_list("network__country", "status"))
    assert statuses == {"SN": "closed", "JP": "open"}
    assert RoundEntry.objects.filter(round__status="closed").funnel()["waiting"] == 0
    assert RenewalRound.objects.filter(is_generated=True).count() == 2
    opened_round = RenewalRound.objects.get(status="open")
    found = opened_round.entries.funnel()
    assert min(found[name] for name in ("waiting", "confirmed", "undecided", "accepted")) > 0
