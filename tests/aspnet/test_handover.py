"""Hand-over: one file for the successor, and who is told when a term ends."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from django.utils import timezone

from aspnet import services
from aspnet.enums import ApplicationStatus as Status
from aspnet.tasks import tell_of_ended_appointments as task
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory, member
from tests.factories.people import (
    AppointmentFactory,
    PersonFactory,
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from tests.factories.reports import report_in
from tests.factories.rounds import RoundEntryFactory
from tests.factories.workflow import NoteFactory
from tests.pages import text_of
from unesco_portal.people.enums import Role
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail
from unesco_portal.workflow.worklist import worklist

pytestmark = pytest.mark.django_db
NETWORK = "/workspace/networks/SN/"
PACK = f"{NETWORK}hand-over/"


def ago(days: int) -> str:
    return (timezone.localdate() - datetime.timedelta(days=days)).isoformat()


def opened(response) -> tuple[dict[str, list[tuple]], str]:
    """The sheets of the workbook by name, and the text."""
    pack = zipfile.ZipFile(io.BytesIO(response.content))
    book = openpyxl.load_workbook(io.BytesIO(pack.read("hand-over.xlsx")))
    sheets = {sheet.title: list(sheet.values) for sheet in book.worksheets}
    return sheets, pack.read("hand-over.txt").decode()


def one_of_each(country: str = "SN"):
    """A school with everything that a hand-over tells."""
    NetworkFactory(country_id=country, contact_email="office@natcom.example")
    school = member(name=f"School {country}", country_id=country, email="s@test.example")
    ApplicationFactory(
        status=Status.SUBMITTED,
        institution=InstitutionFactory(
            name=f"Applicant {country}", country_id=country, standing="applicant"
        ),
    )
    report_in("open", school=school)
    RoundEntryFactory(
        round__network=school.membership.network,
        round__title=f"Round {country}",
        institution=school,
    )
    NoteFactory(record_object=school, country_id=country, text=f"=Note {country}")
    return school


def test_the_pack_holds_everything_of_the_own_network_and_nothing_else(client, sign_in):
    school = one_of_each()
    one_of_each("KE")
    user = coordinator()
    sign_in(user)

    response = client.post(PACK)

    sheets, text = opened(response)
    day = timezone.localdate()
    assert response["Content-Disposition"] == f'attachment; filename="hand-over-SN-{day}.zip"'
    assert list(sheets) == [
        "Open cases",
        "Members",
        "Overdue reports",
        "Rounds",
        "Notes",
        "Contacts",
        "Areas",
        "Deadlines",
    ]
    assert [row[0] for row in sheets["Members"][1:]] == [school.public_id]
    cases = " ".join(str(row[1]) for row in sheets["Open cases"])
    assert "Applicant SN" in cases
    assert "Round SN" in cases
    assert [row[1] for row in sheets["Rounds"][1:]] == ["Round SN"]
    assert sheets["Rounds"][1][5:] == (1, 1, 0)
    assert [row[4] for row in sheets["Notes"][1:]] == ["'=Note SN"]
    assert [(row[0], row[2]) for row in sheets["Contacts"][1:]] == [
        ("office", "office@natcom.example"),
        ("National Coordinator", user.email),
    ]
    assert {row[0] for row in sheets["Overdue reports"][1:]} == {school.public_id}
    assert any("Round SN" in row[1] for row in sheets["Deadlines"][1:])
    assert not any(
        " KE" in str(cell) for rows in sheets.values() for row in rows for cell in row if cell
    )
    assert "Open work lies in the network’s queue" in text


def test_making_it_is_recorded(client, sign_in):
    network, user = NetworkFactory(), coordinator()
    sign_in(user)

    client.post(PACK)

    entry = AuditEntry.objects.about(network).get()
    assert (entry.action, entry.actor) == ("aspnet.hand_over_network", user)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (coordinator, 200),
        (lambda: user_with(Role.NATIONAL_COMMISSION, "SN"), 200),
        (headquarters, 200),
        (lambda: coordinator("KE"), 404),
        (UserFactory, 404),
        (lambda: user_with(Role.FIELD_OFFICER), 403),
        (administrator, 403),
    ],
    ids=["coordinator", "commission", "headquarters", "elsewhere", "none", "officer", "admin"],
)
def test_who_may_make_it(client, sign_in, who, status):
    NetworkFactory()
    sign_in(who())

    assert client.post(PACK).status_code == status


def test_it_counts_as_a_download(client, sign_in, settings):
    settings.API_RATE_EXPORT = "1/hour"
    NetworkFactory(country_id="SN")
    sign_in(coordinator())

    answers = [client.post(PACK) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [200, 302]
    assert AuditEntry.objects.filter(action="aspnet.hand_over_network").count() == 1


def test_the_page_offers_it(client, sign_in):
    NetworkFactory()
    sign_in(coordinator())

    assert "Make the hand-over pack" in text_of(client.get(NETWORK))


def test_an_end_is_told_to_commission_and_headquarters_once():
    NetworkFactory()
    commission, desk = user_with(Role.NATIONAL_COMMISSION, "SN"), headquarters()
    user_with(Role.NATIONAL_COMMISSION, "KE")
    user_with(Role.NATIONAL_COORDINATOR, "SN", end_on=ago(1))

    first, again = services.tell_of_ended_appointments(), services.tell_of_ended_appointments()

    assert (first, again) == (2, 0)
    assert {notice.user for notice in Notification.objects.all()} == {commission, desk}
    mail = OutgoingMail.objects.get(to=commission.email)
    assert mail.subject == "Senegal: an appointment as National Coordinator has ended"
    assert "Nobody who can sign in coordinates this network now" in mail.text


def test_where_a_deputy_goes_on_nothing_is_vacant():
    NetworkFactory()
    headquarters()
    user_with(Role.NATIONAL_COORDINATOR, "SN", end_on=ago(1))
    user_with(Role.DEPUTY_COORDINATOR, "SN")

    task()

    assert "Nobody who can sign in" not in OutgoingMail.objects.get().text


@pytest.mark.parametrize(
    "fields",
    [
        {"end_on": ago(0)},
        {"end_on": ago(60)},
        {"end_on": None},
        {"end_on": ago(1), "is_generated": True},
        {"end_on": ago(1), "role": Role.NATIONAL_COMMISSION},
        {"end_on": ago(1), "country_id": "KE"},
    ],
    ids=["last day", "long ago", "open", "generated", "another role", "no network"],
)
def test_what_is_not_told(fields):
    NetworkFactory()
    headquarters()
    AppointmentFactory(
        person=PersonFactory(),
        **{"role": Role.NATIONAL_COORDINATOR, "country_id": "SN"} | fields,
    )

    assert services.tell_of_ended_appointments() == 0


def test_open_work_stays_in_the_queue_of_the_network():
    application = ApplicationFactory(status=Status.SUBMITTED)
    old = user_with(Role.NATIONAL_COORDINATOR, "SN", end_on=ago(1))
    new = coordinator()

    assert worklist(old) == []
    assert [item.record for item in worklist(new)] == [application]
