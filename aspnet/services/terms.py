"""Terms of memberships: renewing one, and telling in good time that one ends."""

import datetime
from typing import Any

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.dates import first_day, last_day, months_later
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.site import site_host
from unesco_portal.workflow.models import AuditEntry, OutgoingMail
from unesco_portal.workflow.notices import compose, holders, notify

from .. import transitions
from ..enums import RENEWABLE_MEMBERSHIP, MembershipEvidence, TermBasis
from ..models import Membership, MembershipTerm, NationalNetwork
from ..states import COORDINATOR
from .rounds import mail_language

ONE_DAY = datetime.timedelta(days=1)


@transaction.atomic
def renew_membership(
    membership: Membership,
    *,
    by: Any,
    starts_on: str | None = None,
    ends_on: str | None = None,
    note: str = "",
    seen: str = "",
) -> MembershipTerm:
    """Headquarters gives a member its next term, and a certificate of it where somebody signs.

    Without dates: from the day after the last term (from today, if that is over), as long as the
    pathway in force says. An open term ends the day before. ``seen`` is the mark of the last term
    that whoever renews has seen: a second click adds no second term. Raises ``DomainError`` for
    "not now".
    """
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if not rules.has_perm("aspnet.renew_membership", by, membership):
        raise PermissionDenied("aspnet.renew_membership")
    if membership.status not in RENEWABLE_MEMBERSHIP:
        state = membership.get_status_display()
        raise DomainError(_("Not possible now: the membership is “%(state)s”.") % {"state": state})
    latest = transitions.latest_terms([membership]).get(membership.pk)
    if seen and seen != mark_of(latest):
        raise DomainError(_("The terms have changed meanwhile: look at them again."))
    starts_on = starts_on or next_start(latest).isoformat()
    if ends_on is None:
        country = membership.network.country_id
        first = first_day(starts_on)
        months = transitions.months_in_force([country], first).get(country)
        ends_on = transitions.term_end(first, months)
    if latest is not None and latest.ends_on is None:
        close_open(latest, starts_on)
    term = MembershipTerm(
        membership=membership,
        starts_on=starts_on,
        ends_on=ends_on,
        basis=TermBasis.RENEWAL,
        evidence=MembershipEvidence.DECISION,
        note=note[:400],
        is_generated=membership.is_generated,
    )
    term.clean()  # first: a constraint cannot be asked about a time without days
    term.full_clean()
    term.save()
    renew_certificate(membership, by=by, reason=note)
    AuditEntry.objects.record(
        "aspnet.renew_membership",
        membership,
        by=by,
        reason=note,
        details={"from": starts_on, "to": ends_on},
    )
    term.refresh_from_db()
    return term


def term_mark(membership: Membership) -> str:
    """What a page keeps of the last term it has shown."""
    return mark_of(transitions.latest_terms([membership]).get(membership.pk))


def mark_of(term: MembershipTerm | None) -> str:
    """A term in short; also where there is none."""
    return f"{term.starts_on}/{term.ends_on}" if term else "none"


def next_start(latest: MembershipTerm | None) -> datetime.date:
    """The day after the last term, or today where that is over, open or not known."""
    today = dates.today()
    if latest is None or latest.ends_on is None:
        return today
    return max(last_day(latest.ends_on) + ONE_DAY, today)


def close_open(term: MembershipTerm, next_start: str) -> None:
    """A term without a stated end ends where the next begins."""
    end = first_day(next_start) - ONE_DAY
    if term.starts_on and first_day(term.starts_on) > end:
        raise DomainError(_("The new term must begin after the present one."))
    term.ends_on = end.isoformat()
    term.save(update_fields=["ends_on", "updated_at"])


def renew_certificate(membership: Membership, *, by: Any, reason: str) -> None:
    """A certificate of the new term, in the place of the old one; without a signatory, none yet."""
    if not transitions.can_sign(membership):
        return
    held = membership.certificates.valid().first()
    if held is None:
        transitions.issue(membership, by=by)
    else:
        transitions.reissue(held, by=by, reason=reason)


def remind_of_terms(today: datetime.date | None = None) -> int:
    """Tell schools and coordinators of terms that end, once for each reminder; returns how many."""
    today, told = today or dates.today(), 0
    for months in sorted(settings.CERTIFICATE_REMINDER_MONTHS):
        rows = due_terms(today, months)
        networks = list(rows.order_by().values_list("membership__network", flat=True).distinct())
        for pk in sorted(networks):
            told += remind_network(pk, months, today)
    return told


def due_terms(today: datetime.date, months: int) -> Any:
    """Terms that end in so many months, whose members were not told so yet."""
    rows = MembershipTerm.objects.to_remind(today, months_later(today, months))
    return rows.exclude(reminded_months__lte=months)


@transaction.atomic
def remind_network(pk: int, months: int, today: datetime.date) -> int:
    """One network: a mail to each school, one list to each coordinator."""
    network = NationalNetwork.objects.select_related("country").get(pk=pk)
    rows = due_terms(today, months).filter(membership__network=network)
    rows = rows.select_related("membership__institution", "membership__application")
    found = list(rows.order_by("pk").select_for_update(of=("self",), skip_locked=True))
    keys = [term.pk for term in found]
    MembershipTerm.objects.filter(pk__in=keys).update(reminded_months=months)
    due = [term for term in found if not is_shorter(term, months)]
    OutgoingMail.objects.bulk_create(
        [reminder(term, network, months) for term in due if term.institution.email],
        ignore_conflicts=True,
    )
    if due:
        tell_coordinators_of_terms(network, due, months, today)
    return len(due)


def is_shorter(term: MembershipTerm, months: int) -> bool:
    """A term shorter than the time of the reminder is not told of before it begins."""
    if term.starts_on is None or term.ends_on is None:
        return False
    return months_later(first_day(term.starts_on), months) > last_day(term.ends_on)


def reminder(term: MembershipTerm, network: NationalNetwork, months: int) -> OutgoingMail:
    """The mail to a school; its Message-ID is that of this reminder of this term."""
    institution, application = term.institution, term.membership.application
    language = mail_language(institution.main_language, network)
    context = {
        "institution": institution,
        "term": term,
        "url": settings.SITE_URL + institution.get_absolute_url(),
    }
    subject, body = compose(
        "emails/aspnet/term_reminder.txt",
        application.language if application else language,
        context,
    )
    return OutgoingMail(
        to=institution.email,
        subject=subject[:250],
        text=body,
        message_id=f"<term.{term.pk}.{months}@{site_host()}>",
    )


def tell_coordinators_of_terms(
    network: NationalNetwork, terms: list[MembershipTerm], months: int, today: datetime.date
) -> None:
    """One notice and mail for each coordinator, with all schools of the day."""
    path = f"{reverse('aspnet:workspace-institution-list')}?country={network.country_id}"
    context = {"network": network, "terms": terms, "count": len(terms), "months": months}
    for user in holders(COORDINATOR, network.country_id):
        subject, body = compose(
            "emails/aspnet/terms_digest.txt",
            user.language,
            context | {"url": settings.SITE_URL + path},
        )
        key = f"terms:{network.pk}:{months}:{today:%Y%m%d}:{user.pk}"
        notify(user, subject, body, url=path, key=key)
