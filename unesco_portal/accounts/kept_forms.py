"""Nothing typed is lost: a form that met an expired sign-in or an old page can be sent again.

Two cases. *The sign-in had expired*: what was typed waits in the session, for an hour, for the
person who had been signed in, and is shown at the form's address after signing in again. *The form
was older than its token*: the page that says so carries what was typed itself. In both, a person
sends it again by a button, seeing what will be sent; passwords, codes and files are never kept.
"""

import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from unesco_portal.core.once import FIELD

from .form_pages import page_of, words_of

KEY = "kept_form"
READER_COOKIE = "portal_reader"
SALT = "kept-forms"
KEPT_SECONDS = 60 * 60
READER_SECONDS = settings.SESSION_COOKIE_AGE + KEPT_SECONDS
MOST_CHARACTERS = 100_000
NEVER_KEPT = ("csrfmiddlewaretoken", "password", "code", "credential")
OWN_ADDRESSES = ("/accounts/",)  # sign-in itself


def fields_of(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, in its order; empty where it is too much, or part of signing in."""
    if request.path_info.startswith(OWN_ADDRESSES):  # without the language in front
        return []
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if not any(word in name for word in NEVER_KEPT)
        for value in values
    ]
    size = sum(len(name) + len(str(value)) for name, value in fields)
    return fields if size <= MOST_CHARACTERS else []


def leads_to_sign_in(response: HttpResponse) -> bool:
    """Whether the answer asks to sign in."""
    if response.status_code != 302:
        return False
    pages = {resolve_url(settings.LOGIN_URL), "/admin/login/"}
    return urlsplit(response["Location"]).path in pages


def reader_of(request: HttpRequest) -> int | None:
    """Who was signed in here last, and has not signed out."""
    try:
        found = request.get_signed_cookie(READER_COOKIE, salt=SALT, max_age=READER_SECONDS)
    except (KeyError, signing.BadSignature):
        return None
    return int(found)


def remember_reader(request: HttpRequest, response: HttpResponse) -> None:
    """Note who is signed in here."""
    if reader_of(request) != request.user.pk:
        response.set_signed_cookie(
            READER_COOKIE,
            str(request.user.pk),
            salt=SALT,
            max_age=READER_SECONDS,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def keep(request: HttpRequest) -> None:
    """Put what was typed into the session of a reader whose sign-in has expired."""
    owner, fields = reader_of(request), fields_of(request)
    if owner is None or not fields:
        return
    request.session[KEY] = {
        "owner": owner,
        "path": request.get_full_path(),
        "fields": fields,
        "had_files": bool(request.FILES),
        "at": time.time(),
    }


def kept_for(request: HttpRequest) -> dict[str, Any] | None:
    """What waits at this address for this reader; what is old or another's is dropped."""
    kept = request.session.get(KEY)
    if kept is None:
        return None
    is_own = kept["owner"] == request.user.pk and time.time() - kept["at"] < KEPT_SECONDS
    if not is_own:
        del request.session[KEY]
        return None
    return kept if kept["path"] == request.get_full_path() else None


def show(
    request: HttpRequest, kept: dict[str, Any], *, page: HttpResponse | None, status: int = 200
) -> HttpResponse:
    """What was typed, in the words of the form's page, and the button that sends it again."""
    shown = words_of(page).told([pair for pair in kept["fields"] if pair[0] != FIELD])
    context = {
        "title": _("What you typed was kept"),
        "address": kept["path"],
        "fields": kept["fields"],
        "shown": shown,
        "had_files": kept["had_files"],
    }
    return render(request, "accounts/kept_form.html", context, status=status)


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this portal sent the form; only browsers write these headers."""
    if request.headers.get("Sec-Fetch-Site"):
        return request.headers["Sec-Fetch-Site"] == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def offer_again(request: HttpRequest) -> HttpResponse | None:
    """After a token that is too old: the same form with a fresh one; for our own pages only."""
    fields = fields_of(request)
    if not fields or not is_from_here(request):
        return None
    kept = {
        "path": request.get_full_path(),
        "fields": fields,
        "had_files": bool(request.FILES),
    }
    return show(request, kept, page=page_of(request), status=403)
