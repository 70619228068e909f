"""The language of an address: ``/fr/centres/`` is always French, ``/centres/`` is negotiated.

The prefix is taken off before anything else reads the path, and becomes the prefix of every
address that the page links to, so that a reader stays in the language (ADR 22).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponse]
Answer = TypeVar("Answer", bound=HttpResponse)
REMEMBERED_SECONDS = 60 * 60 * 24 * 365
SAFE_METHODS = frozenset({"GET", "HEAD"})
# For machines, or in one form for everybody: there is no address of these in a language.
UNPREFIXED = (
    "/api/",
    "/admin/",
    "/static/",
    "/map/",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/sitemap",
    "/favicon.ico",
)


def split_language(path: str) -> tuple[str | None, str]:
    """The language that a path names, and the path without it."""
    first, slash, rest = path.removeprefix("/").partition("/")
    if first not in dict(settings.LANGUAGES):
        return None, path
    return first, f"/{rest}" if slash else ""


def in_language(address: str, language: str) -> str:
    """An address of the portal that names a language, with the name of another one instead.

    One that names none stays: it is negotiated.
    """
    code, rest = split_language(address)
    return address if code is None else f"/{language}{rest}"


def mailed_address(path: str, language: str) -> str:
    """The address of a page for a mail: on any device it is read in the language of the mail."""
    return f"{settings.SITE_URL}/{language}{split_language(path)[1]}"


def address_language(request: HttpRequest) -> str | None:
    """The language that the address of a request names, if any."""
    return getattr(request, "address_language", None)


def working_language(otherwise: str = "") -> str:
    """The reader's language if mails are written in it, else ``otherwise``, else English."""
    language = translation.get_language()
    if language in dict(settings.WORKING_LANGUAGES):
        return language
    return otherwise or settings.LANGUAGE_CODE


@contextmanager
def links_under(prefix: str) -> Iterator[None]:
    """Within, every address that is written begins with ``prefix``."""
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        yield
    finally:
        set_script_prefix(before)


def remember(response: Answer, language: str) -> Answer:
    """Let the browser keep a language for addresses that name none."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=REMEMBERED_SECONDS,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,  # type: ignore[arg-type]  # one of the three
    )
    return response


class LanguageMiddleware:
    """Reads a page in the language of its address, else in the one its reader prefers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language, rest = split_language(request.path_info)
        if language is None:
            return self.negotiated(request)
        if not rest or rest.startswith(UNPREFIXED):
            return self.led_on(request, rest or f"/{language}/")
        request.address_language = language  # type: ignore[attr-defined]  # read by ``address_language``
        request.path_info = rest
        self.activate(request, language)
        if request.method in SAFE_METHODS:
            with links_under(f"{get_script_prefix()}{language}/"):
                response = self.get_response(request)
        else:
            response = self.after_an_act(request, language)
        response.headers.setdefault("Content-Language", language)
        return response

    def negotiated(self, request: HttpRequest) -> HttpResponse:
        """Cookie, then the browser; an account may decide otherwise later on."""
        self.activate(request, translation.get_language_from_request(request))
        response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return response

    def after_an_act(self, request: HttpRequest, language: str) -> HttpResponse:
        """An act writes addresses into notices and records: those name no language.

        Whoever acted is led on in the language of the page.
        """
        response = self.get_response(request)
        target = response.get("Location", "")
        is_ours = target.startswith("/") and not target.startswith(("//", *UNPREFIXED))
        if is_ours and split_language(urlsplit(target).path)[0] is None:
            response["Location"] = f"/{language}{target}"
        return remember(response, language)

    @staticmethod
    def led_on(request: HttpRequest, path: str) -> HttpResponse:
        """To the only address there is."""
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(path + (f"?{query}" if query else ""))

    @staticmethod
    def activate(request: HttpRequest, language: str) -> None:
        """Everything below reads and writes in this language."""
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
