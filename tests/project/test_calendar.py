"""The deadlines of an account as a calendar: by private address, in RFC 5545's own words."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.aspnet import NetworkFactory
from tests.factories.people import AppointmentFactory, UserFactory, coordinator
from tests.factories.rounds import RenewalRoundFactory
from tests.pages import text_of, told
from unesco_portal.accounts.models import CalendarAddress
from unesco_portal.accounts.services import renew_calendar
from unesco_portal.people.enums import Role

pytestmark = pytest.mark.django_db
SETTINGS, ADDRESS = "/accounts/settings/", "/accounts/calendar/"


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def round_on(day: datetime.date, country: str = "SN", **fields):
    return RenewalRoundFactory(
        network=NetworkFactory(country_id=country), closes_on=day, **{"title": "Yearly"} | fields
    )


def read(client, user) -> list[str]:
    """The content lines, unfolded."""
    answer = client.get(renew_calendar(user).get_absolute_url())
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return answer.content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_each_deadline_is_an_all_day_event(client, monkeypatch):
    moment = datetime.datetime(2026, 12, 24, 8, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    found = round_on(datetime.date(2026, 12, 31), title="Schools; old, and “new”")

    assert read(client, coordinator()) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//UNESCO Networks Portal//Deadlines//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Deadlines: UNESCO Networks Portal",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "BEGIN:VEVENT",
        f"UID:deadline-{found.public_id}-closes@localhost",
        "DTSTAMP:20261224T083000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        r"SUMMARY:Last day of the round “Schools\; old\, and “new””",
        "DESCRIPTION:Senegal",
        f"URL:http://localhost:8000/workspace/networks/SN/rounds/{found.public_id}/",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_its_name_is_in_the_language_of_the_account(client):
    user = coordinator()
    user.language = "fr"
    user.save()

    assert "X-WR-CALNAME:Échéances : UNESCO Networks Portal" in read(client, user)


def test_a_changed_day_keeps_its_uid(client):
    found, user = round_on(in_days(10)), coordinator()
    before = [line for line in read(client, user) if line.startswith("UID")]
    found.closes_on = in_days(20)
    found.save()

    after = read(client, user)

    assert [line for line in after if line.startswith("UID")] == before
    assert f"DTSTART;VALUE=DATE:{in_days(20):%Y%m%d}" in after


def test_only_the_scope_of_the_account_and_what_comes(client):
    round_on(in_days(300))
    round_on(in_days(10), "KE")

    assert "".join(read(client, coordinator())).count("BEGIN:VEVENT") == 1
    assert client.get(renew_calendar(UserFactory()).get_absolute_url()).status_code == 404


def test_generated_ones_say_so(client):
    round_on(in_days(10), is_generated=True)

    (line,) = [line for line in read(client, coordinator()) if line.startswith("SUMMARY")]
    assert line.endswith("(demonstration data)")


def test_a_renewed_address_ends_the_old_one(client, sign_in):
    user = coordinator()
    sign_in(user)
    client.post(ADDRESS)
    first = CalendarAddress.objects.get(user=user).get_absolute_url()
    assert f"http://localhost:8000{first}" in text_of(client.get(SETTINGS))

    client.post(ADDRESS)
    second = CalendarAddress.objects.get(user=user).get_absolute_url()
    client.logout()

    assert [client.get(url).status_code for url in (first, second)] == [404, 200]


def test_a_dropped_address_opens_nothing(client, sign_in):
    user = coordinator()
    address = renew_calendar(user).get_absolute_url()
    sign_in(user)

    answer = client.post(ADDRESS, {"drop": "1"})

    assert told(answer) == ["The address opens nothing any more."]
    assert client.get(address).status_code == 404
    assert "Make my private address" in text_of(client.get(SETTINGS))


@pytest.mark.parametrize("token", ["nothing", "key~signature"])
def test_a_guessed_address_is_not_there(client, token):
    CalendarAddress.objects.create(user=UserFactory(), key="key")

    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_it_ends_with_the_password(client, sign_in):
    user = coordinator()
    address = renew_calendar(user).get_absolute_url()
    user.set_password("another pass phrase")
    user.save()
    sign_in(user)

    assert client.get(address).status_code == 404
    assert "Make my private address" in text_of(client.get(SETTINGS))
    client.post(ADDRESS)
    assert client.get(CalendarAddress.objects.get().get_absolute_url()).status_code == 200


def test_it_ends_with_the_role_and_a_later_one_does_not_revive_it(client):
    user = coordinator()
    address = renew_calendar(user)
    CalendarAddress.objects.update(made_at=timezone.now() - datetime.timedelta(days=9))
    user.person.appointments.update(end_on=in_days(-1).isoformat())

    ended = client.get(address.get_absolute_url())
    AppointmentFactory(
        person=user.person,
        role=Role.NATIONAL_COORDINATOR,
        country_id="SN",
        start_on=in_days(0).isoformat(),
    )
    again = client.get(address.get_absolute_url())

    assert (ended.status_code, again.status_code) == (404, 404)
    assert client.get(renew_calendar(user).get_absolute_url()).status_code == 200


def test_rights_end_with_the_account(client):
    user = coordinator()
    address = renew_calendar(user).get_absolute_url()
    user.is_active = False
    user.save()

    assert client.get(address).status_code == 404


def test_never_kept_on_the_way(client):
    answer = client.get(renew_calendar(coordinator()).get_absolute_url())

    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("private, no-store", "noindex")


def test_an_address_is_read_so_often_and_no_more(client, settings):
    settings.API_RATE_EXPORT = "1/hour"
    address = renew_calendar(coordinator()).get_absolute_url()

    answers = [client.get(address) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1]["Retry-After"] == "3600"
