"""Pages of no single app: home, search, country sheet, workspace, about, health."""

import re
import time
from typing import Any

from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views import View, defaults
from django.views.decorators.gzip import gzip_page

from .accounts import kept_forms, throttling
from .accounts.models import CalendarAddress
from .core import icalendar
from .core.middleware import API_PAGES, API_PREFIX
from .core.problems import problem_response
from .core.resources import RESOURCES
from .reference.models import Country, SourceDocument
from .search import record_named, search_everything, ways_from
from .sheets import (
    calendar_of,
    country_sections,
    deadline_sections,
    home_figures,
    workspace_sections,
)
from .workflow.tasks import HEARTBEAT
from .workflow.worklist import is_cut, worklist

WORKER_SILENCE_SECONDS = 90
MAP_SECONDS = 60 * 60 * 24
LANGUAGE_LIKE = re.compile(r"/(?P<code>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(?P<rest>/.*)")


class HomeView(View):
    """What this is and where to go; figures with their date."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The first page."""
        return render(request, "home.html", home_figures(request.user) | {"title": _("Home")})


class SearchView(View):
    """One box over everything public."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Results by kind, each saying why it matched."""
        text = request.GET.get("q", "").strip()
        if record := record_named(text, request.user):
            return redirect(record)
        groups = search_everything(text[:200], request.user) if text else []
        context = {
            "title": _("Search"),
            "q": text[:200],
            "is_too_long": len(text) > 200,
            "groups": groups,
            "ways": [] if groups else ways_from(text[:200]),
        }
        return render(request, "search.html", context)


class CountryChoiceView(View):
    """From the choice of a country to its sheet; an unknown one leads to the list."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """``?code=SN``."""
        code = request.GET.get("code", "").upper()
        if Country.objects.filter(code=code).exists():
            return redirect("country-detail", code)
        return redirect("reference:country-list")


class CountrySheetView(View):
    """Everything about one country."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The sheet; lower-case codes find the country too."""
        country = get_object_or_404(Country, code=public_id.upper())
        context = {"title": country.name, "country": country}
        return render(
            request, "country_sheet.html", context | country_sections(country, request.user)
        )


class WorkspaceView(LoginRequiredMixin, View):
    """The signed-in home: what is overdue, what waits for me, and what comes."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The worklist in its groups, then what each role's app adds."""
        items = worklist(request.user)
        context = {
            "title": _("Workspace"),
            "overdue": [item for item in items if item.is_overdue],
            "waiting": [item for item in items if not item.is_overdue],
            "is_worklist_cut": is_cut(items),
            **deadline_sections(request.user),
            **workspace_sections(request.user),
        }
        return render(request, "workspace/home.html", context)


class CalendarView(View):
    """The deadlines of an account for its calendar, by private address; read without signing in."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The file in the language of the account; an address that has ended is not there."""
        rows = CalendarAddress.objects.with_token(token).select_related("user")
        address = get_object_or_404(rows)
        user = address.user
        if not address.is_of_present_password:
            raise Http404
        if not throttling.is_within(settings.API_RATE_EXPORT, "calendar", f"account:{user.pk}"):
            answer = HttpResponse(status=429)  # read by programs: they wait and ask again
            answer["Retry-After"] = "3600"
            return answer
        with translation.override(user.language):
            content = calendar_of(user)
        answer = HttpResponse(content, content_type=icalendar.CONTENT_TYPE)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex"
        return answer


class AboutView(View):
    """What the portal is, and where its data comes from."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Sources with their licences."""
        context = {"title": _("About this portal"), "sources": SourceDocument.objects.all()}
        return render(request, "about.html", context)


class DictionaryView(View):
    """The data dictionary: every public field of every collection."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Written from the same definitions as pages, API and downloads."""
        resources = sorted(RESOURCES.values(), key=lambda resource: resource.name)
        context = {"title": _("Data dictionary"), "resources": resources}
        return render(request, "dictionary.html", context)


@method_decorator(gzip_page, name="dispatch")
class OutlinesView(View):
    """The country outlines for maps, from our own data, kept by browsers for a day."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The GeoJSON file."""
        path = settings.DATA_DIR / "world.geojson"
        response = FileResponse(path.open("rb"), content_type="application/geo+json")
        response["Cache-Control"] = f"public, max-age={MAP_SECONDS}"
        return response


def healthz(request: HttpRequest) -> HttpResponse:
    """The process is alive."""
    return HttpResponse("ok", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Database, Redis and a worker are reachable; 503 names what is not."""
    state: dict[str, Any] = {"database": database_answers(), "redis": redis_answers()}
    beat = cache.get(HEARTBEAT) if state["redis"] else None
    state["worker"] = beat is not None and time.time() - beat < WORKER_SILENCE_SECONDS
    return JsonResponse(state, status=200 if all(state.values()) else 503)


def database_answers() -> bool:
    """Whether a query comes back."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def redis_answers() -> bool:
    """Whether what is written can be read."""
    cache.set("readyz", 1, timeout=10)
    return cache.get("readyz") == 1


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for a request no view can read."""
    return render(request, "400.html", {"reason": ""}, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing at this address; where it names a language we do not speak, those we speak."""
    context = {"title": _("Page not found"), **foreign_language(request)}
    return render(request, "404.html", context, status=404)


def foreign_language(request: HttpRequest) -> dict[str, Any]:
    """``/de/centres/``: the same page in our languages, if there is one behind the prefix."""
    found = LANGUAGE_LIKE.fullmatch(request.path_info)
    if found is None or not is_page(found["rest"]):
        return {"wanted": "", "languages": []}
    languages = [
        {"code": code, "url": f"/{code}{found['rest']}", "name": get_language_info(code)}
        for code, _name in settings.LANGUAGES
    ]
    return {"wanted": found["code"], "languages": languages}


def is_page(path: str) -> bool:
    """Whether an address leads anywhere."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours: a problem for machines, a page for people; neither tells any of it."""
    path = request.path_info
    if not path.startswith(API_PREFIX) or path in API_PAGES:
        return defaults.server_error(request)
    return problem_response(
        500,
        _(
            "The fault is ours, and it has been recorded. Nothing you sent was half saved:"
            " it was either kept whole or not at all."
        ),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: usually an old page; what was typed is offered again."""
    again = kept_forms.offer_again(request)
    if again is not None:
        return again
    context = {
        "title": _("This form has expired"),
        "reason": _("Go back, reload the page and send the form again. Nothing was saved."),
    }
    return render(request, "403.html", context, status=403)
