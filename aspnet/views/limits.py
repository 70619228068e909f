"""How often one place, or one mailbox, may make the portal write and keep."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts import throttling

TOO_OFTEN = _("This was asked for too often from here. Try again in an hour.")


def is_within_rates(request: HttpRequest, email: str) -> bool:
    """Whether one more mail may go out: a form open to all must not fill strangers' mailboxes."""
    return is_within_rate(request, "apply") and throttling.is_within(
        settings.APPLICATION_MAIL_RATE, "apply-mail", email.lower()
    )


def is_within_rate(request: HttpRequest, purpose: str) -> bool:
    """Whether one more request of this sort may come from this place."""
    place = throttling.client_network(request)
    return throttling.is_within(settings.APPLICATION_RATE, purpose, place)
