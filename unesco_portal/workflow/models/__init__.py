"""What was done, by whom, and who is told."""

from .audit import AuditEntry
from .case import Case
from .correction import Correction, Suggestion
from .mailing import LeftOut, Mailing, MailingRecipient, MailOptOut
from .note import Note
from .notice import Digest, Mute, Notification, OutgoingMail, new_message_id

__all__ = [
    "AuditEntry",
    "Case",
    "Correction",
    "Digest",
    "LeftOut",
    "MailOptOut",
    "Mailing",
    "MailingRecipient",
    "Mute",
    "Note",
    "Notification",
    "OutgoingMail",
    "Suggestion",
    "new_message_id",
]
