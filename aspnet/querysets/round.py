"""Questions asked of renewal rounds, their entries, and confirmations."""

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import CharField, Count, Exists, OuterRef, Q, Value
from django.db.models.functions import Concat

from unesco_portal.core.site import site_host
from unesco_portal.workflow.models import OutgoingMail

from ..enums import RUNNING_ROUND, SILENT, Answer, Asked, Decision, RoundStatus
from .reach import in_reach, of_network


def own_or_staff(rows: Any, user: Any) -> Any:
    """Rows of institutions in the reader's own countries and areas; staff see all."""
    if getattr(user, "is_staff", False):
        return rows
    return rows.filter(in_reach(user, country="institution__country", area="institution__area"))


class ConfirmationQuerySet(models.QuerySet):
    """Confirmations by reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_confirmation`` holds: notes are not for everybody."""
        return own_or_staff(self, user)


class RenewalRoundQuerySet(models.QuerySet):
    """Rounds by state and reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_renewalround`` holds."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(of_network(user, country="network__country"))

    def running(self) -> Self:
        """Neither closed nor cancelled."""
        return self.filter(status__in=RUNNING_ROUND)

    def over(self, today: datetime.date) -> Self:
        """Open, though the last day has passed."""
        return self.filter(status=RoundStatus.OPEN, closes_on__lt=today)

    def taking_answers(self, today: datetime.date) -> Self:
        """Whose links still work."""
        return self.filter(status=RoundStatus.OPEN, closes_on__gte=today)


class RoundEntryQuerySet(models.QuerySet):
    """Entries by what was asked, answered and decided."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_roundentry`` holds."""
        return own_or_staff(self, user)

    def due(self, today: datetime.date) -> Self:
        """To be asked by mail, and no mail written yet."""
        return self.filter(
            round__status=RoundStatus.OPEN,
            round__closes_on__gte=today,
            asked=Asked.MAIL,
            sent_at=None,
            answer=Answer.WAITING,
        )

    def remindable(self, today: datetime.date) -> Self:
        """Asked by mail before today, silent, not reminded today."""
        rows = self.filter(asked=Asked.MAIL, answer=Answer.WAITING, sent_at__date__lt=today)
        return rows.filter(Q(reminded_on=None) | Q(reminded_on__lt=today))

    def undecided(self) -> Self:
        """Proposed changes that wait for the coordinator."""
        return self.filter(answer=Answer.CHANGE, decision="")

    def low_risk(self) -> Self:
        """Those that touch neither name nor town nor address of mail."""
        return self.filter(is_identity_change=False)

    def silent(self) -> Self:
        """Without an answer so far."""
        return self.filter(answer__in=SILENT)

    def renamed(self) -> Self:
        """Whose accepted change is one of the name."""
        return self.filter(
            decision=Decision.ACCEPTED, is_identity_change=True, changes__has_key="name"
        )

    def delivered(self) -> Self:
        """Whose mail the mail server took; whether anybody opened it is not tracked."""
        ours = Concat(
            Value("<"),
            OuterRef("round__public_id"),
            Value("."),
            OuterRef("institution__public_id"),
            Value(f"@{site_host()}>"),
            output_field=CharField(),
        )
        taken = OutgoingMail.objects.filter(message_id=ours, sent_at__isnull=False)
        return self.filter(Exists(taken), asked=Asked.MAIL)

    def refused(self) -> Self:
        """Waiting, though the mail server refused the address for good."""
        hard = OutgoingMail.objects.filter(
            to=OuterRef("email"), refused_at__gte=OuterRef("sent_at")
        )
        return self.filter(
            Exists(hard),
            round__status__in=RUNNING_ROUND,
            asked=Asked.MAIL,
            answer=Answer.WAITING,
        )

    def funnel(self) -> dict[str, int]:
        """How many stand where, in one query."""
        return unmarked(self.aggregate(**sums()))

    def funnels(self) -> dict[int, dict[str, int]]:
        """The same for each round, by its key."""
        rows = self.order_by().values("round_id").annotate(**sums())
        return {row.pop("round_id"): unmarked(row) for row in rows}


def sums() -> dict[str, Count]:
    """The counts of a funnel; marked, as some are called like a field."""
    found = {
        "asked": Q(),
        "by_mail": Q(asked=Asked.MAIL),
        "on_paper": Q(asked=Asked.PAPER),
        "written": Q(sent_at__isnull=False),
        "undecided": Q(answer=Answer.CHANGE, decision=""),
        "accepted": Q(decision=Decision.ACCEPTED),
        "rejected": Q(decision=Decision.REJECTED),
    } | {answer.value: Q(answer=answer) for answer in Answer}
    return {f"n_{name}": Count("pk", filter=which) for name, which in found.items()}


def unmarked(row: dict[str, int]) -> dict[str, int]:
    """The counts under their plain names."""
    return {name.removeprefix("n_"): count for name, count in row.items()}
