"""One text to many: who is written to, who is left out and why, and the sending."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unesco_portal.accounts.models import User
from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.site import site_host

from .models import (
    AuditEntry,
    LeftOut,
    Mailing,
    MailingRecipient,
    MailOptOut,
    Mute,
    OutgoingMail,
)
from .muting import mute_url
from .notices import compose

TEMPLATE = "emails/workflow/mailing.txt"
BATCH = 1000


@dataclass(frozen=True)
class Addressee:
    """Somebody of the selection, with the languages wanted, the first one best."""

    code: str
    name: str
    email: str
    languages: tuple[str | None, ...]
    is_generated: bool


def recipients_of(mailing: Mailing, addressees: Iterable[Addressee]) -> list[MailingRecipient]:
    """Everybody of the selection, each with what stands in the way, if anything does."""
    found = list(addressees)
    addresses = {one.email.lower() for one in found if one.email and not one.is_generated}
    opted_out = set() if mailing.is_legal else those_opted_out(addresses)
    refused = those_refused(addresses)
    rows, told = [], set()
    for one in found:
        email = one.email.lower()
        why = ""
        if one.is_generated:
            why = LeftOut.GENERATED
        elif not email:
            why = LeftOut.NO_ADDRESS
        elif email in opted_out:
            why = LeftOut.OPTED_OUT
        elif email in refused:
            why = LeftOut.REFUSED
        elif email in told:
            why = LeftOut.SAME_ADDRESS
        else:
            told.add(email)
        rows.append(
            MailingRecipient(
                mailing=mailing,
                code=one.code,
                name=one.name,
                email=one.email,
                language=mailing.language_for(list(one.languages)),
                left_out=why,
            )
        )
    return rows


def those_opted_out(addresses: Iterable[str]) -> set[str]:
    """The addresses whose holders asked for no mails."""
    rows = MailOptOut.objects.filter(email__in=list(addresses))
    return set(rows.values_list("email", flat=True))


def those_refused(addresses: Iterable[str]) -> set[str]:
    """The addresses that the mail server refused for good."""
    rows = OutgoingMail.objects.filter(refused_at__isnull=False).annotate(address=Lower("to"))
    found = rows.filter(address__in=list(addresses))
    return set(found.order_by().values_list("address", flat=True).distinct())


def counted(recipients: Iterable[MailingRecipient]) -> list[tuple[str, int]]:
    """How many are left out for each reason, in words."""
    counts = Counter(row.left_out for row in recipients if row.left_out)
    return [(str(why.label), counts[why]) for why in LeftOut if counts[why]]


def budget_left(user: User) -> int:
    """How many mails this person may still send to selections today."""
    today = dates.today()
    sent = MailingRecipient.objects.filter(
        mailing__author=user, mailing__created_at__date=today, left_out=""
    )
    return max(settings.MAILING_MAILS_PER_DAY - sent.count(), 0)


class SelectionChanged(DomainError):
    """What would go out is not what was looked at."""


def digest_of(mailing: Mailing, recipients: Iterable[MailingRecipient]) -> str:
    """What was looked at before sending, in short: each recipient and every word."""
    words = [mailing.words(code) for code, _name in settings.WORKING_LANGUAGES]
    told = [(row.code, row.email, row.language, row.left_out) for row in recipients]
    seen = repr((mailing.is_legal, mailing.reply_to, words, sorted(told)))
    return hashlib.sha256(seen.encode()).hexdigest()


@transaction.atomic
def send_mailing(
    mailing: Mailing, addressees: Iterable[Addressee], *, by: User, seen: str | None = None
) -> Mailing:
    """Write the mailing, its recipients and their mails at once; the worker delivers them.

    The form's key makes a second click find the first one's mailing; another text or selection
    under the same key, as after going back in the browser, is another mailing. ``seen`` is the
    digest of what the sender looked at: anything else is not sent. Raises ``DomainError``, also
    when nobody would be written to, or more than today's budget.
    """
    mailing.key = key_of(mailing)
    User.objects.select_for_update().get(pk=by.pk)  # one after the other: the budget is counted
    if earlier := Mailing.objects.filter(key=mailing.key, author=by).first():
        return earlier
    mailing.author = by
    mailing.full_clean(exclude=["public_id"])
    recipients = recipients_of(mailing, addressees)
    if seen is not None and seen != digest_of(mailing, recipients):
        raise SelectionChanged(_("The selection has changed: look at it again."))
    written = [row for row in recipients if not row.left_out]
    check_budget(len(written), by)
    mailing.save()
    for start in range(0, len(written), BATCH):
        part = written[start : start + BATCH]
        mails = OutgoingMail.objects.bulk_create(mail_to(row) for row in part)
        for row, mail in zip(part, mails, strict=True):
            row.mail = mail
    MailingRecipient.objects.bulk_create(recipients, batch_size=BATCH)
    details = {"written": len(written), "left_out": len(recipients) - len(written)}
    AuditEntry.objects.record("workflow.send_mailing", mailing, by=by, details=details)
    return mailing


def key_of(mailing: Mailing) -> uuid.UUID:
    """One key for one form, text and selection."""
    words = [mailing.words(code) for code, _name in settings.WORKING_LANGUAGES]
    return uuid.uuid5(mailing.key, repr((mailing.selection, mailing.is_legal, words)))


def check_budget(count: int, user: User) -> None:
    """Refuse a mail to nobody, and more mails than today's budget has left."""
    if not count:
        raise DomainError(_("Nobody of this selection can be written to."))
    left = budget_left(user)
    if count > left:
        raise too_many(left)


def too_many(left: int) -> DomainError:
    """What to say when a selection is too large."""
    words = ngettext(
        "You may send %(left)s more mail to selections today. Choose fewer schools.",
        "You may send %(left)s more mails to selections today. Choose fewer schools.",
        left,
    )
    return DomainError(words % {"left": left})


def mail_to(recipient: MailingRecipient) -> OutgoingMail:
    """The mail to one of them; its Message-ID is fixed, so it can exist once only."""
    mailing = recipient.mailing
    subject, body = composed(mailing, recipient.language, recipient.email)
    return OutgoingMail(
        to=recipient.email,
        subject=subject[:250],
        text=body,
        mutes=Mute.NEVER if mailing.is_legal else Mute.SELECTIONS,
        message_id=f"<{mailing.public_id}.{recipient.code}@{site_host()}>",
    )


def composed(mailing: Mailing, language: str, email: str) -> tuple[str, str]:
    """Subject and text as the recipient reads them."""
    subject, text = mailing.words(language)
    context = {
        "mailing": mailing,
        "subject": subject,
        "text": text,
        "opt_out_url": "" if mailing.is_legal else mute_url(Mute.SELECTIONS, email),
    }
    return compose(TEMPLATE, language, context)


def leave_out(mail: OutgoingMail) -> None:
    """Whoever opted out after the sending, and before the delivery, was not written to."""
    MailingRecipient.objects.filter(mail=mail).update(left_out=LeftOut.OPTED_OUT)
