"""Confirming records: through what, and where a renewal round and its answers stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Through what a record was confirmed."""

    WORKSPACE = "workspace", _("workspace")
    ROUND_LINK = "round_link", _("link of a renewal round")
    REMINDER_LINK = "reminder_link", _("link of a reminder")
    ON_BEHALF = "on_behalf", _("recorded by the coordinator for the school")
    IMPORT = "import", _("import")
    HEADQUARTERS = "headquarters", _("Headquarters")


class RoundStatus(models.TextChoices):
    """Where a renewal round stands."""

    OPEN = "open", _("open for answers")
    CLOSING = "closing", _("answers are being decided")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("cancelled")


RUNNING_ROUND = (RoundStatus.OPEN, RoundStatus.CLOSING)


class Asked(models.TextChoices):
    """How a school is asked."""

    MAIL = "mail", _("by mail")
    PAPER = "paper", _("on paper")


class Answer(models.TextChoices):
    """What a school answered."""

    WAITING = "waiting", _("no answer yet")
    CONFIRMED = "confirmed", _("nothing changed")
    CHANGE = "change", _("change proposed")
    WITHDRAWAL = "withdrawal", _("leaving announced")
    BOUNCED = "bounced", _("mail came back")
    NO_ANSWER = "no_answer", _("did not answer")


ANSWERED = (Answer.CONFIRMED, Answer.CHANGE, Answer.WITHDRAWAL)
SILENT = (Answer.WAITING, Answer.BOUNCED)


class Decision(models.TextChoices):
    """What became of a proposed change."""

    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


# Names stand on certificates, and the address decides who may answer: each is decided by itself.
IDENTITY_FIELDS = ("name", "city", "email")
LOW_RISK_FIELDS = (
    "address",
    "website",
    "phone",
    "levels",
    "languages",
    "themes",
    "pupil_count",
    "staff_count",
)
CHANGEABLE_FIELDS = IDENTITY_FIELDS + LOW_RISK_FIELDS
