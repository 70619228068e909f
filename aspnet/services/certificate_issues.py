"""Certificates for a whole country, by a worker: killed at any point, it goes on where it was."""

from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import System

from .. import signing, transitions
from ..models import Certificate, CertificateIssue, Membership, NationalNetwork

BATCH = 200
REISSUE_BATCH = 25


def to_issue(network: NationalNetwork) -> Any:
    """The members of a network that have no certificate."""
    return Membership.objects.without_certificate().filter(network=network)


def to_replace(network: NationalNetwork) -> Any:
    """The certificates of a network whose term is over."""
    return Certificate.objects.expired().filter(membership__network=network)


def renamed_in(network: NationalNetwork) -> Any:
    """The certificates of a network on which another name stands than in the directory."""
    return Certificate.objects.renamed().filter(membership__network=network)


def replacements(order: CertificateIssue) -> list[tuple[Any, bool]]:
    """The held certificates that an order replaces, and whether the new ones keep their term."""
    kinds = (
        (order.replaces_expired, to_replace, False),
        (order.replaces_renamed, renamed_in, True),
    )
    return [(rows(order.network), keeps_term) for is_asked, rows, keeps_term in kinds if is_asked]


def waiting(order: CertificateIssue) -> list[Any]:
    """All that an order is still to do; one of the portal itself gives no first certificate."""
    first = [] if order.asked_by is None else [to_issue(order.network)]
    return [*first, *(rows for rows, _keeps_term in replacements(order))]


@transaction.atomic
def start_issue(
    network: NationalNetwork,
    *,
    by: Any,
    replaces_expired: bool = False,
    replaces_renamed: bool = False,
) -> CertificateIssue:
    """Headquarters orders the certificates of a country; a worker does it."""
    if not rules.has_perm("aspnet.issue_certificate", by, network):
        raise PermissionDenied("aspnet.issue_certificate")
    network = NationalNetwork.objects.select_for_update().get(pk=network.pk)
    running = CertificateIssue.objects.due().filter(network=network).first()
    if running is not None:  # asked twice: the same order
        return running
    order = CertificateIssue(
        network=network,
        replaces_expired=replaces_expired,
        replaces_renamed=replaces_renamed,
        asked_by=by,
        is_generated=network.is_generated,
    )
    order.expected_count = sum(rows.count() for rows in waiting(order))
    if not order.expected_count:
        raise DomainError(_("Every member of this network has its certificate."))
    transitions.required_signatory(dates.today(), is_generated=network.is_generated)
    signing.current_signer()
    order.full_clean(exclude=["public_id"])
    order.save()
    transitions.record_order(order, "aspnet.start_certificate_issue", by=by)
    return order


@transaction.atomic
def cancel_issue(order: CertificateIssue, *, by: Any) -> CertificateIssue:
    """Stop after the present batch; what was issued stays."""
    if not rules.has_perm("aspnet.issue_certificate", by, order.network):
        raise PermissionDenied("aspnet.issue_certificate")
    order = CertificateIssue.objects.select_for_update().get(pk=order.pk)
    if order.finished_at is not None:
        raise DomainError(_("This issue is finished: nothing is left to stop."))
    order.is_cancelled = True
    order.finished_at = timezone.now()
    order.save()
    transitions.record_order(order, "aspnet.cancel_certificate_issue", by=by)
    return order


def carry_on(batch: int = BATCH) -> int:
    """Do what was ordered, batch by batch; returns how many certificates were issued."""
    issued = 0
    for pk in list(CertificateIssue.objects.due().order_by("pk").values_list("pk", flat=True)):
        while made := issue_batch(pk, batch):
            issued += made
    return issued


@transaction.atomic
def issue_batch(pk: int, size: int) -> int:
    """One batch of one order, whole or not at all; 0 when there is nothing to do for us."""
    rows = CertificateIssue.objects.due().filter(pk=pk).select_related("network", "asked_by")
    order = rows.select_for_update(skip_locked=True, of=("self",)).first()
    if order is None:  # finished, cancelled, or in another worker's hands
        return 0
    problem = ""
    try:
        with transaction.atomic():
            made = issue_missing(order, size) or replace_held(order)
    except (DomainError, PermissionDenied) as error:
        made, problem = 0, str(error)[:300] or "–"
    if not made:
        finish(order, problem)
    return made


def finish(order: CertificateIssue, problem: str) -> None:
    """Close an order, unless rows are left that somebody else holds at this moment."""
    is_left = any(rows.exists() for rows in waiting(order))
    if is_left and not problem:
        return
    order.problem = problem
    order.finished_at = timezone.now()
    order.save()


def issue_missing(order: CertificateIssue, size: int) -> int:
    """Certificates for members that have none; an order of the portal itself gives no first one."""
    if order.asked_by is None:
        return 0
    rows = to_issue(order.network).select_related("institution__country", "network", "application")
    rows = rows.prefetch_related("institution__names").order_by("pk")
    members = list(rows.select_for_update(skip_locked=True, of=("self",))[:size])
    if not members:
        return 0
    if not rules.has_perm("aspnet.issue_certificate", order.asked_by, order.network):
        raise DomainError(_("Who asked for it no longer coordinates the network."))
    certificates = transitions.make_certificates(members, issue=order)
    Certificate.objects.bulk_create(certificates)
    transitions.record_issue(certificates, by=order.asked_by)
    transitions.announce_issue(row for row in certificates if not row.is_generated)
    return len(certificates)


def replace_held(order: CertificateIssue) -> int:
    """New certificates in the place of held ones, one kind after the other."""
    for rows, keeps_term in replacements(order):
        found = list(rows.order_by("pk")[:REISSUE_BATCH])
        for certificate in found:
            by = order.asked_by or System()
            transitions.reissue(certificate, by=by, issue=order, keeps_term=keeps_term)
        if found:
            return len(found)
    return 0
