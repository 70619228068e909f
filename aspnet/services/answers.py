"""What schools answer in a round, by their link or through their coordinator, and the decisions."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.templatetags.ui import partial_date
from unesco_portal.workflow.actors import LinkHolder, unsign
from unesco_portal.workflow.models import AuditEntry

from ..enums import CHANGEABLE_FIELDS, IDENTITY_FIELDS, RUNNING_ROUND, Answer, Channel, Decision
from ..models import Institution, RenewalRound, RoundEntry
from .confirmations import SCHOOL, write_confirmations
from .rounds import ROUND_LINK, check_runs, locked_round

LINK_DAYS = 730
OVER = _(
    "This renewal round is over and takes no more answers. Write to the office of your network:"
    " it can still record what has changed."
)
CLOSED = _("The round is closed: correct the record itself.")
ANSWER_FIELDS = (
    "answer",
    "answered_on",
    "channel",
    "answered_by",
    "answered_as",
    "note",
    "changes",
    "is_identity_change",
    "decision",
    "decision_reason",
    "decided_by",
    "decided_at",
    "updated_at",
)


@dataclass(frozen=True)
class Given:
    """An answer as somebody gives it; ``changes`` are the new values, by field."""

    answer: Answer
    name: str = ""
    function: str = ""
    note: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    channel: Channel = Channel.ROUND_LINK


def open_round_link(token: str) -> tuple[RoundEntry, LinkHolder]:
    """The entry behind a signed link; raises ``DomainError`` when there is none."""
    round_code, _slash, school = unsign(ROUND_LINK, token, days=LINK_DAYS).partition("/")
    rows = RoundEntry.objects.filter(round__public_id=round_code, institution__public_id=school)
    entry = rows.select_related("round__network__country", "institution__country").first()
    if entry is None:
        raise DomainError(_("This link belongs to a renewal round that no longer exists."))
    return entry, LinkHolder.of(entry, SCHOOL)


@transaction.atomic
def give_answer(entry: RoundEntry, given: Given, *, by: Any) -> RoundEntry:
    """The school answers by its link, or the coordinator records what was learned otherwise.

    Raises ``PermissionDenied``, or ``DomainError`` where the round or the decision is over.
    """
    entry = locked_entry(entry)
    check_may_answer(entry, by)
    was_confirmed = entry.answer == Answer.CONFIRMED
    if was_confirmed and given.answer == Answer.CONFIRMED:
        day = partial_date(entry.answered_on)
        raise DomainError(_("Already confirmed on %(day)s. Thank you.") % {"day": day})
    set_answer(entry, given, difference(entry.institution, given.changes))
    entry.full_clean()
    entry.save()
    if given.answer == Answer.CONFIRMED:
        write_confirmations([entry.institution], role=SCHOOL, channel=given.channel)
    AuditEntry.objects.record(
        "aspnet.answer_round",
        entry,
        by=by,
        target=given.answer,
        reason="" if isinstance(by, LinkHolder) else given.note,
        details={"fields": sorted(entry.changes), "round": entry.round.public_id},
    )
    return entry


def give_answers(
    round_: RenewalRound, given: Iterable[tuple[RoundEntry, Given]], *, by: User
) -> None:
    """A coordinator records many schools' answers at once, in a fixed number of statements.

    The round is locked by the caller, who read the entries behind that lock and checked each
    answer. Raises ``DomainError`` when the round is over.
    """
    if round_.status not in RUNNING_ROUND:
        raise DomainError(CLOSED)
    found = list(given)
    for entry, answer in found:
        set_answer(entry, answer, difference(entry.institution, answer.changes))
        entry.updated_at = timezone.now()
        entry.clean_fields(exclude=["round", "institution", "decided_by"])
    entries = [entry for entry, _answer in found]
    RoundEntry.objects.bulk_create(  # one statement, where ``bulk_update`` needs many
        entries, update_conflicts=True, unique_fields=["id"], update_fields=ANSWER_FIELDS
    )
    confirmed = [entry.institution for entry in entries if entry.answer == Answer.CONFIRMED]
    write_confirmations(confirmed, role=SCHOOL, channel=Channel.ON_BEHALF)
    for kind in Answer:
        AuditEntry.objects.record_all(
            "aspnet.answer_round",
            [entry for entry in entries if entry.answer == kind],
            by=by,
            target=kind,
            reason=lambda entry: entry.note,
            details=lambda entry: {"fields": sorted(entry.changes), "round": round_.public_id},
        )


def locked_entry(entry: RoundEntry) -> RoundEntry:
    """The entry as it is now, behind the lock of its round."""
    round_ = locked_round(entry.round)
    entry = RoundEntry.objects.select_related("institution").get(pk=entry.pk)
    entry.round = round_
    return entry


def check_may_answer(entry: RoundEntry, by: Any) -> None:
    """A school until the last day; the coordinator until the round is closed."""
    if isinstance(by, LinkHolder):
        if not by.holds_link_to(entry):
            raise PermissionDenied("aspnet.answer_round")
        if not entry.round.takes_answers(dates.today()):
            raise DomainError(OVER)
    else:
        check_runs(entry.round, by)
        if entry.round.status not in RUNNING_ROUND:
            raise DomainError(CLOSED)
    if entry.decision == Decision.ACCEPTED:
        raise DomainError(
            _("Your change was accepted and stands in the record. Write to the office for more.")
        )


def difference(institution: Institution, changes: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Old and new value of each field that really differs; other fields are no school's to change.

    Raises ``DomainError`` for a field that is not among them.
    """
    foreign = changes.keys() - set(CHANGEABLE_FIELDS)
    if foreign:
        raise DomainError(_("Not yours to change: %(names)s.") % {"names": ", ".join(foreign)})
    return {
        name: {"old": getattr(institution, name), "new": changes[name]}
        for name in CHANGEABLE_FIELDS
        if name in changes and getattr(institution, name) != changes[name]
    }


