"""Judging the minimum requirements: properties that hold whatever is known."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aspnet.enums import Condition, ReportStatus, Requirement, Result, Stated
from aspnet.minimum_requirements import Facts, Paper, judge, overall
from aspnet.querysets.reports import condition_of

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
papers = st.builds(
    Paper,
    status=st.sampled_from(["", *ReportStatus.values]),
    is_past_due=st.booleans(),
    coordinator_name=st.sampled_from(["", " ", "Awa"]),
    sign=st.sampled_from(Stated.values),
    community=st.sampled_from(Stated.values),
    days=st.integers(0, 4),
    campaigns=st.integers(0, 2),
)
facts = st.builds(
    Facts,
    plan=papers,
    report=papers,
    updates=st.integers(0, 4),
    is_over=st.booleans(),
    is_record_whole=st.booleans(),
)


def results(known: Facts) -> dict[Requirement, Result]:
    return {found.requirement: found.result for found in judge(known)}


def more_evidence(paper: Paper, *, days: int, campaigns: int, says_yes: bool) -> Paper:
    """The same paper, handed in, with more in it."""
    return replace(
        paper,
        status=paper.status if paper.is_in else ReportStatus.SUBMITTED,
        coordinator_name=paper.coordinator_name.strip() or "Awa",
        days=paper.days + days,
        campaigns=paper.campaigns + campaigns,
        sign=Stated.YES if says_yes else paper.sign,
        community=Stated.YES if says_yes else paper.community,
    )


@PATIENT
@given(facts)
def test_all_eight_requirements_are_judged(known):
    assert [found.requirement for found in judge(known)] == list(Requirement)


@PATIENT
@given(facts, st.integers(0, 3), st.integers(0, 3), st.booleans(), st.integers(0, 3))
def test_more_evidence_never_makes_a_met_requirement_unmet(known, days, campaigns, yes, updates):
    more = replace(
        known,
        plan=more_evidence(known.plan, days=days, campaigns=campaigns, says_yes=yes),
        report=more_evidence(known.report, days=days, campaigns=campaigns, says_yes=yes),
        updates=known.updates + updates,
    )

    before, after = results(known), results(more)

    met = {requirement for requirement, result in before.items() if result == Result.MET}
    stated = {Requirement.SIGN, Requirement.COMMUNITY}
    assert {after[requirement] for requirement in met - stated} <= {Result.MET}
    assert not yes or {after[requirement] for requirement in stated} == {Result.MET}


@PATIENT
@given(st.lists(st.sampled_from(Result)))
def test_not_knowing_never_counts_against(found):
    assert (overall(found) == Result.NOT_MET) == (Result.NOT_MET in found)
    assert overall([*found, Result.UNKNOWN]) != Result.MET


@PATIENT
@given(st.integers(0, 1))
def test_knowing_nothing_is_unknown(updates):
    known = Facts(updates=updates)

    assert set(results(known).values()) == {Result.UNKNOWN}


@PATIENT
@given(facts)
def test_without_a_report_nothing_that_only_it_tells_is_not_met(known):
    silent = replace(known, plan=Paper(), report=Paper())

    found = results(silent)

    assert {found[name] for name in Requirement if name != Requirement.PROFILE} == {Result.UNKNOWN}


@pytest.mark.parametrize(
    ("years", "condition"),
    [
        ([], Condition.NOT_ASSESSED),
        ([(2024, "met")], Condition.GOOD),
        ([(2024, "not_met")], Condition.FIRST_BELOW),
        ([(2024, "not_met"), (2025, "not_met")], Condition.SECOND_BELOW),
        ([(2025, "not_met"), (2024, "not_met")], Condition.SECOND_BELOW),
        ([(2023, "not_met"), (2025, "not_met")], Condition.FIRST_BELOW),
        ([(2024, "not_met"), (2025, "met")], Condition.GOOD),
        ([(2023, "not_met"), (2024, "met"), (2025, "not_met")], Condition.FIRST_BELOW),
    ],
)
def test_condition_follows_from_consecutive_assessed_years(years, condition):
    assert condition_of(years) == condition
