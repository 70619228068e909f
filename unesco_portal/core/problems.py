"""One error format: problem details of RFC 9457, in the reader's language."""

import functools
import logging
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from rest_framework import exceptions, status
from rest_framework.response import Response

from .exceptions import DomainError
from .statements import is_stopped

logger = logging.getLogger(__name__)
CONTENT_TYPE = "application/problem+json"

TOO_SLOW = gettext_noop(
    "The portal stopped looking, as it took too long. Nothing was half saved. Ask for less, for"
    " example with a filter, or try again in a minute."
)
TRY_AGAIN_SECONDS = 60
TITLES = {
    400: "Bad request",
    401: "Not authenticated",
    403: "Not permitted",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    409: "Conflict",
    415: "Unsupported media type",
    429: "Too many requests",
    500: "Internal error",
    503: "Service unavailable",
}


def problem(
    code: int, detail: str, *, errors: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    """The body of a problem answer; ``errors`` name the field and the remedy, one each."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(code, "Error"),
        "status": code,
        "detail": detail,
    }
    if errors:
        body["errors"] = errors
    return body


def problem_response(code: int, detail: str, **kwargs: Any) -> HttpResponse:
    """A problem outside of Django REST framework."""
    return HttpResponse(
        orjson.dumps(problem(code, detail, **kwargs)), status=code, content_type=CONTENT_TYPE
    )


def field_errors(error: ValidationError) -> list[dict[str, str]]:
    """Field and message pairs of a validation error."""
    if not hasattr(error, "error_dict"):
        return [{"message": message} for message in error.messages]
    return [
        {"field": name, "message": message}
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def exception_handler(error: Exception, _context: dict[str, Any]) -> HttpResponse | None:
    """Turn what an API view raised into a problem; ``None`` lets real faults become a 500."""
    return problem_of(error)


def problem_of(error: Exception) -> HttpResponse | None:
    """The problem answer, in JSON whatever the view writes else; ``None`` for real faults."""
    answer = describe(error)
    if answer is None:
        return None
    return HttpResponse(
        orjson.dumps(answer.data),
        status=answer.status_code,
        headers={**answer.headers, "Content-Type": CONTENT_TYPE},
    )


def reader_language(request: HttpRequest) -> str:
    """The best of our languages for this reader, by the Accept-Language header only."""
    return best_language(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))


@functools.lru_cache(maxsize=200)
def best_language(accepted: str) -> str:
    """The best of our languages for one header; without cookies, which the API does not know."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = accepted
    return translation.get_language_from_request(request)


def describe(error: Exception) -> Response | None:
    """The problem answer for one kind of error."""
    headers = {}
    errors = None
    match error:
        case ValidationError():
            code, detail = 400, _("Some parameters are not valid. Each error names its parameter.")
            errors = field_errors(error)
        case DomainError():
            code, detail = 409, str(error.message)
        case Http404() | exceptions.NotFound():
            code, detail = 404, _("There is nothing at this address for you.")
        case PermissionDenied():
            code, detail = 403, _("You may not do this.")
        case exceptions.APIException():
            code, detail = error.status_code, str(error.detail)
            if auth_header := getattr(error, "auth_header", None):
                headers["WWW-Authenticate"] = auth_header
            if wait := getattr(error, "wait", None):
                headers["Retry-After"] = str(int(wait) + 1)
        case _:
            return too_slow(error)
    if code == status.HTTP_500_INTERNAL_SERVER_ERROR:
        return None
    body = problem(code, detail, errors=errors)
    return Response(body, status=code, headers=headers, content_type=CONTENT_TYPE)


def too_slow(error: Exception) -> Response | None:
    """The answer for a statement that the database stopped; ``None`` for a real fault."""
    if not is_stopped(error):
        return None
    logger.warning("A statement was stopped: it took too long.")
    return Response(
        problem(status.HTTP_503_SERVICE_UNAVAILABLE, _(TOO_SLOW)),
        status=status.HTTP_503_SERVICE_UNAVAILABLE,
        headers={"Retry-After": str(TRY_AGAIN_SECONDS)},
        content_type=CONTENT_TYPE,
    )
