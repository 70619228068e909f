"""Short ways: refuse what no view can read, tell what is too slow, and a lane for the API."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast
from urllib.parse import unquote_to_bytes

from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .conditional import not_modified
from .problems import TOO_SLOW, TRY_AGAIN_SECONDS, problem_response, reader_language
from .renderers import is_plain
from .resources import RESOURCES
from .statements import is_stopped

logger = logging.getLogger(__name__)
API_PREFIX = "/api/"
API_PAGES = frozenset({"/api/v1/docs/"})  # documentation for people is a page like others
COLLECTIONS = "/api/v1/"
UNREADABLE = gettext_noop(
    "The address or a cookie holds characters that no name has. Remove them and try again."
)
API_POLICY = "default-src 'none'; frame-ancestors 'none'"
GetResponse = Callable[[HttpRequest], HttpResponse]


class CleanInputMiddleware:
    """Refuses addresses that are not UTF-8, and NUL, also in cookies: PostgreSQL stores neither."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_readable(request):
            return self.get_response(request)
        if request.path_info.startswith(API_PREFIX):
            with translation.override(reader_language(request)):
                return problem_response(400, _(UNREADABLE))
        with translation.override(translation.get_language_from_request(request)):
            return render(request, "400.html", {"reason": _(UNREADABLE)}, status=400)


def is_readable(request: HttpRequest) -> bool:
    """Whether address and cookies hold nothing that no view can read."""
    if "\x00" in request.path_info or not is_clean(request.META.get("QUERY_STRING", "")):
        return False
    return "HTTP_COOKIE" not in request.META or not any(
        "\x00" in value for value in request.COOKIES.values()
    )


def is_clean(query: str) -> bool:
    """Whether a query string percent-decodes to UTF-8 without NUL."""
    if query.isascii() and "%" not in query:
        return True
    try:
        return "\x00" not in unquote_to_bytes(query.encode("latin-1")).decode()
    except UnicodeDecodeError:
        return False


class SlowStatementMiddleware:
    """Pages: what takes too long is told as that, and not as a fault."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    @staticmethod
    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page with 503 for a statement that the database stopped."""
        if not is_stopped(error):
            return None
        logger.warning("A statement was stopped: %s", request.path_info)
        answer = render(request, "503.html", {"reason": _(TOO_SLOW)}, status=503)
        answer["Retry-After"] = str(TRY_AGAIN_SECONDS)
        return answer


class ApiHandler(BaseHandler):
    """A handler whose chain of middleware is empty."""

    _view_middleware = ()
    _template_response_middleware = ()
    _exception_middleware = ()


class ApiLaneMiddleware:
    """Sends ``/api/`` straight to its view.

    The API knows no cookie, session, message or CSRF token, so nothing below this middleware can
    help or hurt it; leaving it out makes an answer cheaper and the rule visible.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        answer = ApiHandler()._get_response  # type: ignore[attr-defined]  # the stubs leave it out
        self.api = cast("GetResponse", convert_exception_to_response(answer))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(API_PREFIX) or request.path_info in API_PAGES:
            return self.get_response(request)
        response = self.unchanged(request)
        if response is None:
            with translation.override(reader_language(request)):  # not that of the page before
                response = self.api(request)
        response["Content-Security-Policy"] = API_POLICY
        return response

    @staticmethod
    def unchanged(request: HttpRequest) -> HttpResponse | None:
        """That nothing has changed is said before anything else is done; it counts for no limit."""
        request.get_host()  # raises DisallowedHost, as any other answer would
        datasets = conditional_on(request.META)
        return None if datasets is None else not_modified(request, datasets)


def conditional_on(meta: Mapping[str, Any]) -> Sequence[str] | None:
    """The tables a collection or record of the API stands on, where its reader names a tag.

    Only for plain questions: a key may be revoked, a format unknown.
    """
    is_asked = "HTTP_IF_NONE_MATCH" in meta and meta["REQUEST_METHOD"] in ("GET", "HEAD")
    if not (is_asked and is_plain(meta)):
        return None
    resource = RESOURCES.get(meta["PATH_INFO"].removeprefix(COLLECTIONS).partition("/")[0])
    return None if resource is None else resource.datasets
