"""Mails that their reader may have no more of: the links that say so, and the choice kept."""

from django.conf import settings
from django.urls import reverse

from unesco_portal.accounts.models import MailChoice, User
from unesco_portal.core.exceptions import DomainError

from .actors import sign, unsign
from .models import MailOptOut, Mute, OutgoingMail

LINK_DAYS = 3650
PURPOSES = {Mute.SELECTIONS: "mail-opt-out", Mute.NOTICES: "mail-notices"}


def mute_url(kind: Mute, email: str) -> str:
    """The page on which the holder of an address asks for no more mails of a kind."""
    token = sign(PURPOSES[kind], email.lower())
    return settings.SITE_URL + reverse("workflow:opt-out", args=[token])


def open_link(token: str) -> tuple[Mute, str]:
    """Kind and address behind a link; raises ``DomainError`` for a wrong one."""
    try:
        return Mute.SELECTIONS, unsign(PURPOSES[Mute.SELECTIONS], token, days=LINK_DAYS)
    except DomainError:
        return Mute.NOTICES, unsign(PURPOSES[Mute.NOTICES], token, days=LINK_DAYS)


def is_muted(kind: Mute, email: str) -> bool:
    """Whether the holder of an address wants no mails of a kind, asked anew each time."""
    match kind:
        case Mute.SELECTIONS:
            return MailOptOut.objects.filter(email=email.lower()).exists()
        case Mute.NOTICES:
            accounts = User.objects.filter(email=email.lower())
            return accounts.filter(mail_choice=MailChoice.NONE).exists()
    return False


def mute(kind: Mute, email: str) -> None:
    """No more mails of a kind go to this address."""
    if kind == Mute.SELECTIONS:
        MailOptOut.objects.get_or_create(email=email.lower())
    else:
        User.objects.filter(email=email.lower()).update(mail_choice=MailChoice.NONE)


def unmute(kind: Mute, email: str) -> None:
    """Mails of a kind reach this address again."""
    if kind == Mute.SELECTIONS:
        MailOptOut.objects.filter(email=email.lower()).delete()
    else:
        User.objects.filter(email=email.lower()).update(mail_choice=MailChoice.DAILY)


def headers(mail: OutgoingMail) -> dict[str, str]:
    """What lets a mail program offer “unsubscribe” with one click (RFC 8058); never a letter."""
    kind = Mute(mail.mutes)
    if kind == Mute.NEVER:
        return {}
    return {
        "List-Unsubscribe": f"<{mute_url(kind, mail.to)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
