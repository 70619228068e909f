"""Who is told about an act: a mail for each recipient, a notice in the page for accounts."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation

from unesco_portal.accounts.models import MailChoice, User
from unesco_portal.people.models import Appointment

from .models import AuditEntry, Case, Mute, Notification, OutgoingMail, new_message_id
from .states import Holder, machine_of


@dataclass(frozen=True)
class Recipient:
    """An address to write to, in a language; ``audience`` picks the text.

    A ``user`` gets the same words as a notice in the page, which leads to ``url``.
    """

    email: str
    language: str
    audience: str
    url: str = ""
    user: User | None = None


def compose(template: str, language: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of a mail; the template's first paragraph is the subject."""
    with translation.override(language):
        text = render_to_string(template, context | {"site_name": settings.SITE_NAME})
    subject, _blank, body = text.strip().partition("\n\n")
    return " ".join(subject.split()), body.strip() + "\n"


def tell(recipients: Iterable[Recipient], entry: AuditEntry, record: Case) -> set[str]:
    """Write one mail to each recipient about what was just done; returns who was told."""
    told = set()
    for recipient in recipients:
        if not recipient.email:
            continue
        app, _dot, act = entry.action.partition(".")
        context = {"record": record, "entry": entry, "url": recipient.url}
        subject, body = compose(
            f"emails/{app}/{act}_{recipient.audience}.txt", recipient.language, context
        )
        EmailMessage(subject, body, to=[recipient.email]).send()
        if recipient.user is not None:
            url = recipient.url.removeprefix(settings.SITE_URL)
            Notification.objects.create(
                user=recipient.user, subject=subject[:250], body=body, url=url
            )
        told.add(recipient.email)
    return told


def tell_holders(record: Case, entry: AuditEntry, told: Container[str] = ()) -> None:
    """Tell those who hold the record now that it waits for them; not the one who just acted.

    Nor those ``told`` more of it already.
    """
    machine = machine_of(record)
    state = machine.state(record.status)
    if state.holder is None or machine.is_told_in_digest:
        return
    for user in holders_of(record, state.holder):
        if user.pk != entry.actor_id and user.email not in told:
            key = f"{about('waiting', record)}{entry.pk}:{user.pk}"
            announce(user, record, template="emails/workflow/waiting.txt", key=key)


def about(kind: str, record: Case) -> str:
    """What the keys of the notices of a kind about a record begin with."""
    return f"{kind}:{record._meta.label_lower}:{record.pk}:"


def settle(record: Case) -> None:
    """An act has ended a state: what told its holders that it waits for them is read."""
    told = Q(key__startswith=about("waiting", record))
    reminded = Q(key__startswith=about("reminder", record))
    Notification.objects.unread().filter(told | reminded).update(read_at=timezone.now())


def announce(user: User, record: Case, *, template: str, key: str | None = None) -> None:
    """A notice about a record, in the user's language; ``key`` makes it happen once."""
    context = {
        "record": record,
        "since": record.status_since,
        "due": machine_of(record).due_at(record),
        "url": settings.SITE_URL + record.get_workspace_url(),
    }
    subject, body = compose(template, user.language, context)
    notify(user, subject, body, url=record.get_workspace_url(), key=key)


@transaction.atomic
def notify(user: User, subject: str, body: str, *, url: str, key: str | None = None) -> bool:
    """A notice in the page, and the mail as its reader chose: at once, once a day, or none.

    For what is no legal notice: those of ``tell`` go at once. ``key`` makes it happen once; returns
    whether it happened now.
    """
    notice = {
        "user": user,
        "subject": subject[:250],
        "body": body,
        "url": url,
        "awaits_digest": user.mail_choice == MailChoice.DAILY,
    }
    if key is None:
        Notification.objects.create(**notice)
    elif not Notification.objects.get_or_create(key=key, defaults=notice)[1]:
        return False  # told before, or by another worker just now
    if user.mail_choice == MailChoice.AT_ONCE:
        OutgoingMail.objects.create(
            to=user.email,
            subject=subject[:250],
            text=body,
            mutes=Mute.NOTICES,
            message_id=new_message_id(),
        )
    return True


def country_of(record: Case) -> str | None:
    """The country the record belongs to."""
    return at_path(record, machine_of(record).country_path)


def area_of(record: Case) -> int | None:
    """The key of the area the record lies in, where its life cycle knows areas."""
    return at_path(record, machine_of(record).area_path)


def at_path(record: Case, path: str) -> Any:
    """What lies at the end of a path of the model, such as ``institution__country_id``."""
    value: Any = record
    for part in path.split("__"):
        value = getattr(value, part) if part else None
    return value


def holders_of(record: Case, holder: Holder) -> QuerySet[User]:
    """The accounts in whose hands a record lies."""
    return holders(holder, country_of(record), area_of(record))


def holders(holder: Holder, country: str | None, area: int | None = None) -> QuerySet[User]:
    """The accounts of a holder in a country, or in an area of it; else of who stands in."""
    if holder.is_of_area:
        found = in_area(area)
        if holder.otherwise is not None and not found.exists():
            return holders(holder.otherwise, country)
        return found
    found = in_roles(holder.roles, country if holder.is_national else None)
    if holder.fallback and not found.exists():
        return in_roles(holder.fallback, country)
    return found


def in_area(area: int | None) -> QuerySet[User]:
    """Active accounts of those who coordinate an area today."""
    return accounts_of(Appointment.objects.current().of_areas().filter(area=area))


def in_roles(roles: Iterable, country: str | None) -> QuerySet[User]:
    """Active accounts whose appointments carry one of ``roles`` today."""
    posts = Appointment.objects.current().conferring(*roles)
    if country is not None:
        posts = posts.filter(country__in=[country]) | posts.filter(country=None)
    return accounts_of(posts)


def accounts_of(posts: QuerySet[Appointment]) -> QuerySet[User]:
    """The accounts of those who hold the posts."""
    return User.objects.filter(is_active=True, person__in=posts.values("person")).select_related(
        "person"
    )
