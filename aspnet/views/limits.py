"""How often one place, or one mailbox, may make the portal write and keep."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
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


class Budgeted:
    """Mixed into a view: its costly requests have a budget for each person, or place without one.

    ``budgets`` names the setting with the rate, by method.
    """

    budgets: ClassVar[dict[str, str]] = {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go on within the budget; else say when to come back."""
        setting = self.budgets.get(request.method or "")
        if setting and not throttling.is_within(
            getattr(settings, setting), setting.lower(), throttling.reader_of(request)
        ):
            context = {"title": _("Too many requests"), "reason": TOO_OFTEN}
            answer = render(request, "403.html", context, status=429)
            answer["Retry-After"] = "3600"
            return answer
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view


class Uploads(Budgeted):
    """Files sent in, and selections looked at as a whole."""

    budgets: ClassVar[dict[str, str]] = {"POST": "UPLOAD_RATE"}


class MadeOnDemand(Budgeted):
    """Files and prints that are made when somebody asks for them."""

    budgets: ClassVar[dict[str, str]] = {"GET": "HEAVY_RATE", "HEAD": "HEAVY_RATE"}
