"""One text to a selection of schools: who gets it, in which language, once, within a budget."""

import datetime
import re
import uuid

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from aspnet import services
from aspnet.models import Institution, NationalNetwork
from tests.factories.aspnet import NetworkFactory, member
from tests.factories.people import UserFactory, coordinator, headquarters, user_with
from tests.factories.rounds import many_schools
from tests.factories.workflow import MailingFactory, MailingRecipientFactory
from tests.pages import text_of, told
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow import mailings
from unesco_portal.workflow.models import (
    AuditEntry,
    Mailing,
    MailingRecipient,
    MailOptOut,
    OutgoingMail,
)
from unesco_portal.workflow.tasks import deliver_mail

pytestmark = pytest.mark.django_db
WRITE, LIST = "/workspace/schools/mail/", "/workspace/mailings/"
DAY = datetime.timedelta(days=1)


def school(name: str = "Here", **fields) -> Institution:
    fields = {"email": f"{name.lower().replace(' ', '-')}@test.example"} | fields
    return member(name=name, **fields)


def fields(**more) -> dict[str, str]:
    """What the page sends."""
    return {"key": str(uuid.uuid4()), "subject_en": "Conference", "text_en": "Come."} | more


def send(by=None, schools=None, **more) -> Mailing:
    """A mailing by service."""
    written = {"subject_en": "Conference", "text_en": "Come."} | more
    rows = Institution.objects.all() if schools is None else schools
    return services.mail_schools(Mailing(**written), rows, by=by or coordinator())


def look_and_send(client, data: dict[str, str], path: str = WRITE):
    """Look at the mail as the page shows it, then press its button."""
    seen = client.post(path, data)
    digest = re.search(r'name="send" value="(\w+)"', seen.content.decode())
    return client.post(path, data | {"send": digest[1] if digest else "-"})


def written_to() -> list[str]:
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def left_out(mailing: Mailing) -> dict[str, str]:
    rows = mailing.recipients.exclude(left_out="")
    return {row.name: row.left_out for row in rows}


def test_one_transaction_writes_mailing_recipients_and_mails():
    first, second = school("First"), school("Second")
    author = coordinator()

    mailing = send(author)

    rows = mailing.recipients.select_related("mail").order_by("pk")
    assert [(row.code, row.email, row.mail.to) for row in rows] == [
        (first.public_id, first.email, first.email),
        (second.public_id, second.email, second.email),
    ]
    assert (mailing.author, mailing.country_id, mailing.subject) == (author, "SN", "Conference")
    entry = AuditEntry.objects.get(action="workflow.send_mailing")
    assert (entry.actor, entry.details) == (author, {"written": 2, "left_out": 0})


