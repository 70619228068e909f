"""The API's front door, its documentation for people, and its answer to unknown addresses."""

import functools
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from .collections import COLLECTIONS
from .core.exports import formats_of
from .core.problems import problem_response
from .core.resources import RESOURCES


@extend_schema(exclude=True)
class RootView(APIView):
    """The addresses of all collections."""

    def get(self, request: Request) -> Response:
        """Name and address of each collection."""
        links = {name: reverse(f"api-{name}-list", request=request) for name in COLLECTIONS}
        return Response(
            {
                "collections": links,
                "schema": reverse("api-schema", request=request),
                "documentation": reverse("api-docs", request=request),
            }
        )


class SchemaView(SpectacularAPIView):
    """The OpenAPI description in the reader's language, as YAML or JSON."""

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        """Written once: writing it takes as long as a hundred lists."""
        media_type = request.accepted_renderer.media_type
        text = written_schema(media_type, get_language() or settings.LANGUAGE_CODE)
        return HttpResponse(text, content_type=f"{media_type}; charset=utf-8")


@functools.cache
def written_schema(media_type: str, _language: str) -> str | bytes:
    """The description in one format and the language of now, one of ours."""
    kinds = {kind.media_type: kind for kind in SchemaView.renderer_classes}
    schema = SchemaGenerator().get_schema(public=True)
    return kinds[media_type]().render(schema, media_type, {})


class DocsView(View):
    """The documentation for people: written from the same definitions as the answers."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Every collection with its parameters and fields; readable without JavaScript."""
        context = {
            "title": _("API documentation"),
            "base": f"{settings.SITE_URL}/api/v1",
            "collections": [describe(name, view) for name, view in COLLECTIONS.items()],
            "rates": {"anonymous": settings.API_RATE_ANONYMOUS, "key": settings.API_RATE_KEY},
            "page_size": settings.API_PAGE_SIZE,
            "most": settings.API_MAX_PAGE_SIZE,
        }
        return render(request, "api/docs.html", context)


def describe(name: str, viewset: Any) -> dict[str, Any]:
    """One collection in words."""
    resource = RESOURCES[viewset.resource.name]
    filters = viewset.filterset_class.base_filters
    return {
        "name": name,
        "resource": resource,
        "parameters": [
            {"name": key, "label": found.label, "help": found.extra.get("help_text", "")}
            for key, found in filters.items()
        ],
        "orderings": list(resource.orderings),
        "formats": formats_of(resource),
        "columns": [column for column in resource.columns_for() if not column.export_only],
    }


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """An address the API does not have: a problem, not a page."""
    return problem_response(404, _("There is nothing at this address for you."))
