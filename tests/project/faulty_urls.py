"""The portal's addresses, and some whose views fail."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework.decorators import api_view

from unesco_portal.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]


def waits(request: HttpRequest) -> HttpResponse:
    """Ask the database for something that takes longer than it may."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 20")
        cursor.execute("SELECT pg_sleep(10)")
    return HttpResponse()


def fails(request: HttpRequest, kind: str) -> HttpResponse:
    """Raise what the address names."""
    raise {"fault": RuntimeError, "denied": PermissionDenied, "odd": SuspiciousOperation}[kind](
        "secret detail"
    )


urlpatterns = [
    path("test/slow/", waits),
    path("api/v1/test/slow/", api_view()(waits)),
    path("test/<str:kind>/", fails),
    path("api/v1/test/<str:kind>/", fails),
    *urlpatterns,
]
