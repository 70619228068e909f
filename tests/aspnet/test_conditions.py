"""How a membership stands today, for one and for many."""

import datetime

import pytest

from aspnet import transitions
from aspnet.conditions import condition_of, in_condition, with_condition
from aspnet.enums import MembershipCondition, MembershipStatus
from aspnet.models import Institution, Membership, SchoolYear
from tests.factories.aspnet import InstitutionFactory, TermFactory, former_member, member
from tests.factories.reports import AssessmentFactory, SchoolYearFactory, report_in

pytestmark = pytest.mark.django_db
TODAY = datetime.date.today()  # noqa: DTZ011 -- the tests run in UTC
DAY = datetime.timedelta(days=1)


def ending(day: datetime.date | None, **fields) -> Membership:
    """A membership whose only term ends on a day."""
    membership = member(**fields).membership
    end = day.isoformat() if day else None
    TermFactory(membership=membership, starts_on="2010", ends_on=end)
    return membership


def test_a_member_of_whom_nothing_else_is_known_is_in_good_standing():
    assert condition_of(member().membership) == "good"
    assert condition_of(ending(None)) == "good"


def test_an_ended_membership_is_ended():
    assert condition_of(former_member().membership) == "ended"


@pytest.mark.parametrize(
    ("days", "condition"),
    [(-1, "renewal_lapsed"), (0, "renewal_due"), (300, "renewal_due"), (500, "good")],
)
def test_a_term_is_to_be_renewed_from_the_first_reminder_and_lapses_after_its_last_day(
    days, condition
):
    assert condition_of(ending(TODAY + days * DAY)) == condition


def test_a_term_of_a_year_holds_to_its_last_possible_day():
    membership = member().membership
    TermFactory(membership=membership, starts_on="2010", ends_on=str(TODAY.year))

    assert condition_of(membership) == "renewal_due"
    assert condition_of(membership, day=datetime.date(TODAY.year + 1, 1, 1)) == "renewal_lapsed"


def test_a_renewed_membership_is_in_good_standing():
    membership = ending(TODAY + DAY)
    TermFactory(membership=membership, starts_on=(TODAY + 2 * DAY).isoformat())

    assert condition_of(membership) == "good"


def test_dormant_and_proposed_are_told_by_their_status():
    dormant = member(status=MembershipStatus.DORMANT).membership
    proposed = member(status=MembershipStatus.TERMINATION_PROPOSED).membership

    assert condition_of(dormant) == "dormant"
    assert condition_of(proposed) == "termination_proposed"


def assessed(membership: Membership, year: int, result: str) -> None:
    """An assessed year of a membership."""
    AssessmentFactory(
        membership=membership,
        school_year=SchoolYear.objects.filter(first_year=year).first()
        or SchoolYearFactory(first_year=year),
        assessed=result,
        decided_on=TODAY,
    )


@pytest.mark.parametrize(
    ("status", "condition"),
    [("open", "overdue"), ("returned", "overdue"), ("submitted", "good"), ("missing", "good")],
)
def test_a_report_that_lies_with_the_school_after_its_day_is_overdue(status, condition):
    report = report_in(status)

    after = report.school_year.report_due_on + DAY
    assert condition_of(report.membership, day=after) == condition
    assert condition_of(report.membership, day=after - DAY) == "good"


@pytest.mark.parametrize(
    ("results", "condition"),
    [
        ({2023: "not_met"}, "first_below"),
        ({2022: "not_met", 2023: "not_met"}, "second_below"),
        ({2021: "not_met", 2023: "not_met"}, "first_below"),
        ({2022: "not_met", 2023: "met"}, "good"),
        ({2023: "met"}, "good"),
    ],
)
def test_years_below_the_requirements(results, condition):
    membership = member().membership
    for year, result in results.items():
        assessed(membership, year, result)

    assert condition_of(membership) == condition
    same = {"not_assessed": "good"}
    told = transitions.membership_condition(membership).value
    assert same.get(told, told) == condition


def test_for_many_one_query_tells_what_it_tells_for_one(django_assert_num_queries):
    ending(TODAY - DAY)
    ending(TODAY + DAY)
    assessed(ending(None), 2023, "not_met")
    former_member()
    member(status=MembershipStatus.DORMANT)
    single = {row.pk: condition_of(row) for row in Membership.objects.all()}

    with django_assert_num_queries(1):
        many = {row.pk: row.condition for row in with_condition(Membership.objects.all())}

    assert many == single
    assert set(many.values()) == {
        "renewal_lapsed",
        "renewal_due",
        "first_below",
        "ended",
        "dormant",
    }


def test_institutions_are_found_by_the_condition_of_their_membership():
    lapsed = ending(TODAY - DAY).institution
    ended = former_member()
    member()
    InstitutionFactory()

    found = in_condition(Institution.objects.all(), ["renewal_lapsed", "ended"])

    assert set(found) == {lapsed, ended}


def test_every_condition_has_its_words():
    assert all(condition.label for condition in MembershipCondition)
