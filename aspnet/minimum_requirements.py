"""Judging the minimum requirements from what is known. Pure: no queries, no clock.

Not knowing is an answer of its own and never counts as not met; more evidence never makes a met
requirement unmet (both are properties in the tests).
"""

from dataclasses import dataclass, field

from .enums import (
    HANDED_IN,
    LEAST_DAYS,
    LEAST_UPDATES,
    EvidenceSource,
    ReportStatus,
    Requirement,
    Result,
    Stated,
)


@dataclass(frozen=True)
class Paper:
    """A plan or report, as far as it counts as evidence."""

    code: str = ""
    status: str = ""
    is_past_due: bool = False
    coordinator_name: str = ""
    sign: str = Stated.UNKNOWN
    community: str = Stated.UNKNOWN
    days: int = 0
    campaigns: int = 0

    @property
    def is_in(self) -> bool:
        """Whether it was handed in."""
        return self.status in HANDED_IN


@dataclass(frozen=True)
class Facts:
    """What is known of one member in one year."""

    plan: Paper = field(default_factory=Paper)
    report: Paper = field(default_factory=Paper)
    updates: int = 0
    is_over: bool = False  # the year has ended
    is_record_whole: bool = False  # the portal kept the record all through the year


@dataclass(frozen=True)
class Finding:
    """The result for one requirement, with its evidence and where that lies."""

    requirement: Requirement
    result: Result
    source: EvidenceSource = EvidenceSource.NONE
    evidence: str = ""


def judge(facts: Facts) -> list[Finding]:
    """All eight requirements, in their order."""
    plan, report = facts.plan, facts.report
    return [
        handed_in(Requirement.PLAN, plan, EvidenceSource.PLAN),
        handed_in(Requirement.REPORT, report, EvidenceSource.REPORT),
        counted(Requirement.FLAGSHIP, report, report.campaigns, 1),
        counted(Requirement.DAYS, report, report.days, LEAST_DAYS),
        stated(Requirement.SIGN, plan, report, "sign"),
        stated(Requirement.COMMUNITY, plan, report, "community"),
        updated(facts),
        named(plan, report),
    ]


def overall(results: list[Result]) -> Result:
    """Met when all are met; not met when one is not; else not known."""
    if Result.NOT_MET in results:
        return Result.NOT_MET
    return Result.UNKNOWN if Result.UNKNOWN in results or not results else Result.MET


def handed_in(requirement: Requirement, paper: Paper, source: EvidenceSource) -> Finding:
    """A plan or report counts once handed in; one that was never asked for is not known."""
    if paper.is_in:
        return Finding(requirement, Result.MET, source, paper.code)
    is_missing = paper.status == ReportStatus.MISSING
    is_late = paper.is_past_due and paper.status in (ReportStatus.OPEN, ReportStatus.DRAFT)
    if is_missing or is_late:
        return Finding(requirement, Result.NOT_MET, source, paper.code)
    return Finding(requirement, Result.UNKNOWN)


def counted(requirement: Requirement, report: Paper, count: int, least: int) -> Finding:
    """What the report lists; without a report nobody knows."""
    if not report.is_in:
        return Finding(requirement, Result.UNKNOWN)
    result = Result.MET if count >= least else Result.NOT_MET
    return Finding(requirement, result, EvidenceSource.REPORT, f"{report.code}: {count}")


def stated(requirement: Requirement, plan: Paper, report: Paper, name: str) -> Finding:
    """What the school says; a yes in either paper is enough."""
    papers = [
        (paper, source)
        for paper, source in ((report, EvidenceSource.REPORT), (plan, EvidenceSource.PLAN))
        if paper.is_in
    ]
    for wanted, result in ((Stated.YES, Result.MET), (Stated.NO, Result.NOT_MET)):
        for paper, source in papers:
            if getattr(paper, name) == wanted:
                return Finding(requirement, result, source, paper.code)
    return Finding(requirement, Result.UNKNOWN)


def updated(facts: Facts) -> Finding:
    """Confirmations and corrections of the record in the year."""
    evidence = str(facts.updates)
    if facts.updates >= LEAST_UPDATES:
        return Finding(Requirement.PROFILE, Result.MET, EvidenceSource.RECORD, evidence)
    if facts.is_over and facts.is_record_whole:
        return Finding(Requirement.PROFILE, Result.NOT_MET, EvidenceSource.RECORD, evidence)
    return Finding(Requirement.PROFILE, Result.UNKNOWN)


def named(plan: Paper, report: Paper) -> Finding:
    """A school coordinator is named in what was handed in."""
    papers = ((report, EvidenceSource.REPORT), (plan, EvidenceSource.PLAN))
    for paper, source in papers:
        if paper.is_in and paper.coordinator_name.strip():
            return Finding(Requirement.COORDINATOR, Result.MET, source, paper.code)
    for paper, source in papers:
        if paper.is_in:
            return Finding(Requirement.COORDINATOR, Result.NOT_MET, source, paper.code)
    return Finding(Requirement.COORDINATOR, Result.UNKNOWN)
