"""The school writes by its link: step by step, without an account; opening changes nothing."""

import datetime

import pytest
from django.conf import settings
from django.core import signing
from django.utils import timezone

from aspnet.enums import ReportStatus as Status
from aspnet.models import Activity, SchoolReport, SchoolYear
from tests.factories.aspnet import member
from tests.factories.reports import SchoolYearFactory, fill, report_in
from unesco_portal.reference.models import InternationalDay
from unesco_portal.workflow.actors import sign
from unesco_portal.workflow.models import AuditEntry

from .pages import text_of, told

pytestmark = pytest.mark.django_db
PAGES = ("", "people/", "activities/", "hand-in/", "take-back/")
PEOPLE = {
    "coordinator_name": "Awa Ndiaye",
    "pupils_reached": "120",
    "teachers_reached": "8",
    "is_sign_shown": "yes",
    "is_community_informed": "",
}


def path(report: SchoolReport, page: str = "") -> str:
    return f"/schools/reports/{sign('school-report', report.public_id)}/{page}"


def rows(*given: dict[str, str], initial: int = 0) -> dict[str, str]:
    """A list as a browser sends it."""
    sent = {"part-TOTAL_FORMS": str(len(given)), "part-INITIAL_FORMS": str(initial)}
    for number, row in enumerate(given):
        sent |= {f"part-{number}-{name}": value for name, value in row.items()}
    return sent


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("status", Status.values)
def test_opening_a_page_changes_nothing(client, page, status):
    report = report_in(status)
    before = SchoolReport.objects.values().get()

    response = client.get(path(report, page))

    assert response.status_code in (200, 302)
    assert SchoolReport.objects.values().get() == before
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_a_link_that_opens_nothing_says_why(client, page):
    report = report_in("draft", school=member(name="Secret school"))
    long_ago = timezone.now() - datetime.timedelta(days=settings.REPORT_LINK_DAYS, hours=1)

    class Old(signing.TimestampSigner):
        def timestamp(self) -> str:
            return signing.b62_encode(int(long_ago.timestamp()))

    expired = Old(salt="portal.school-report").sign_object(report.public_id)
    wrong = {
        expired: "This link has expired",
        sign("school-report", report.public_id)[:-3]: "This link is not complete",
        sign("application", report.public_id): "This link is not complete",
        sign("school-report", "SRP-000000"): "no longer in the portal",
    }
    for token, words in wrong.items():
        for ask in (client.get, client.post):
            response = ask(f"/schools/reports/{token}/{page}")

            assert response.status_code == 410
            assert words in text_of(response)
            assert "Secret school" not in text_of(response)
    report.refresh_from_db()
    assert report.status == Status.DRAFT


def test_the_whole_way_from_the_mail_to_handing_in(client):
    report = report_in("open")
    days = InternationalDay.objects.values_list("pk", flat=True)[:2]
    activity = {"title": "A garden of peace", "approach": "creating", "starts_on": "2026-03-01"}
    steps = [
        ("people/", PEOPLE),
        ("activities/", rows(activity, {})),
        ("days/", rows(*({"day": str(day), "evidence": "Songs"} for day in days))),
        ("flagship/", rows({"other_name": "Kids for Peace"})),
        ("words/", {"exchange": "both", "results": "They talk to each other."}),
        ("consent/", {"may_publish_activities": "on"}),
    ]

    begun = client.post(path(report))
    answers = [client.post(path(report, page), data) for page, data in steps]
    look = text_of(client.get(path(report, "hand-in/")))
    handed = [client.post(path(report, "hand-in/")) for _twice in range(2)]

    assert {response.status_code for response in (begun, *answers, *handed)} == {302}
    assert "A garden of peace" in look
    assert "They talk to each other." in look
    report.refresh_from_db()
    assert report.status == Status.SUBMITTED
    assert (report.coordinator_name, report.pupils_reached) == ("Awa Ndiaye", 120)
    assert (report.is_sign_shown, report.is_community_informed) == ("yes", "unknown")
    assert report.days.count() == 2
    assert report.participations.get().other_name == "Kids for Peace"
    assert report.may_publish_activities
    assert not report.may_publish_days
    acts = list(AuditEntry.objects.about(report).order_by("pk").values_list("action", flat=True))
    assert acts == ["aspnet.begin_schoolreport", "aspnet.submit_schoolreport"]


def test_each_step_leads_to_the_next(client):
    report = report_in("draft")

    response = client.post(path(report, "people/"), PEOPLE)

    assert response["Location"].endswith("/activities/")


