"""Plans and reports: who does what, from where, and what the database refuses."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from aspnet import services, transitions
from aspnet.enums import ReportStatus as Status
from aspnet.models import Activity, ReportVersion, SchoolReport, SchoolYear
from aspnet.services import Written
from tests.factories.aspnet import member
from tests.factories.people import coordinator
from tests.factories.reports import SchoolYearFactory, fill, report_in
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder
from unesco_portal.workflow.engine import TransitionNotAllowed
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

from .acts import COORDINATORS, SCHOOL, Act, actors, name_of

pytestmark = pytest.mark.django_db
WORDS = {"reason": "Because of the report."}
EITHER = COORDINATORS | SCHOOL
ACTS = [
    Act(transitions.begin, (Status.OPEN,), Status.DRAFT, EITHER),
    Act(transitions.submit_report, (Status.DRAFT, Status.RETURNED), Status.SUBMITTED, EITHER),
    Act(transitions.return_report, (Status.SUBMITTED,), Status.RETURNED, COORDINATORS, WORDS),
    Act(transitions.accept_report, (Status.SUBMITTED,), Status.ACCEPTED, COORDINATORS),
    Act(transitions.publish_report, (Status.ACCEPTED,), Status.PUBLISHED, COORDINATORS),
    Act(transitions.unpublish_report, (Status.PUBLISHED,), Status.ACCEPTED, EITHER),
    Act(
        transitions.close_report,
        (Status.OPEN, Status.DRAFT, Status.RETURNED),
        Status.MISSING,
        COORDINATORS,
        WORDS,
    ),
    Act(transitions.receive_late, (Status.MISSING,), Status.ACCEPTED, COORDINATORS, WORDS),
]
EVERY_ACT = pytest.mark.parametrize("case", ACTS, ids=name_of)


def ready(status: str, **fields) -> SchoolReport:
    """A report that lacks nothing."""
    return fill(report_in(status, may_publish_activities=True, **fields))


def the_school(report: SchoolReport) -> LinkHolder:
    return LinkHolder.of(report, "The school")


@EVERY_ACT
def test_act_changes_the_state_and_leaves_an_entry(case):
    for source in case.sources:
        report = ready(source)

        changed = case.act(report, by=coordinator(), **case.details)

        entry = AuditEntry.objects.about(report).first()
        assert changed.status == case.target
        assert (entry.action, entry.source, entry.target) == (
            case.act.permission,
            source,
            case.target,
        )


@EVERY_ACT
def test_act_is_refused_to_others(case):
    report = ready(case.sources[0])
    for name, actor in actors(report).items():
        if name in case.actors:
            assert case.act.permits(actor, report), name
            continue
        with pytest.raises(PermissionDenied):
            case.act(report, by=actor, **case.details)

    report.refresh_from_db()
    assert report.status == case.sources[0]


@EVERY_ACT
def test_act_is_refused_from_other_states(case):
    user, school = coordinator(), member(email="school@test.example")
    report = ready(case.sources[0], school=school)
    for status in set(Status) - set(case.sources):
        day = datetime.date(2026, 6, 1)
        SchoolReport.objects.filter(pk=report.pk).update(status=status, submitted_on=day)
        with pytest.raises(TransitionNotAllowed):
            case.act(report, by=user, **case.details)


@pytest.mark.parametrize("act", ["begin", "submit_report", "return_report", "accept_report"])
def test_a_locked_year_takes_none_of_it(act):
    transition = getattr(transitions, act)
    report = ready(transition.sources[0])
    SchoolYear.objects.update(status="locked")

    with pytest.raises(DomainError, match="locked"):
        transition(report, by=coordinator(), reason="Words.")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("act", ["submit_report", "return_report", "accept_report"])
def test_the_school_is_told_in_its_language(act, language):
    transition = getattr(transitions, act)
    report = ready(transition.sources[0], language=language)

    transition(report, by=coordinator(), reason="My words.")

    mail = OutgoingMail.objects.get(to="school@test.example")
    kinds = {"en": "annual report", "fr": "rapport annuel", "es": "informe anual"}
    assert language != "en" or kinds["en"] in mail.subject
    assert "/schools/reports/" in mail.text
    assert act == "submit_report" or "My words." in mail.text


def test_what_is_needed_is_named_before_handing_in():
    report = report_in("draft")

    with pytest.raises(DomainError, match="Who is the school coordinator"):
        transitions.submit_report(report, by=the_school(report))


def test_the_first_day_of_handing_in_counts():
    report = ready("returned", submitted_on=datetime.date(2026, 6, 20))

    changed = transitions.submit_report(report, by=the_school(report))

    assert changed.submitted_on == datetime.date(2026, 6, 20)


def test_publishing_needs_consent():
    report = report_in("accepted")

    with pytest.raises(ValidationError, match="agreed to publish none"):
        transitions.publish_report(report, by=coordinator())


def test_a_school_that_takes_it_back_takes_its_consent_back():
    report = ready("published")

    changed = transitions.unpublish_report(report, by=the_school(report))

    assert not changed.may_publish_activities


def test_a_report_begins_with_last_years_words_and_this_years_plan():
    school = member(email="school@test.example")
    network = school.membership.network
    last, this = (SchoolYearFactory(network=network, first_year=year) for year in (2024, 2025))
    fill(report_in("accepted", school=school, school_year=last))
    plan = fill(report_in("accepted", school=school, school_year=this, kind="plan"))
    plan.coordinator_name = "New Person"
    plan.save()
    report = report_in("open", school=school, school_year=this)

    changed = transitions.begin(report, by=the_school(report))

    assert changed.coordinator_name == "New Person"
    assert [row.title for row in changed.activities.all()] == ["A garden of peace"]
    assert changed.answers.get(question__key="results").text == "In our words."
    assert changed.pupils_reached is None  # figures are asked for anew
    assert not changed.may_publish_activities


def test_locking_records_what_is_missing_and_waits_for_what_is_unread():
    user = coordinator()
    open_one, accepted, waiting = (
        report_in(status) for status in ("open", "accepted", "submitted")
    )
    year = open_one.school_year

    with pytest.raises(DomainError, match="1 plan or report still waits"):
        transitions.lock(year, by=user)
    transitions.accept_report(waiting, by=user)
    transitions.lock(year, by=user, reason="")

    states = [SchoolReport.objects.get(pk=row.pk).status for row in (open_one, accepted)]
    assert states == [Status.MISSING, Status.ACCEPTED]
    entry = AuditEntry.objects.about(open_one).get()
    assert (entry.action, entry.source) == ("aspnet.close_schoolreport", Status.OPEN)


def test_a_locked_year_is_corrected_as_a_new_version_with_a_reason():
    report = ready("accepted")
    SchoolYear.objects.update(status="locked")
    report = SchoolReport.objects.get(pk=report.pk)
    written = Written(fields={"pupils_reached": 130}, answers={}, parts={})
    user = coordinator()

    with pytest.raises(ValidationError, match="Say why"):
        services.write_report(report, written, by=user)
    with pytest.raises(PermissionDenied):
        services.write_report(report, written, by=the_school(report), reason="We miscounted.")
    changed = services.write_report(report, written, by=user, reason="The school miscounted.")

    version = ReportVersion.objects.get()
    assert (changed.version, changed.pupils_reached) == (2, 130)
    assert (version.number, version.content["pupils_reached"]) == (1, 120)
    assert (version.author, version.reason) == (user, "The school miscounted.")
    assert version.content["activities"][0]["title"] == "A garden of peace"


def test_writing_is_refused_in_other_hands():
    report = ready("submitted")
    written = Written(fields={"pupils_reached": 1}, answers={}, parts={})

    with pytest.raises(DomainError, match="handed in"):
        services.write_report(report, written, by=the_school(report))
    with pytest.raises(PermissionDenied):
        services.write_report(report, written, by=coordinator("FR"))


def test_saving_a_list_twice_does_not_double_it():
    report = report_in("draft")
    for _twice in range(2):
        rows = [Activity(title="One", themes=[]), Activity(title="Two", themes=[])]
        written = Written(fields={}, answers={}, parts={"activities": rows})
        services.write_report(report, written, by=the_school(report))

    assert [row.title for row in report.activities.order_by("pk")] == ["One", "Two"]


def test_accepting_many_tells_each_school_once(django_assert_num_queries):
    reports = [report_in("submitted", school=member(email=f"s{n}@test.example")) for n in range(3)]
    user = coordinator()
    year = reports[0].school_year
    codes = [row.public_id for row in reports]
    transitions.accept_reports(year, codes[:1], by=user)

    with django_assert_num_queries(9):
        count = transitions.accept_reports(year, codes, by=user)

    assert count == 2
    assert set(SchoolReport.objects.values_list("status", flat=True)) == {Status.ACCEPTED}
    assert OutgoingMail.objects.count() == 3
    assert AuditEntry.objects.filter(action="aspnet.accept_schoolreport").count() == 3


def test_accepting_many_is_refused_to_others():
    report = report_in("submitted")

    with pytest.raises(PermissionDenied):
        transitions.accept_reports(report.school_year, [report.public_id], by=coordinator("FR"))


@pytest.mark.parametrize(
    "change",
    [
        {"status": "accepted", "submitted_on": None},
        {"status": "published", "may_publish_activities": False},
        {"version": 0},
    ],
)
def test_the_database_refuses_what_cannot_be(change):
    report = report_in("draft")

    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolReport.objects.filter(pk=report.pk).update(**change)


def test_one_report_of_a_kind_for_each_year():
    report = report_in("draft")

    with pytest.raises(IntegrityError), transaction.atomic():
        report_in("open", school=report.membership.institution, school_year=report.school_year)


def test_school_years_of_a_network_do_not_overlap():
    year = SchoolYearFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        SchoolYearFactory(network=year.network, first_year=2026, starts_on=year.ends_on)
    with pytest.raises(ValidationError, match="do not overlap"):
        services.change_dates(
            SchoolYearFactory(network=year.network, first_year=2026),
            by=coordinator(),
            changes={"starts_on": year.ends_on},
        )


def test_an_activity_does_not_end_before_it_starts():
    report = report_in("draft")
    today = timezone.localdate()

    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.create(
            report=report,
            title="Backwards",
            starts_on=today,
            ends_on=today - datetime.timedelta(days=1),
        )
