"""The coordinators' pages of plans, reports, requirements and the national report."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from aspnet import services, transitions
from aspnet.enums import ReportStatus as Status
from aspnet.models import ComplianceAssessment, NationalReport, SchoolReport, SchoolYear
from tests.factories.aspnet import member
from tests.factories.people import coordinator, headquarters
from tests.factories.reports import (
    ExtraRequirementFactory,
    SchoolYearFactory,
    fill,
    report_in,
)
from unesco_portal.core.exceptions import DomainError
from unesco_portal.reference.models import InternationalDay
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

from .acts import actors
from .pages import table_rows, text_of, told

pytestmark = pytest.mark.django_db
YEAR = "/workspace/networks/SN/reports/2025/"
PAST = {
    "first_year": 2024,
    "plan_due_on": datetime.date(2024, 10, 31),
    "report_due_on": datetime.date(2025, 6, 30),
}


def reports(count: int, status: str = "submitted") -> list[SchoolReport]:
    return [
        fill(report_in(status, school=member(email=f"s{n}@test.example"))) for n in range(count)
    ]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "page",
    [
        "/workspace/networks/SN/reports/",
        YEAR,
        f"{YEAR}accept/",
        f"{YEAR}requirements/",
        "/workspace/national-reports/",
    ],
)
def test_lists_have_a_fixed_number_of_queries(sign_in, page, count, django_assert_num_queries):
    rows = reports(count)
    user = coordinator()
    services.compute_assessments(rows[0].school_year, by=user)
    services.prepare_national_report(rows[0].school_year, by=user)
    client = sign_in(user)
    client.get(page)

    with django_assert_num_queries(6):
        client.get(page)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("", ["annual plan", "annual report"]),
        ("?kind=plan", ["annual plan"]),
        ("?status=submitted", ["annual report"]),
        ("?timing=overdue", ["annual plan"]),
        ("?timing=due", []),
        ("?timing=due&timing=overdue", ["annual plan"]),
    ],
)
def test_list_is_filtered(sign_in, query, kinds):
    school = member(name="School")
    report_in("submitted", school=school)
    report_in("draft", school=school, kind="plan")

    found = table_rows(sign_in(coordinator()).get(YEAR + query))

    assert [
        next(kind for kind in ("annual plan", "annual report") if kind in row) for row in found
    ] == kinds


@pytest.mark.parametrize("query", ["?status=nonsense", "?timing=never", "?kind=x"])
def test_a_wrong_parameter_is_named(sign_in, query):
    reports(1)

    assert sign_in(coordinator()).get(YEAR + query).status_code == 400


@pytest.mark.parametrize("page", ["?page=-1", "?page=x", "?page=99"])
def test_an_odd_page_is_no_error(sign_in, page):
    reports(1)

    assert sign_in(coordinator()).get(YEAR + page).status_code == 200


def test_one_report_is_read_and_returned(sign_in):
    (report,) = reports(1)
    client = sign_in(coordinator())

    page = text_of(client.get(report.get_workspace_url()))
    empty = client.post(f"{report.get_workspace_url()}return_report/", {"reason": ""})
    client.post(f"{report.get_workspace_url()}return_report/", {"reason": "Add the days."})

    assert "A garden of peace" in page
    assert empty.status_code == 400
    report.refresh_from_db()
    assert report.status == Status.RETURNED


def test_the_coordinator_writes_for_a_school(sign_in):
    report = report_in("draft")
    client = sign_in(coordinator())
    path = f"{report.get_workspace_url()}write/people/"

    wrong = client.post(path, {"pupils_reached": "many"})
    done = client.post(path, {"coordinator_name": "Awa", "pupils_reached": "7"})

    assert (wrong.status_code, done.status_code) == (400, 302)
    report.refresh_from_db()
    assert (report.coordinator_name, report.pupils_reached) == ("Awa", 7)


def test_a_locked_report_is_corrected_with_a_reason(sign_in):
    report = fill(report_in("accepted"))
    SchoolYear.objects.update(status="locked")
    client = sign_in(coordinator())
    path = f"{report.get_workspace_url()}write/people/"
    data = {"coordinator_name": "Awa", "pupils_reached": "130", "teachers_reached": "8"}

    silent = client.post(path, data)
    client.post(path, data | {"reason": "The school miscounted."})

    assert silent.status_code == 400
    report.refresh_from_db()
    assert (report.version, report.pupils_reached) == (2, 130)
    assert "The school miscounted." in text_of(client.get(report.get_workspace_url()))


def test_opening_a_round_shows_first_what_it_does(sign_in):
    SchoolYearFactory()
    member(email="s@test.example")
    client = sign_in(coordinator())

    preview = client.get(f"{YEAR}open/plan/")
    untouched = SchoolReport.objects.exists()
    answers = [client.post(f"{YEAR}open/plan/") for _twice in range(2)]

    assert "Schools that will be asked 1" in text_of(preview)
    assert not untouched
    assert [told(answer)[-1] for answer in answers] == [
        "1 school is asked now.",
        "0 schools are asked now.",
    ]
    assert OutgoingMail.objects.count() == 1


def test_accepting_several(sign_in):
    rows = reports(3)
    client = sign_in(coordinator())

    preview = text_of(client.get(f"{YEAR}accept/"))
    client.post(f"{YEAR}accept/", {"report": [rows[0].public_id, rows[2].public_id, "SRP-X"]})

    assert rows[1].membership.institution.name in preview
    assert [SchoolReport.objects.get(pk=row.pk).status for row in rows] == [
        "accepted",
        "submitted",
        "accepted",
    ]


def test_dates_are_the_networks_own(sign_in):
    SchoolYearFactory()
    client = sign_in(coordinator())
    data = {"starts_on": "2025-09-01", "ends_on": "2026-08-31", "report_due_on": "2026-07-10"}

    wrong = client.post(f"{YEAR}dates/", data | {"ends_on": "2025-01-01"})
    done = client.post(f"{YEAR}dates/", data)

    assert wrong.status_code == 400
    assert "ends after it starts" in text_of(wrong)
    assert done.status_code == 302
    year = SchoolYear.objects.get()
    assert (year.plan_due_on, year.report_due_on) == (None, datetime.date(2026, 7, 10))


def test_locking_by_the_page(sign_in):
    report = report_in("open")
    year = report.school_year

    sign_in(coordinator()).post(f"/workspace/school-years/{year.public_id}/lock/", {"reason": ""})

    report.refresh_from_db()
    year.refresh_from_db()
    assert (year.status, report.status) == ("locked", Status.MISSING)


def test_headquarters_reads_but_does_not_decide(sign_in):
    (report,) = reports(1)
    coordinator()
    client = sign_in(headquarters())

    assert client.get(report.get_workspace_url()).status_code == 200
    assert client.get(YEAR).status_code == 200
    for act in ("accept_report", "return_report"):
        assert client.get(f"{report.get_workspace_url()}{act}/").status_code == 403
    assert client.post(f"{YEAR}accept/", {"report": [report.public_id]}).status_code == 403


def test_requirements_are_computed_with_their_evidence(sign_in):
    (report,) = reports(1)
    report.is_sign_shown = "yes"
    report.save()
    for day in InternationalDay.objects.all()[:2]:
        report.days.create(day=day)
    client = sign_in(coordinator())

    client.post(f"{YEAR}requirements/", {"compute": "1"})

    (row,) = ComplianceAssessment.objects.all()
    found = dict(row.results.values_list("requirement", "result"))
    assert found == {
        "plan": "unknown",
        "report": "met",
        "flagship": "not_met",
        "days": "met",
        "sign": "met",
        "community": "unknown",
        "profile": "unknown",
        "coordinator": "met",
    }
    assert row.computed == "not_met"
    page = text_of(client.get(row.get_workspace_url()))
    assert f"{report.public_id}: 2" in page
    assert "not assessed yet" in page


def test_two_updates_of_the_record_meet_the_requirement():
    (report,) = reports(1)
    school = report.membership.institution
    for _twice in range(2):
        AuditEntry.objects.record("aspnet.confirm_institution", school, by="The coordinator")
    same_day = services.facts_of(report.school_year, [report.membership], timezone.localdate())

    assert same_day[report.membership.pk].updates <= 1  # twice on one day is once


def test_assessing_differently_needs_a_reason(sign_in):
    school = member()
    year = SchoolYearFactory(network=school.membership.network, **PAST)
    fill(report_in("accepted", school=school, school_year=year))
    user = coordinator()
    services.compute_assessments(year, by=user)
    row = ComplianceAssessment.objects.get()
    client = sign_in(user)

    silent = client.post(row.get_workspace_url(), {"assessed": "met", "reason": ""})
    client.post(row.get_workspace_url(), {"assessed": "met", "reason": "We saw the campaign."})

    assert silent.status_code == 400
    row.refresh_from_db()
    assert (row.assessed, row.reason, row.decided_by) == ("met", "We saw the campaign.", user)


def test_nobody_is_below_before_the_year_is_over():
    school = member()
    year = SchoolYearFactory(
        network=school.membership.network, first_year=timezone.localdate().year
    )
    user = coordinator()
    services.compute_assessments(year, by=user)

    with pytest.raises(DomainError, match="until the school year is over"):
        services.assess(
            ComplianceAssessment.objects.get(), by=user, assessed="not_met", reason="Nothing came."
        )


def test_further_requirements_come_from_data_and_never_lower_the_floor():
    school = member()
    year = SchoolYearFactory(network=school.membership.network)
    extra = ExtraRequirementFactory(network=year.network)
    user = coordinator()
    services.compute_assessments(year, by=user)
    row = ComplianceAssessment.objects.get()
    unknown = row.results.count()

    services.state_extra(row, extra, by=user, result="not_met")
    services.compute_assessments(year, by=user)

    assert unknown == 9
    row.refresh_from_db()
    assert row.computed == "not_met"
    assert row.results.get(extra=extra).source == "coordinator"
    assert row.results.exclude(requirement="").count() == 8


def test_assessing_is_refused_to_others():
    school = member()
    year = SchoolYearFactory(network=school.membership.network)
    services.compute_assessments(year, by=coordinator())
    row = ComplianceAssessment.objects.get()
    for name, actor in actors().items():
        if name in {"coordinator", "deputy"}:
            continue
        for act in (
            lambda by: services.assess(row, by=by, assessed="met", reason="x"),
            lambda by: services.compute_assessments(year, by=by),
            lambda by: services.confirm_met(year, by=by),
        ):
            with pytest.raises(PermissionDenied):
                act(actor)


def test_an_error_in_a_national_report_names_its_figure(sign_in):
    reports(1)
    client = sign_in(coordinator())
    path = f"{YEAR}national/"
    client.post(path, {"count": "1"})

    page = text_of(client.post(path, {"members": "5", "pupils": "many"}))

    assert "Members (note): Say in a note why" in page
    assert "Pupils reached, self-reported: Enter a whole number." in page


def test_the_national_report_is_counted_corrected_and_sent(sign_in):
    (report,) = reports(1)
    user, hq = coordinator(), headquarters()
    client = sign_in(user)
    path = f"{YEAR}national/"

    client.post(path, {"count": "1"})
    silent = client.post(path, {"narrative": "A good year.", "members": "5"})
    client.post(
        path,
        {"narrative": "A good year.", "members": "5", "members_note": "Four came by letter."},
    )
    client.post(path, {"count": "1"})

    assert silent.status_code == 400
    found = NationalReport.objects.get()
    figures = {row.code: row for row in found.figures.all()}
    assert (figures["members"].computed, figures["members"].confirmed) == (1, 5)
    assert (figures["pupils"].computed, figures["reports"].computed) == (120, 1)
    assert found.narrative == "A good year."
    page = text_of(client.get(path))
    assert "Sum over the reports handed in, as the schools say." in page

    sent = transitions.send_national_report(found, by=user)

    assert (sent.status, sent.sent_on) == ("sent", timezone.localdate())
    assert OutgoingMail.objects.filter(to=hq.email).count() == 1
    with pytest.raises(DomainError):
        services.prepare_national_report(report.school_year, by=user)
    back = transitions.send_back_national_report(sent, by=hq, reason="Please check the pupils.")
    assert back.status == "draft"
    mail = OutgoingMail.objects.filter(to=user.email).latest("pk")
    assert "Please check the pupils." in mail.text


def test_national_reports_are_listed_for_headquarters(sign_in):
    (report,) = reports(1)
    services.prepare_national_report(report.school_year, by=coordinator())

    rows = table_rows(sign_in(headquarters()).get("/workspace/national-reports/"))

    assert len(rows) == 1
    assert "2025/26" in rows[0]


def test_the_institutions_page_tells_each_year(sign_in):
    (report,) = reports(1)
    user = coordinator()
    services.compute_assessments(report.school_year, by=user)

    page = text_of(sign_in(user).get(report.membership.institution.get_workspace_url()))

    assert "2025/26 · report : handed in · requirements :" in page
    assert "(computed, not assessed)" in page
