"""Who may: users, invitations, API keys."""

from .api_key import ApiKey
from .invitation import Invitation
from .user import User

__all__ = ["ApiKey", "Invitation", "User"]
