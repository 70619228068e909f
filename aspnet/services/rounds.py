"""Opening a renewal round, writing its mails, reminding the silent, and what follows from it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.core import dates
from unesco_portal.core.site import site_host
from unesco_portal.workflow.actors import System, sign
from unesco_portal.workflow.models import AuditEntry, OutgoingMail
from unesco_portal.workflow.notices import compose

from ..enums import Answer, Asked
from ..models import Institution, NationalNetwork, RenewalRound, RoundEntry
from ..querysets import RoundEntryQuerySet
from ..transitions import begin_closing

ROUND_LINK = "round"
BATCH = 2_000  # mails written in one transaction
INVITATION = "emails/aspnet/round_invitation.txt"
REMINDER = "emails/aspnet/round_reminder.txt"
FALLBACK_LANGUAGE = "en"


@dataclass(frozen=True)
class Preview:
    """What opening a round would do."""

    by_mail: int
    on_paper: int
    samples: list[dict[str, str]] = field(default_factory=list)

    @property
    def schools(self) -> int:
        """All that would be asked."""
        return self.by_mail + self.on_paper


def mail_language(main_language: str | None, network: NationalNetwork) -> str:
    """The school's language, else that of the forms, as far as mails are written in it."""
    written = {code for code, _name in settings.WORKING_LANGUAGES}
    wanted = [main_language, *network.form_languages]
    return next((code for code in wanted if code in written), FALLBACK_LANGUAGE)


def entry_url(entry: RoundEntry) -> str:
    """The school's page, by signed link."""
    token = sign(ROUND_LINK, f"{entry.round.public_id}/{entry.institution.public_id}")
    return settings.SITE_URL + reverse("aspnet:round-link", args=[token])


def asked_schools(network: NationalNetwork) -> QuerySet[Institution]:
    """The members of a network; candidates and former members are not asked."""
    return Institution.objects.members().filter(country=network.country_id)


def preview_renewal(round_: RenewalRound) -> Preview:
    """How many would be asked and how, and the mail in each language."""
    schools = asked_schools(round_.network)
    by_mail = schools.exclude(email="").count()
    example = schools.exclude(email="").order_by("sort_name", "public_id").first()
    sample = RoundEntry(
        round=round_, institution=example or Institution(name=str(_("Your school")))
    )
    address = settings.SITE_URL + "/schools/round/…/"
    samples = []
    for code, name in settings.WORKING_LANGUAGES:
        subject, body = compose(INVITATION, code, mail_context(sample, address))
        samples.append({"code": code, "language": str(name), "subject": subject, "body": body})
    return Preview(by_mail, schools.filter(email="").count(), samples)


def mail_context(entry: RoundEntry, url: str) -> dict[str, Any]:
    """What the mails of a round tell."""
    return {
        "entry": entry,
        "institution": entry.institution,
        "round": entry.round,
        "network": entry.round.network,
        "url": url,
    }


def open_renewal(round_: RenewalRound, *, by: User) -> RenewalRound:
    """The coordinator or Headquarters asks every member; mails that remain, a task writes.

    Raises ``PermissionDenied``, or ``ValidationError`` where a round is still running.
    """
    with transaction.atomic():
        network = NationalNetwork.objects.select_for_update().get(pk=round_.network_id)
        if not by.has_perm("aspnet.open_round", network):
            raise PermissionDenied("aspnet.open_round")
        round_.is_generated = network.is_generated
        round_.full_clean(exclude=["public_id"])
        entries = list(new_entries(round_, network))
        if not entries:
            raise ValidationError(_("This network has no members to ask."))
        round_.save()
        RoundEntry.objects.bulk_create(entries)
        AuditEntry.objects.record("aspnet.open_round", round_, by=by, target=round_.status)
    write_mails(round_)
    return round_


def new_entries(round_: RenewalRound, network: NationalNetwork) -> Iterable[RoundEntry]:
    """An entry for each member: by mail where there is an address, else on paper.

    Generated schools have addresses that nobody reads: they get mail in a demonstration only.
    """
    facts = asked_schools(network).values_list("pk", "email", "main_language", "is_generated")
    for key, email, language, is_generated in facts.order_by("pk"):
        by_mail = email and (settings.DEMONSTRATION or not is_generated)
        yield RoundEntry(
            round=round_,
            institution_id=key,
            language=mail_language(language, network),
            asked=Asked.MAIL if by_mail else Asked.PAPER,
            email=email,
            is_generated=is_generated,
        )