def set_answer(entry: RoundEntry, given: Given, changes: dict[str, Any]) -> None:
    """Put an answer in the place of the former one; a rejected change makes room for another."""
    if given.answer == Answer.CHANGE and not changes:
        raise DomainError(_("Nothing differs from the record. Press “Nothing changed” instead."))
    entry.answer = given.answer
    entry.answered_on = dates.today()
    entry.channel = given.channel
    entry.answered_by, entry.answered_as = given.name, given.function
    entry.note = given.note
    entry.changes = changes if given.answer == Answer.CHANGE else {}
    entry.is_identity_change = bool(entry.changes.keys() & set(IDENTITY_FIELDS))
    entry.decision, entry.decision_reason = "", ""
    entry.decided_by, entry.decided_at = None, None


@transaction.atomic
def decide_change(
    entry: RoundEntry, decision: Decision, *, by: User, reason: str = ""
) -> RoundEntry:
    """The coordinator accepts or rejects one proposed change, having seen both values."""
    entry = locked_entry(entry)
    check_runs(entry.round, by)
    if entry.round.status not in RUNNING_ROUND or not entry.is_undecided:
        raise DomainError(_("This change does not wait for a decision any more."))
    if decision == Decision.REJECTED and not reason.strip():
        raise DomainError(_("Say why the change is rejected."))
    if decision == Decision.ACCEPTED:
        accept_all([entry], by=by)
        return entry
    mark_decided([entry], decision, by=by, reason=reason.strip())
    return entry


@transaction.atomic
def accept_low_risk(round_: RenewalRound, *, by: User) -> tuple[int, int]:
    """Accept every waiting change that touches no name, town or address of mail.

    Returns how many were accepted, and how many stay because the record changed meanwhile.
    """
    round_ = locked_round(round_)
    check_runs(round_, by)
    if round_.status not in RUNNING_ROUND:
        raise DomainError(_("This round is over."))
    rows = round_.entries.undecided().low_risk().select_related("institution")
    entries = list(rows.order_by("pk"))
    current = [entry for entry in entries if not changed_meanwhile(entry)]
    accept_all(current, by=by)
    return len(current), len(entries) - len(current)


def changed_meanwhile(entry: RoundEntry) -> list[str]:
    """The fields whose value is no longer the one the school saw."""
    return [
        name
        for name, change in entry.changes.items()
        if getattr(entry.institution, name) != change["old"]
    ]


def accept_all(entries: list[RoundEntry], *, by: User) -> None:
    """Write proposed values into the records and confirm them; a fixed number of statements."""
    if not entries:
        return
    keys = [entry.institution_id for entry in entries]
    locked = Institution.objects.select_for_update().order_by("pk").in_bulk(keys)
    for entry in entries:
        institution = locked[entry.institution_id]
        for name, change in entry.changes.items():
            setattr(institution, name, change["new"])
        institution.updated_at = timezone.now()
    Institution.objects.bulk_create(  # one statement, where ``bulk_update`` needs many
        locked.values(),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*CHANGEABLE_FIELDS, "updated_at"],
    )
    by_day: dict[tuple[datetime.date | None, str], list[Institution]] = {}
    for entry in entries:
        key = (entry.answered_on, entry.channel or Channel.ROUND_LINK)
        by_day.setdefault(key, []).append(locked[entry.institution_id])
    for (day, channel), institutions in by_day.items():
        write_confirmations(institutions, role=SCHOOL, channel=Channel(channel), on=day)
    mark_decided(entries, Decision.ACCEPTED, by=by)


def mark_decided(
    entries: list[RoundEntry], decision: Decision, *, by: User, reason: str = ""
) -> None:
    """Keep what was decided, by whom and why, with an entry in the trail for each."""
    now = timezone.now()
    for entry in entries:
        entry.decision, entry.decision_reason = decision, reason[:400]
        entry.decided_by, entry.decided_at = by, now
    RoundEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(
        decision=decision,
        decision_reason=reason[:400],
        decided_by=by,
        decided_at=now,
        updated_at=now,
    )
    AuditEntry.objects.record_all(
        "aspnet.decide_change",
        entries,
        by=by,
        target=decision,
        reason=reason,
        details=lambda entry: {"fields": sorted(entry.changes)},
    )


@transaction.atomic
def mark_bounced(entry: RoundEntry, *, by: User) -> RoundEntry:
    """The coordinator learned that the address does not work."""
    entry = locked_entry(entry)
    check_runs(entry.round, by)
    if entry.round.status not in RUNNING_ROUND or entry.answer != Answer.WAITING:
        raise DomainError(_("Only a school that has not answered can be marked so."))
    entry.answer = Answer.BOUNCED
    entry.save(update_fields=["answer", "updated_at"])
    AuditEntry.objects.record("aspnet.answer_round", entry, by=by, target=Answer.BOUNCED)
    return entry
