"""What is due in a network: one source, the own countries only, a fixed number of queries."""

import datetime

import pytest
from django.utils import timezone

from aspnet.deadlines import deadlines_of
from aspnet.models import Institution, SchoolReport
from tests.factories.aspnet import NetworkFactory, member
from tests.factories.certificates import SignatoryFactory, give_certificate
from tests.factories.pathways import IntakeWindowFactory, pathway
from tests.factories.people import (
    UserFactory,
    administrator,
    coordinator,
    headquarters,
    user_with,
)
from tests.factories.reports import HearingFactory, SchoolReportFactory, SchoolYearFactory
from tests.factories.rounds import RenewalRoundFactory, many_schools
from tests.pages import text_of
from unesco_portal.people.enums import Role
from unesco_portal.workflow.deadlines import split

pytestmark = pytest.mark.django_db
WORKSPACE = "/workspace/"


def in_days(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def found(user, ahead: int = 30) -> list[tuple[str, datetime.date]]:
    """The texts and days of a reader, the earliest first."""
    late, coming = split(deadlines_of(user, in_days(0), in_days(ahead)), in_days(0))
    return [(one.text, one.day) for one in (*late, *coming)]


def year(country: str = "SN", **fields):
    fields = {"plan_due_on": None, "report_due_on": None} | fields
    return SchoolYearFactory(network=NetworkFactory(country_id=country), **fields)


def everything_at(country: str, day: datetime.date) -> None:
    """A deadline of each sort on one day."""
    network = NetworkFactory(country_id=country)
    year(country, plan_due_on=day, report_due_on=day)
    RenewalRoundFactory(network=network, closes_on=day, title="Yearly")
    version = pathway(country_id=country)
    IntakeWindowFactory(
        version=version,
        label="",
        opens_month=None,
        opens_day=None,
        closes_month=day.month,
        closes_day=day.day,
    )
    school = member(country_id=country, name="School of the day")
    SignatoryFactory()
    give_certificate(school, valid_until=day)
    HearingFactory(membership=school.membership, statement_due_on=day)
    user_with(Role.DEPUTY_COORDINATOR, country, end_on=day.isoformat())


def test_each_sort_of_day_is_told_once():
    day = in_days(10)
    everything_at("SN", day)

    texts = [text for text, when in found(coordinator()) if when == day]

    assert [text.partition(":")[0] for text in sorted(texts)] == [
        "Hearing",
        "Intake window closes",
        "Last day of the appointment as Deputy National Coordinator",
        "Last day of the round “Yearly”",
        "Plans for 2025/26 due",
        "Reports on 2025/26 due",
        "The term of 1 certificate ends",
    ]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        (coordinator, 7),
        (lambda: user_with(Role.NATIONAL_COMMISSION, "SN"), 7),
        (headquarters, 14),
        (lambda: coordinator("KE"), 0),
        (lambda: user_with(Role.FIELD_OFFICER), 0),
        (administrator, 0),
        (UserFactory, 0),
    ],
    ids=["coordinator", "commission", "headquarters", "elsewhere", "officer", "admin", "none"],
)
def test_only_the_own_countries(who, seen):
    everything_at("SN", in_days(10))
    everything_at("FR", in_days(10))

    assert len(found(who())) == seen


def test_a_day_further_away_is_not_told_yet():
    everything_at("SN", in_days(31))
    reader = coordinator()

    assert found(reader) == []
    assert len(found(reader, ahead=31)) == 7


def test_a_passed_due_date_stays_while_schools_owe():
    late = in_days(-3)
    of = year(plan_due_on=late, report_due_on=late)
    for number, status in enumerate(("open", "draft", "accepted")):
        fields = {"submitted_on": late} if status == "accepted" else {}
        SchoolReportFactory(
            membership=member(name=f"School {number}").membership,
            school_year=of,
            kind="report",
            status=status,
            **fields,
        )

    assert found(coordinator()) == [("Reports on 2025/26 due; not handed in: 2 of 3", late)]


def test_a_window_that_opens_is_told_too():
    day = in_days(5)
    IntakeWindowFactory(
        version=pathway(country_id="SN"),
        label="Applications",
        opens_month=None,
        opens_day=None,
        closes_month=None,
        closes_day=None,
        opens_on=day,
        closes_on=in_days(90),
    )

    assert found(coordinator()) == [("Intake window opens: Applications", day)]


def test_keys_tell_one_deadline_from_another_and_stay():
    everything_at("SN", in_days(10))
    reader = coordinator()

    first = [one.key for one in deadlines_of(reader, in_days(0), in_days(30))]
    again = [one.key for one in deadlines_of(reader, in_days(0), in_days(30))]

    assert first == again
    assert len(set(first)) == len(first) == 7


def test_the_page_has_three_groups(client, sign_in):
    late, soon = in_days(-3), in_days(12)
    of = year(report_due_on=late)
    SchoolReportFactory(membership=member().membership, school_year=of, kind="report")
    RenewalRoundFactory(closes_on=soon, title="Yearly")
    sign_in(coordinator())

    page = text_of(client.get(WORKSPACE))

    overdue, rest = page.partition("Waiting for you")[::2]
    waiting, coming = rest.partition("What is due in the next 30 days.")[::2]
    assert "Reports on 2025/26 due; not handed in: 1 of 1" in overdue
    assert "Renewal" not in overdue.partition("Overdue")[2]
    assert "open" in waiting
    assert "Last day of the round “Yearly”" in coming


def ask_all_schools(of) -> None:
    """A report of every member, still to be written."""
    template = SchoolReportFactory(
        membership=member(name="The first").membership, school_year=of, kind="report"
    ).template
    schools = Institution.objects.members().exclude(name="The first")
    SchoolReport.objects.bulk_create(
        SchoolReport(
            membership_id=key, school_year=of, kind="report", template=template, language="en"
        )
        for key in schools.values_list("membership", flat=True)
    )


@pytest.mark.parametrize("schools", [10, 1100])
def test_page_query_count_does_not_grow_with_the_network(
    client, sign_in, schools, django_assert_num_queries
):
    many_schools(schools - 1)
    ask_all_schools(year(report_due_on=in_days(-3)))
    sign_in(coordinator())
    client.get(WORKSPACE)

    with django_assert_num_queries(28):
        page = client.get(WORKSPACE)

    assert f"not handed in: {schools} of {schools}" in text_of(page)
