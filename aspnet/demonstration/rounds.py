"""Generated rounds: one finished, one open in all its stages; and answers played into a round."""

import datetime
from random import Random
from typing import Any

import pgtrigger
from django.db import transaction
from django.utils import timezone

from unesco_portal.accounts.models import User
from unesco_portal.core import dates
from unesco_portal.workflow.models import AuditEntry, OutgoingMail
from unesco_portal.workflow.notices import in_roles

from ..enums import IDENTITY_FIELDS, Answer, Asked, Channel, Decision, RoundStatus
from ..models import Confirmation, ConfirmationRequest, NationalNetwork, RenewalRound, RoundEntry
from ..services.answers import accept_all, mark_decided
from ..services.confirmations import SCHOOL, write_confirmations
from ..services.rounds import BATCH, INVITATION, new_entries, put_in_outbox
from ..states import COORDINATOR

SHARES = [  # of a hundred schools, how many answer how
    (Answer.CONFIRMED, 58),
    (Answer.CHANGE, 18),
    (Answer.WITHDRAWAL, 2),
    (Answer.BOUNCED, 6),
    (Answer.WAITING, 16),
]
FINISHED, OPEN = "SN", "JP"
WORDS = "Generated for demonstration"


@transaction.atomic
def generate_answers(round_: RenewalRound, seed: int) -> dict[str, int]:
    """Play answers of the generated schools that wait; returns the funnel afterwards."""
    rng = Random(seed)  # noqa: S311 -- plausible data, not secrets
    RenewalRound.objects.select_for_update().get(pk=round_.pk)
    rows = round_.entries.filter(answer=Answer.WAITING, is_generated=True)
    entries = list(rows.select_related("institution").order_by("pk"))
    confirmed = [entry for entry in entries if play(rng, entry) == Answer.CONFIRMED]
    fields = ["answer", "answered_on", "channel", "answered_by", "answered_as", "note", "changes"]
    RoundEntry.objects.bulk_update(entries, [*fields, "is_identity_change"], batch_size=500)
    schools = [entry.institution for entry in confirmed]
    write_confirmations(schools, role=SCHOOL, channel=Channel.ROUND_LINK, note=WORDS)
    return round_.entries.funnel()


def play(rng: Random, entry: RoundEntry) -> Answer:
    """One school's answer, with what belongs to it."""
    (answer,) = rng.choices([answer for answer, _share in SHARES], [share for _a, share in SHARES])
    if answer == Answer.WAITING or (answer == Answer.BOUNCED and entry.asked != Asked.MAIL):
        return Answer.WAITING
    entry.answer = answer
    if answer == Answer.BOUNCED:
        return answer
    entry.answered_on = dates.today()
    entry.channel = Channel.ROUND_LINK if entry.asked == Asked.MAIL else Channel.ON_BEHALF
    entry.answered_by, entry.answered_as, entry.note = "Demonstration", "Teacher", WORDS
    if answer == Answer.CHANGE:
        entry.changes = changes_of(rng, entry)
        entry.is_identity_change = bool(entry.changes.keys() & set(IDENTITY_FIELDS))
    return answer


def changes_of(rng: Random, entry: RoundEntry) -> dict[str, Any]:
    """Pupils, sometimes the website, for every fourth school the name."""
    school = entry.institution
    pupils = (school.pupil_count or 200) + 1 + int(rng.random() * 90)
    found = {"pupil_count": {"old": school.pupil_count, "new": pupils}}
    if rng.random() < 0.4:
        new = f"https://new-{school.pk}.example/"
        found["website"] = {"old": school.website, "new": new}
    if rng.random() < 0.25:
        found["name"] = {"old": school.name, "new": f"{school.name} II"[:250]}
    return found


@transaction.atomic
def make_rounds(seed: int) -> int:
    """A finished round in one country, an open one in another; returns how many were made."""
    made = 0
    for code, is_finished in ((FINISHED, True), (OPEN, False)):
        network = NationalNetwork.objects.filter(country=code, is_generated=True).first()
        user = in_roles(COORDINATOR.roles, code).first()
        if network is None or user is None or network.rounds.exists():
            continue
        round_ = make_round(network, is_finished=is_finished)
        generate_answers(round_, seed)
        decide(round_, user, is_finished=is_finished)
        made += 1
    return made


def make_round(network: NationalNetwork, *, is_finished: bool) -> RenewalRound:
    """A round opened some weeks, or a year, ago, with its entries and mails."""
    today = dates.today()
    opened = today - datetime.timedelta(days=120 if is_finished else 30)
    round_ = RenewalRound.objects.create(
        network=network,
        title=f"Renewal {opened.year}",
        opened_on=opened,
        closes_on=opened + datetime.timedelta(days=60),
        reminder_days=[21, 7],
        is_generated=True,
    )
    entries = RoundEntry.objects.bulk_create(new_entries(round_, network))
    rows = round_.entries.filter(asked=Asked.MAIL).select_related(
        "institution", "round__network__country"
    )
    put_in_outbox(list(rows[:BATCH]), INVITATION)
    moment = timezone.make_aware(datetime.datetime.combine(opened, datetime.time(8)))
    rows.update(sent_at=moment)
    code = f"<{round_.public_id}."
    OutgoingMail.objects.filter(message_id__startswith=code).update(sent_at=moment)
    AuditEntry.objects.record(
        "aspnet.open_round", round_, by=WORDS, target=round_.status, details={"n": len(entries)}
    )
    return round_


def decide(round_: RenewalRound, user: User, *, is_finished: bool) -> None:
    """In an open round some changes are decided; in a finished one, all, and it is closed."""
    waiting = list(round_.entries.undecided().select_related("institution").order_by("pk"))
    rejected = waiting[::7]
    accepted = [entry for number, entry in enumerate(waiting) if number % 7]
    if not is_finished:
        rejected, accepted = rejected[: len(rejected) // 2], accepted[: len(accepted) // 3]
    accept_all(accepted, by=user)
    mark_decided(rejected, Decision.REJECTED, by=user, reason=WORDS)
    if is_finished:
        round_.entries.filter(answer=Answer.WAITING).update(answer=Answer.NO_ANSWER)
        RenewalRound.objects.filter(pk=round_.pk).update(status=RoundStatus.CLOSED)


def remove_rounds() -> None:
    """Answers, mails and confirmations of generated schools, and rounds that hold nothing else."""
    entries = RoundEntry.objects.filter(institution__is_generated=True)
    rounds = RenewalRound.objects.filter(is_generated=True)
    for code in rounds.values_list("public_id", flat=True):
        OutgoingMail.objects.filter(message_id__startswith=f"<{code}.").delete()
    entries._raw_delete("default")
    rounds.filter(entries=None).delete()
    with pgtrigger.ignore("aspnet.Confirmation:append_only"):
        Confirmation.objects.filter(institution__is_generated=True)._raw_delete("default")
    ConfirmationRequest.objects.filter(institution__is_generated=True)._raw_delete("default")
