"""Who may: users, invitations, API keys; and what people keep for themselves."""

from .api_key import ApiKey
from .invitation import Invitation
from .saved_filter import SavedFilter
from .user import User

__all__ = ["ApiKey", "Invitation", "SavedFilter", "User"]
