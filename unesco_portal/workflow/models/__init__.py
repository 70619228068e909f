"""What was done, by whom, and who is told."""

from .audit import AuditEntry
from .case import Case
from .notice import Notification, OutgoingMail

__all__ = ["AuditEntry", "Case", "Notification", "OutgoingMail"]
