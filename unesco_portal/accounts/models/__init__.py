"""Who may: users, invitations, API keys; and what people keep for themselves."""

from .api_key import ApiKey
from .calendar_address import CalendarAddress
from .invitation import Invitation
from .saved_filter import SavedFilter
from .user import MailChoice, User

__all__ = ["ApiKey", "CalendarAddress", "Invitation", "MailChoice", "SavedFilter", "User"]