def test_nothing_stays_behind_when_sending_breaks(monkeypatch):
    school()

    def broken(*_args, **_kwargs):
        raise RuntimeError("The worker was killed.")

    monkeypatch.setattr(AuditEntry.objects, "record", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        send()

    assert (Mailing.objects.count(), OutgoingMail.objects.count()) == (0, 0)


def test_each_recipient_stands_in_a_mailing_once():
    row = MailingRecipientFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        MailingRecipientFactory(mailing=row.mailing, code=row.code)


def test_delivery_that_runs_twice_sends_once():
    school()
    send()

    deliver_mail()
    deliver_mail()

    (message,) = mail.outbox
    (row,) = OutgoingMail.objects.all()
    assert message.extra_headers["Message-ID"] == row.message_id
    mailing, recipient = Mailing.objects.get(), MailingRecipient.objects.get()
    assert row.message_id.startswith(f"<{mailing.public_id}.{recipient.code}@")


def test_a_second_click_finds_the_first_mailing():
    school()
    author, key = coordinator(), uuid.uuid4()

    first, second = send(author, key=key), send(author, key=key)

    assert first == second
    assert written_to() == ["here@test.example"]


def test_going_back_and_writing_another_text_is_another_mailing():
    school()
    author, key = coordinator(), uuid.uuid4()

    send(author, key=key)
    changed = [send(author, key=key, text_en="Do not come.") for _click in range(2)]

    assert changed[0] == changed[1]
    assert written_to() == ["here@test.example"] * 2


def test_a_selection_too_large_to_be_looked_at_is_refused(client, sign_in, monkeypatch):
    monkeypatch.setattr("aspnet.services.mailings.MOST_CHOSEN", 1)
    school("First")
    school("Second")
    sign_in(coordinator())

    answer = client.post(WRITE, fields(send="-"))

    assert answer.status_code == 409
    assert "Choose fewer schools." in text_of(answer)
    assert not Mailing.objects.exists()


def test_who_is_left_out_and_why():
    school("Written")
    school("No address", email="")
    school("Opted out", email="No@Test.example")
    MailOptOut.objects.create(email="no@test.example")
    school("Refused")
    OutgoingMail.objects.create(
        to="Refused@test.example",
        subject="-",
        text="-",
        message_id="<1>",
        refused_at=timezone.now(),
    )
    school("Same address", email="WRITTEN@test.example")
    school("Generated", is_generated=True)

    mailing = send()

    assert left_out(mailing) == {
        "No address": "no_address",
        "Opted out": "opted_out",
        "Refused": "refused",
        "Same address": "same_address",
        "Generated": "generated",
    }
    assert list(OutgoingMail.objects.exclude(message_id="<1>").values_list("to", flat=True)) == [
        "written@test.example"
    ]


def test_each_school_gets_its_own_language_else_the_network_s_else_english():
    NetworkFactory(form_languages=["wo", "fr"])
    NetworkFactory(country_id="KE", form_languages=["sw"])
    school("Spanish", languages=["es"])
    school("Unknown", languages=["wo"])
    school("Kenyan", country_id="KE")

    send(
        headquarters(),
        subject_fr="Conférence",
        text_fr="Venez.",
        subject_es="Conferencia",
        text_es="Vengan.",
    )

    assert dict(OutgoingMail.objects.values_list("to", "subject")) == {
        "spanish@test.example": "Conferencia",
        "unknown@test.example": "Conférence",
        "kenyan@test.example": "Conference",
    }


def test_a_language_that_is_not_written_gives_way_to_one_that_is():
    school("English", languages=["en"])

    mailing = send(subject_en="", text_en="", subject_es="Conferencia", text_es="Vengan.")

    assert mailing.recipients.get().language == "es"


def test_answers_go_to_the_office_of_the_network():
    NetworkFactory(contact_email="office@natcom.example")
    school()

    assert send().reply_to == "office@natcom.example"
    assert "Please write to office@natcom.example" in OutgoingMail.objects.get().text


@pytest.mark.parametrize(
    ("who", "reached"),
    [
        (coordinator, ["here@test.example"]),
        (lambda: coordinator("KE"), ["elsewhere@test.example"]),
        (lambda: user_with(Role.DEPUTY_COORDINATOR, "SN"), ["here@test.example"]),
        (headquarters, ["elsewhere@test.example", "here@test.example"]),
    ],
    ids=["coordinator", "elsewhere", "deputy", "headquarters"],
)
def test_a_coordinator_reaches_the_own_country_headquarters_any(who, reached):
    school("Here")
    school("Elsewhere", country_id="KE")

    send(who())

    assert written_to() == reached


@pytest.mark.parametrize(
    "who",
    [
        UserFactory,
        lambda: user_with(Role.NATIONAL_COMMISSION, "SN"),
        lambda: user_with(Role.FIELD_OFFICER),
    ],
    ids=["nobody", "commission", "officer"],
)
def test_others_write_to_nobody(client, sign_in, who):
    school()
    reader = who()

    with pytest.raises(PermissionDenied):
        send(reader)

    assert sign_in(reader).get(WRITE).status_code == 404
    assert written_to() == []


def test_a_legal_notice_is_headquarters_own_and_cannot_be_opted_out_of():
    school()
    MailOptOut.objects.create(email="here@test.example")
    with pytest.raises(PermissionDenied):
        send(is_legal=True)

    send(headquarters(), is_legal=True)

    assert "/mail/opt-out/" not in OutgoingMail.objects.get(to="here@test.example").text


def test_the_budget_of_a_day(settings):
    settings.MAILING_MAILS_PER_DAY = 3
    school("First"), school("Second")
    author = coordinator()
    send(author)

    with pytest.raises(DomainError, match="1 more mail"):
        send(author)
    send(author, Institution.objects.filter(name="First"))
    with pytest.raises(DomainError, match="0 more mails"):
        send(author, Institution.objects.filter(name="First"))
    send(headquarters())

    assert OutgoingMail.objects.count() == 5


def test_a_mail_to_nobody_is_refused():
    school(email="")

    with pytest.raises(DomainError, match="Nobody of this selection"):
        send()


def test_texts_are_whole_and_there_is_one(client, sign_in):
    school()
    sign_in(coordinator())

    nothing = client.post(WRITE, {"key": str(uuid.uuid4())})
    half = client.post(WRITE, fields(subject_fr="Conférence"))

    assert (nothing.status_code, half.status_code) == (400, 400)
    assert "Write the mail in one language at least." in text_of(nothing)
    assert "Each language needs both a subject and a text." in text_of(half)


def test_the_page_shows_first_and_sends_what_was_seen(client, sign_in):
    school("First"), school("Second"), school("Third", email="")
    sign_in(coordinator())
    data = fields()

    seen = client.post(WRITE, data)
    assert written_to() == []
    sent = look_and_send(client, data)

    page = text_of(seen)
    assert "3 schools are chosen." in page
    assert "2 schools are written to." in page
    assert "1 school is left out: No address of mail is known: 1" in page
    assert "Send to 2 schools" in page
    assert sent["Location"] == Mailing.objects.get().get_workspace_url()
    assert written_to() == ["first@test.example", "second@test.example"]


@pytest.mark.parametrize("what", ["school", "address", "text"])
def test_what_has_changed_since_it_was_seen_is_shown_again(client, sign_in, what):
    """As many schools as before, but others, elsewhere, or another text: nothing is sent unseen."""
    first, second = school("First"), school("Second", email="")
    sign_in(coordinator())
    data = fields()
    digest = re.search(r'name="send" value="(\w+)"', client.post(WRITE, data).content.decode())[1]

    match what:
        case "school":
            Institution.objects.filter(pk=first.pk).update(email="")
            Institution.objects.filter(pk=second.pk).update(email="second@test.example")
        case "address":
            Institution.objects.filter(pk=first.pk).update(email="elsewhere@test.example")
        case "text":
            data |= {"text_en": "Do not come."}
    answer = client.post(WRITE, data | {"send": digest})

    assert answer.status_code == 409
    assert "The selection has changed: look at it again." in text_of(answer)
    assert written_to() == []


def test_over_the_budget_the_page_says_so(client, sign_in, settings):
    settings.MAILING_MAILS_PER_DAY = 0
    school()
    sign_in(coordinator())

    answer = look_and_send(client, fields())

    assert answer.status_code == 409
    assert "You may send 0 more mails to selections today." in text_of(answer)


def test_the_filter_or_the_ticks_choose(client, sign_in):
    first = school("First", city="Thies")
    school("Second", levels=["primary"])
    school("Elsewhere", country_id="KE")
    sign_in(coordinator())

    by_filter = client.get(f"{WRITE}?level=primary")
    by_ticks = client.get(f"{WRITE}?level=primary&school={first.public_id}")
    wrong = client.get(f"{WRITE}?level=nothing")

    assert "1 school is chosen." in text_of(by_filter)
    assert "1 school is chosen." in text_of(by_ticks)
    assert wrong.status_code == 404
    look_and_send(client, fields(), f"{WRITE}?school={first.public_id}")
    assert written_to() == ["first@test.example"]
    assert Mailing.objects.get().selection == f"school={first.public_id}"


def test_a_tick_reaches_no_other_country(client, sign_in):
    elsewhere = school("Elsewhere", country_id="KE")
    sign_in(coordinator())

    page = client.get(f"{WRITE}?school={elsewhere.public_id}")

    assert "0 schools are chosen." in text_of(page)


def test_the_list_hands_its_filter_on(client, sign_in):
    found = school("First", levels=["primary"])
    sign_in(coordinator())

    page = client.get("/workspace/schools/?level=primary&ordering=name").content.decode()

    assert '<input type="hidden" name="level" value="primary">' in page
    assert f'name="school" value="{found.public_id}"' in page
    assert 'type="hidden" name="ordering"' not in page


def test_the_list_without_the_right_has_no_boxes(client, sign_in):
    school()
    sign_in(user_with(Role.NATIONAL_COMMISSION, "SN"))

    assert 'name="school"' not in client.get("/workspace/schools/").content.decode()


def test_page_tells_what_became_of_the_mails(client, sign_in):
    for name in ("Sent", "Waiting", "Refused", "No address"):
        school(name, **({"email": ""} if name == "No address" else {}))
    mailing = send()
    OutgoingMail.objects.filter(to__startswith="sent").mark_sent()
    OutgoingMail.objects.filter(to__startswith="refused").mark_refused(error="Refused")
    sign_in(coordinator())

    page = text_of(client.get(mailing.get_workspace_url()))
    table = text_of(client.get(LIST))

    assert "Sent : 1" in page.replace("Sent:", "Sent :")
    assert "On their way: 1" in page
    assert "Failed: 1" in page
    assert "Left out: 1" in page
    assert "1 / 3" in table


@pytest.mark.parametrize("item_count", [1, 3])
def test_list_query_count(client, sign_in, item_count, django_assert_num_queries):
    for _number in range(item_count):
        MailingRecipientFactory(mailing=MailingFactory(country_id="SN"))
    sign_in(coordinator())
    client.get(LIST)

    with django_assert_num_queries(6):
        client.get(LIST)


@pytest.mark.parametrize("schools", [10, 1100])
def test_sending_takes_a_fixed_number_of_queries_a_batch(
    schools, django_assert_max_num_queries, settings
):
    many_schools(schools)
    author = coordinator()

    with django_assert_max_num_queries(40):
        send(author)

    assert OutgoingMail.objects.count() == schools


def test_an_author_s_access_ends_with_the_appointment(client, sign_in):
    school()
    author = coordinator()
    mailing = send(author)
    author.person.appointments.update(end_on=(timezone.now() - DAY).date().isoformat())
    sign_in(author)

    page, table = client.get(mailing.get_workspace_url()), client.get(LIST)

    assert (page.status_code, "Conference" in text_of(table)) == (404, False)


def test_who_opts_out_before_the_delivery_gets_no_mail():
    school("First"), school("Second")
    mailing = send()
    MailOptOut.objects.create(email="first@test.example")

    deliver_mail()
    deliver_mail()

    assert [message.to for message in mail.outbox] == [["second@test.example"]]
    assert left_out(mailing) == {"First": "opted_out"}
    found = Mailing.objects.with_counts().get()
    assert (found.written_count, found.sent_count, found.left_out_count) == (1, 1, 1)


def test_mail_programs_unsubscribe_with_one_click():
    """RFC 8058: a POST without cookies or token to the address of the header."""
    school()
    send()
    deliver_mail()
    headers = mail.outbox[0].extra_headers
    link = re.fullmatch(r"<http\S+(/mail/opt-out/\S+)>", headers["List-Unsubscribe"])[1]

    answer = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert answer.status_code == 204
    assert MailOptOut.objects.get().email == "here@test.example"


def test_a_legal_notice_cannot_be_muted_and_arrives():
    school()
    send(headquarters(), is_legal=True)
    MailOptOut.objects.create(email="here@test.example")

    deliver_mail()

    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def opt_out_link() -> str:
    return re.search(r"http\S+(/mail/opt-out/\S+)", OutgoingMail.objects.get().text)[1]


def test_opting_out_needs_a_button_and_can_be_undone(client):
    school(email="Here@test.example")
    send()
    link = opt_out_link()

    client.get(link)
    assert not MailOptOut.objects.exists()
    answer = client.post(link)
    client.post(link)

    assert told(answer) == ["You get no more mails of this kind."]
    assert MailOptOut.objects.get().email == "here@test.example"
    assert "Send them to me again" in text_of(client.get(link))
    client.post(link, {"again": "1"})
    assert not MailOptOut.objects.exists()


def test_a_wrong_link_opts_nobody_out(client):
    answer = client.post("/mail/opt-out/nonsense/")

    assert answer.status_code == 410
    assert not MailOptOut.objects.exists()


def test_a_network_that_does_not_exist_has_no_office():
    member(country_id="FR", name="Alone", email="alone@test.example")
    NationalNetwork.objects.filter(country="FR").update(contact_email="")

    assert send(coordinator("FR")).reply_to == ""
    assert mailings.budget_left(UserFactory()) > 0


def test_looks_at_a_selection_have_a_budget_for_each_person(client, sign_in, settings):
    settings.UPLOAD_RATE = "1/hour"
    school()
    sign_in(coordinator())

    answers = [client.post(WRITE, fields()) for _time in range(2)]
    sign_in(headquarters())

    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1]["Retry-After"] == "3600"
    assert client.post(WRITE, fields()).status_code == 200
