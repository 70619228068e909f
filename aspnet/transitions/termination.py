"""Proposing to end a membership: after two assessed years below, with a hearing, by UNESCO."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.templatetags.ui import partial_date
from unesco_portal.workflow.engine import Reason, transition

from ..enums import Condition, HearingBasis, HearingOutcome, MembershipStatus, ReportKind
from ..enums import ReportStatus as Status
from ..models import ComplianceAssessment, Hearing, Membership, PathwayVersion, SchoolReport
from ..querysets.reports import condition_of
from ..states import MEMBERSHIP
from .letters import language_of, school_of_membership


@dataclass(frozen=True)
class Basis:
    """Why termination may be proposed now."""

    kind: HearingBasis
    source: str = ""


def membership_condition(membership: Membership) -> Condition:
    """How the membership stands after its assessed years."""
    rows = ComplianceAssessment.objects.decided().filter(membership=membership)
    return condition_of(list(rows.values_list("school_year__first_year", "assessed")))


def termination_basis(membership: Membership) -> Basis | None:
    """What allows the coordinator to propose the end of a membership, if anything does.

    Two consecutive assessed years below the requirements; or a rule of the network's pathway on
    missing reports (domain notes 1.10, rule 10).
    """
    return basis_in(membership_condition(membership), membership)


def basis_in(condition: Condition, membership: Membership) -> Basis | None:
    """The same, of a membership whose condition is known."""
    if condition == Condition.SECOND_BELOW:
        return Basis(HearingBasis.TWO_YEARS)
    rule = missing_report_rule_of(membership)
    return None if rule is None else Basis(HearingBasis.NATIONAL_RULE, rule.source_note[:300])


def missing_report_rule_of(membership: Membership) -> PathwayVersion | None:
    """The version whose rule on missing reports was broken, the latest one first.

    A school year keeps the version it began under: a rule that came later binds the next year.
    """
    missed = SchoolReport.objects.filter(
        membership=membership,
        kind=ReportKind.REPORT,
        status=Status.MISSING,
        school_year__starts_on__contained_by=OuterRef("period"),
    )
    rows = PathwayVersion.objects.of_country(membership.network.country_id).adopted()
    ruling = rows.exclude(missing_report_rule="").filter(Exists(missed))
    return ruling.order_by("-valid_from").first()


def may_propose_termination(membership: Membership) -> None:
    """Without one of the reasons nobody is asked to leave."""
    required_basis(membership)


def required_basis(membership: Membership) -> Basis:
    """What allows it; raises ``DomainError`` where nothing does."""
    condition = membership_condition(membership)
    basis = basis_in(condition, membership)
    if basis is not None:
        return basis
    raise DomainError(
        _("Only after two consecutive assessed years below the requirements. Now: %(condition)s.")
        % {"condition": condition.label}
    )


@transition(
    "aspnet.propose_termination_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.MEMBER, MembershipStatus.DORMANT],
    target=MembershipStatus.TERMINATION_PROPOSED,
    label=_("Propose to end the membership"),
    explanation=_(
        "Possible after two consecutive assessed years below the requirements, or where a rule of"
        " your network says so. The school is heard first; UNESCO decides."
    ),
    reason=Reason.REQUIRED,
    recipients=school_of_membership,
    condition=may_propose_termination,
)
def propose_termination(
    membership: Membership,
    *,
    by: Any,
    reason: str = "",
    statement_due_on: datetime.date | None = None,
) -> None:
    """The coordinator proposes the end of a membership; the school may say its view."""
    first = dates.today() + datetime.timedelta(days=settings.HEARING_DAYS)
    due = statement_due_on or first
    if due < first:
        text = _("Give the school at least %(days)s days.") % {"days": settings.HEARING_DAYS}
        raise ValidationError({"statement_due_on": text})
    open_hearing(membership, reason, due)


def open_hearing(membership: Membership, grounds: str, due: datetime.date) -> None:
    """Write down what the school is heard on, and until when."""
    basis = required_basis(membership)
    Hearing.objects.create(
        membership=membership,
        basis=basis.kind,
        rule_source=basis.source,
        grounds=grounds[:4000],
        language=language_of(membership.institution, membership.network),
        contact_email=membership.institution.email,
        proposed_on=dates.today(),
        statement_due_on=due,
        is_generated=membership.is_generated,
    )


@transition(
    "aspnet.keep_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.TERMINATION_PROPOSED],
    target=MembershipStatus.MEMBER,
    label=_("Keep the membership"),
    explanation=_("UNESCO does not follow the proposal."),
    reason=Reason.REQUIRED,
    recipients=school_of_membership,
)
def keep(membership: Membership, *, by: Any, reason: str = "") -> None:
    """UNESCO keeps the membership."""
    close_hearing(membership, HearingOutcome.KEPT)


def close_hearing(membership: Membership, outcome: HearingOutcome) -> None:
    """The hearing ends with a decision."""
    membership.hearings.open().update(outcome=outcome, decided_on=dates.today())


def check_heard(membership: Membership) -> None:
    """Nobody is excluded for non-compliance before the school has spoken, or its time is over."""
    if membership.status != MembershipStatus.TERMINATION_PROPOSED:
        if termination_basis(membership) is not None:
            raise DomainError(
                _("The school is heard first: its coordinator proposes the end of the membership.")
            )
        return
    hearing = membership.hearings.open().first()
    if hearing is None or hearing.statement:
        return
    if hearing.statement_due_on >= dates.today():
        raise DomainError(
            _("The school may send its statement until %(day)s. Decide when it has, or after that.")
            % {"day": partial_date(hearing.statement_due_on)}
        )