def write_mails(round_: RenewalRound | None = None) -> int:
    """Write one batch of mails that are due; killed anywhere, each school still gets one."""
    rows = RoundEntry.objects.due(dates.today())
    if round_ is not None:
        rows = rows.filter(round=round_)
    with transaction.atomic():
        rows = rows.select_related("round__network__country", "institution").order_by("pk")
        entries = list(rows.select_for_update(of=("self",), skip_locked=True)[:BATCH])
        put_in_outbox(entries, INVITATION)
        written = RoundEntry.objects.filter(pk__in=[entry.pk for entry in entries])
        written.update(sent_at=timezone.now(), updated_at=timezone.now())
    return len(entries)


def put_in_outbox(entries: list[RoundEntry], template: str, mark: str = "") -> None:
    """One mail for each entry; the Message-ID is fixed, so a second one cannot be written."""
    mails = []
    for entry in entries:
        subject, body = compose(template, entry.language, mail_context(entry, entry_url(entry)))
        name = f"{entry.round.public_id}.{entry.institution.public_id}{mark}"
        message_id = f"<{name}@{site_host()}>"
        mails.append(
            OutgoingMail(to=entry.email, subject=subject[:250], text=body, message_id=message_id)
        )
    OutgoingMail.objects.bulk_create(mails, ignore_conflicts=True)


@transaction.atomic
def remind_silent(round_: RenewalRound, *, by: Any) -> int:
    """Remind everybody asked by mail who has not answered, at most once a day."""
    round_ = locked_round(round_)
    if not isinstance(by, System):
        check_runs(round_, by)
    today = dates.today()
    if not round_.takes_answers(today):
        return 0
    rows = round_.entries.remindable(today).select_related("round__network__country", "institution")
    entries = list(rows.order_by("pk").select_for_update(of=("self",)))
    put_in_outbox(entries, REMINDER, mark=f".{today:%Y%m%d}")
    reminded = RoundEntry.objects.filter(pk__in=[entry.pk for entry in entries])
    reminded.update(reminded_on=today, updated_at=timezone.now())
    if entries:
        AuditEntry.objects.record(
            "aspnet.remind_round", round_, by=by, details={"schools": len(entries)}
        )
    return len(entries)


def last_reminder_day(round_: RenewalRound, today: datetime.date) -> datetime.date | None:
    """The latest reminder day that has come."""
    days = [round_.closes_on - datetime.timedelta(days=days) for days in round_.reminder_days]
    return max((day for day in days if round_.opened_on < day <= today), default=None)


def tend_rounds() -> None:
    """The clock of rounds: bounced mails, reminders on their days, and the last day."""
    today = dates.today()
    mark_refused()
    for round_ in RenewalRound.objects.taking_answers(today):
        day = last_reminder_day(round_, today)
        told = round_.entries.filter(reminded_on__gte=day) if day else None
        if told is not None and not told.exists():
            remind_silent(round_, by=System())
    for round_ in RenewalRound.objects.over(today):
        begin_closing(round_, by=System())


@transaction.atomic
def mark_refused() -> int:
    """Addresses that the mail server refused for good: these schools are asked on paper."""
    rows = RoundEntry.objects.refused().order_by("pk")
    keys = list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
    found = RoundEntry.objects.filter(pk__in=keys, answer=Answer.WAITING)
    return found.update(answer=Answer.BOUNCED, updated_at=timezone.now())


def locked_round(round_: RenewalRound) -> RenewalRound:
    """The round, locked: its answers, decisions and its end come one after the other."""
    return RenewalRound.objects.select_for_update().get(pk=round_.pk)


def check_runs(round_: RenewalRound, by: Any) -> None:
    """Only those who run the round act on it."""
    if not by.has_perm("aspnet.run_round", round_):
        raise PermissionDenied("aspnet.run_round")


def names_changed(entries: RoundEntryQuerySet) -> QuerySet[Institution]:
    """The schools whose name changed in a round: their certificates are to be issued again."""
    renamed = entries.renamed().values("institution")
    return Institution.objects.filter(pk__in=renamed).order_by("sort_name", "public_id")
