"""How allauth behaves here: nobody signs up uninvited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations, with the appointment that gives them their rights."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed: the public needs no account, and rights need an invitation."""
        return False