@pytest.mark.parametrize(
    ("page", "data", "words"),
    [
        ("people/", PEOPLE | {"pupils_reached": "-1"}, "greater than or equal to 0"),
        ("people/", PEOPLE | {"pupils_reached": "many"}, "Enter a whole number"),
        ("people/", PEOPLE | {"pupils_reached": "99999999999999"}, "less than or equal to"),
        ("people/", PEOPLE | {"is_sign_shown": "perhaps"}, "not one of the available choices"),
        ("people/", PEOPLE | {"coordinator_name": "x\x00y"}, "Null characters"),
        ("activities/", rows({"description": "No title."}), "This field is required"),
        (
            "activities/",
            rows({"title": "Kept", "starts_on": "2026-03-02", "ends_on": "2026-03-01"}),
            "does not end before it starts",
        ),
        ("activities/", {}, "ManagementForm"),
        ("days/", rows({"day": "999999"}), "not one of the available choices"),
        ("days/", rows({"day": "", "link": "no link"}), "Enter a valid URL"),
        ("flagship/", rows({"evidence": "We sang."}), "Choose from the list, or write a name"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_is_kept(client, page, data, words):
    report = report_in("draft")

    response = client.post(path(report, page), data)

    assert response.status_code == 400
    assert words in text_of(response)
    report.refresh_from_db()
    assert report.coordinator_name == ""
    assert not Activity.objects.exists()


def test_the_same_day_twice_is_told(client):
    report = report_in("draft")
    day = str(InternationalDay.objects.first().pk)

    response = client.post(path(report, "days/"), rows({"day": day}, {"day": day}))

    assert response.status_code == 400
    assert "in the list twice" in text_of(response)


def test_an_entry_can_be_taken_away(client):
    report = fill(report_in("draft"))
    sent = rows({"title": "A garden of peace", "DELETE": "on"}, {}, initial=1)

    client.post(path(report, "activities/"), sent)

    assert not report.activities.exists()


def test_a_replayed_link_shows_where_it_stands(client):
    report = fill(report_in("submitted"))

    step = client.get(path(report, "people/"))
    late = client.post(path(report, "people/"), PEOPLE, follow=True)

    assert step.status_code == 302
    assert "It cannot be changed now" in text_of(late)
    assert "handed in" in text_of(client.get(path(report)))


def test_a_returned_report_says_what_is_asked_for(client):
    report = report_in("returned")
    AuditEntry.objects.record(
        "aspnet.return_schoolreport", report, by="The coordinator", reason="Please add the days."
    )

    assert "Please add the days." in text_of(client.get(path(report)))


def test_handing_in_too_early_says_what_is_missing(client):
    report = report_in("draft")

    look = client.get(path(report, "hand-in/"))
    client.post(path(report, "hand-in/"))

    assert "How many pupils took part?" in text_of(look)
    report.refresh_from_db()
    assert report.status == Status.DRAFT


def test_a_locked_year_explains_itself(client):
    report = report_in("draft")
    SchoolYear.objects.update(status="locked")

    response = client.post(path(report, "people/"), PEOPLE)

    assert response.status_code in (302, 400)
    assert "This school year is locked" in text_of(client.get(path(report)))
    report.refresh_from_db()
    assert report.coordinator_name == ""


def test_taking_published_parts_back(client):
    report = fill(report_in("published"))
    public = report.membership.institution.get_absolute_url()
    shown = text_of(client.get(public))

    client.get(path(report, "take-back/"))
    client.post(path(report, "take-back/"))

    assert "A garden of peace" in shown
    assert "A garden of peace" not in text_of(client.get(public))


@pytest.mark.parametrize("status", [status for status in Status.values if status != "published"])
def test_nothing_is_public_before_it_is_published(client, status):
    report = fill(report_in(status, may_publish_activities=True))

    page = text_of(client.get(report.membership.institution.get_absolute_url()))

    assert "A garden of peace" not in page


def test_only_the_agreed_part_is_public(client):
    report = fill(report_in("published", may_publish_activities=False, may_publish_days=True))
    report.days.create(day=InternationalDay.objects.get(slug="world-logic-day"))

    page = text_of(client.get(report.membership.institution.get_absolute_url()))

    assert "A garden of peace" not in page
    assert "World Logic Day" in page


def test_the_questions_are_asked_in_the_readers_language(client):
    report = report_in("draft")
    page = text_of(client.get(path(report, "people/"), headers={"accept-language": "fr"}))

    assert "Combien d'élèves ont participé ?" in page


def test_what_is_planned_is_there_when_the_report_begins(client):
    school = member(email="school@test.example")
    year = SchoolYearFactory(network=school.membership.network)
    fill(report_in("accepted", school=school, school_year=year, kind="plan"))
    report = report_in("open", school=school, school_year=year)

    client.post(path(report))
    client.post(path(report))  # a double click

    assert [row.title for row in report.activities.all()] == ["A garden of peace"]


def test_messages_say_what_happened(client):
    report = report_in("open")

    assert told(client.post(path(report))) == ["Your annual report is now: being written."]
