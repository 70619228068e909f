"""A form is carried out once, however often it is sent.

A form that creates something carries a word of its own (``{% once %}``). The first time its content
arrives, it is carried out; where it led is kept for an hour, and the same content is led there
again, after a short wait when the first is still under way: a second click without scripts makes
the browser forget the first one. What was refused may be sent again at once, and so may what was
changed meanwhile. Without the cache every form is carried out: the database refuses what must not
exist twice.
"""

import time
from collections.abc import Callable
from hashlib import blake2b

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

FIELD = "once"
UNDER_WAY = "under way"
KEPT_SECONDS = 60 * 60
UNDER_WAY_SECONDS = 60  # a first one that takes longer, or was killed, is forgotten
PATIENCE_SECONDS = 5.0
LOOK_SECONDS = 0.05
REDIRECTS = (302, 303)
GetResponse = Callable[[HttpRequest], HttpResponse]


class OnceMiddleware:
    """Leads the second of two equal forms where the first one led."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.POST.get(FIELD):
            return self.get_response(request)
        key = key_of(request)
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not cache.add(key, UNDER_WAY, UNDER_WAY_SECONDS):
            place = cache.get(key)
            if place and place != UNDER_WAY:
                return redirect(place)
            if time.monotonic() > give_up:
                return under_way(request)
            time.sleep(LOOK_SECONDS)
        return self.carry_out(request, key)

    def carry_out(self, request: HttpRequest, key: str) -> HttpResponse:
        """Do what the form asks, and remember where it led."""
        try:
            response = self.get_response(request)
        except BaseException:
            cache.delete(key)
            raise
        if response.status_code in REDIRECTS and not getattr(response, "is_sign_in", False):
            cache.set(key, response["Location"], KEPT_SECONDS)
        else:
            cache.delete(key)
        return response


def key_of(request: HttpRequest) -> str:
    """The same for the same reader, address and content; files count by name and size."""
    user = request.user.pk if request.user.is_authenticated else None
    fields = sorted(
        (name, values)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"  # another one each time a page is shown
    )
    files = sorted(
        (name, file.name, file.size) for name, found in request.FILES.lists() for file in found
    )
    content = repr((user, request.path, fields, files)).encode()
    return f"once:{blake2b(content, digest_size=16).hexdigest()}"


def under_way(request: HttpRequest) -> HttpResponse:
    """The first of the two is not finished yet."""
    context = {
        "title": _("This form is being worked on"),
        "reason": _("It was sent twice; the first one counts. Look at the result in a moment."),
    }
    return render(request, "403.html", context, status=409)
