"""What signed-in readers add to a page request: their language, and their second factor."""

from collections.abc import Callable
from hashlib import blake2b

from allauth.account.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from unesco_portal.core.languages import address_language

from . import kept_forms

SEEN_SECONDS = 60
GetResponse = Callable[[HttpRequest], HttpResponse]


class SeenSessionsMiddleware:
    """Notes when and from where a session was last used: once a minute, and when it has moved.

    In place of allauth's, which reads the account twice and commits a row with every page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
            and cache.add(self.place(request), 1, SEEN_SECONDS)
        ):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)

    @staticmethod
    def place(request: HttpRequest) -> str:
        """The session and the browser it is used from, as a key without either."""
        browser = (get_adapter().get_client_ip(request), request.META.get("HTTP_USER_AGENT", ""))
        text = "\n".join((request.session.session_key or "", *browser))
        return f"session-seen:{blake2b(text.encode(), digest_size=16).hexdigest()}"


class ReaderLanguageMiddleware:
    """A signed-in reader without a language cookie gets the language of the account.

    Unless the address names one.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cookies = request.COOKIES
        if (
            address_language(request) is None
            and settings.SESSION_COOKIE_NAME in cookies
            and settings.LANGUAGE_COOKIE_NAME not in cookies
            and request.user.is_authenticated
        ):
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class PrivatePagesMiddleware:
    """What a signed-in reader sees is kept by no cache on the way, and asked for anew each time."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            settings.SESSION_COOKIE_NAME in request.COOKIES
            and "Cache-Control" not in response
            and request.user.is_authenticated
        ):
            response["Cache-Control"] = "private, no-cache"
        return response


class KeptFormsMiddleware:
    """Keeps what was typed when the sign-in had expired, and shows it after the next one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
        if is_known and kept_forms.KEY in request.session:
            if request.method == "GET" and (kept := kept_forms.kept_for(request)):
                page = self.get_response(request)
                return kept_forms.show(request, kept, page=page)
            if request.method == "POST" and kept_forms.kept_for(request):
                del request.session[kept_forms.KEY]
        response = self.get_response(request)
        if kept_forms.leads_to_sign_in(response):
            response.is_sign_in = True  # type: ignore[attr-defined]  # read by ``OnceMiddleware``
            if request.method == "POST" and not is_known:
                kept_forms.keep(request)
        elif is_known and request.user.is_authenticated:
            kept_forms.remember_reader(request, response)
        elif is_known:  # signed out by this request
            response.delete_cookie(kept_forms.READER_COOKIE, samesite="Lax")
        return response


class SecondFactorMiddleware:
    """Whoever holds a role sets up a second factor before anything else (a setting)."""

    exempt = ("/accounts/", "/static/", "/language/", "/healthz", "/readyz")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.REQUIRE_SECOND_FACTOR
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and not request.path_info.startswith(self.exempt)
            and self.is_missing(request)
        ):
            messages.warning(request, _("Set up a second factor first: your role requires one."))
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def is_missing(request: HttpRequest) -> bool:
        """Whether this reader holds a role and has no second factor yet."""
        user = request.user
        if not user.is_authenticated or not (user.is_superuser or user.grants):
            return False
        return not is_mfa_enabled(user)
