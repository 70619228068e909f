"""What was done, by whom, and who is told."""

from .audit import AuditEntry
from .case import Case
from .mailing import LeftOut, Mailing, MailingRecipient, MailOptOut
from .notice import Notification, OutgoingMail

__all__ = [
    "AuditEntry",
    "Case",
    "LeftOut",
    "MailOptOut",
    "Mailing",
    "MailingRecipient",
    "Notification",
    "OutgoingMail",
]
