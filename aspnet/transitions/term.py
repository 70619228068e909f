"""Terms of memberships, kept in step with admissions, certificates and ends."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from unesco_portal.core.dates import last_day, months_later

from ..enums import MembershipEvidence, TermBasis
from ..models import Certificate, Membership, MembershipTerm, PathwayVersion

DECIDED = {TermBasis.ADMISSION, TermBasis.RENEWAL}


def term_end(start: datetime.date, months: int | None) -> str | None:
    """The last day of a term of so many months; none without a stated end."""
    return months_later(start, months).isoformat() if months else None


def begin_term(membership: Membership, day: datetime.date) -> MembershipTerm:
    """The first term, with the admission: as long as the pathway of the case says."""
    pathway = membership.application.pathway if membership.application else None
    term = MembershipTerm(
        membership=membership,
        starts_on=day.isoformat(),
        ends_on=term_end(day, pathway.certificate_months if pathway else None),
        basis=TermBasis.ADMISSION,
        evidence=MembershipEvidence.DECISION,
        evidence_note=membership.evidence_note,
        is_generated=membership.is_generated,
    )
    term.save()
    return term


def end_terms(membership: Membership, day: datetime.date) -> None:
    """The term ends with the membership; one that was to begin later never does."""
    membership.terms.filter(period__startswith__gt=day).delete()
    running = membership.terms.filter(period__contains=day)
    running.update(ends_on=day.isoformat(), updated_at=timezone.now())


def latest_terms(memberships: Iterable[Membership]) -> dict[int, MembershipTerm]:
    """The last term of each membership; one query."""
    rows = MembershipTerm.objects.filter(membership__in=memberships)
    rows = rows.order_by("membership_id", "-period").distinct("membership_id")
    return {term.membership_id: term for term in rows}


def months_in_force(countries: Iterable[str], day: datetime.date) -> dict[str, int | None]:
    """For how many months certificates of each country are given on a day; one query."""
    rows = PathwayVersion.objects.in_force(day).filter(country__in=sorted(set(countries)))
    return dict(rows.values_list("country", "certificate_months"))


def certificate_ends(
    memberships: list[Membership], day: datetime.date
) -> dict[int, datetime.date | None]:
    """The last day of certificates given on ``day``: that of the term, else by the pathway."""
    terms = latest_terms(memberships)
    months = months_in_force((row.network.country_id for row in memberships), day)
    ends: dict[int, datetime.date | None] = {}
    for membership in memberships:
        term = terms.get(membership.pk)
        end = last_day(term.ends_on) if term and term.ends_on else None
        is_decided = term is not None and term.ends_on is None and term.basis in DECIDED
        if (end is None or end <= day) and not is_decided:
            given = months.get(membership.network.country_id)
            end = months_later(day, given) if given else None
        ends[membership.pk] = end
    return ends


def keep_terms(certificates: list[Certificate]) -> None:
    """An open term ends with its new certificate; one that is over is followed by the next."""
    terms = latest_terms(certificate.membership for certificate in certificates)
    changed, added = [], []
    for certificate in certificates:
        term = terms.get(certificate.membership_id)
        if term is None:
            continue
        until = certificate.valid_until.isoformat() if certificate.valid_until else None
        if term.ends_on and last_day(term.ends_on) < certificate.issued_on:
            added.append(
                MembershipTerm(
                    membership_id=certificate.membership_id,
                    starts_on=certificate.issued_on.isoformat(),
                    ends_on=until,
                    basis=TermBasis.RENEWAL,
                    evidence=MembershipEvidence.DECISION,
                    certificate=certificate,
                    is_generated=term.is_generated,
                )
            )
            continue
        term.ends_on = term.ends_on or until
        term.certificate, term.updated_at = certificate, timezone.now()
        changed.append(term)
    MembershipTerm.objects.bulk_update(changed, ["ends_on", "certificate", "updated_at"])
    MembershipTerm.objects.bulk_create(added)
