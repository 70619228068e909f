"""What was done, by whom, and who is told."""

from .audit import AuditEntry
from .case import Case
from .correction import Correction, Suggestion
from .mailing import LeftOut, Mailing, MailingRecipient, MailOptOut
from .note import Note
from .notice import Digest, Notification, OutgoingMail

__all__ = [
    "AuditEntry",
    "Case",
    "Correction",
    "Digest",
    "LeftOut",
    "MailOptOut",
    "Mailing",
    "MailingRecipient",
    "Note",
    "Notification",
    "OutgoingMail",
    "Suggestion",
]
