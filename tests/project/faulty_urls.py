"""The portal's addresses, and some whose views fail."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from unesco_portal.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]


def fails(request: HttpRequest, kind: str) -> HttpResponse:
    """Raise what the address names."""
    raise {"fault": RuntimeError, "denied": PermissionDenied, "odd": SuspiciousOperation}[kind](
        "secret detail"
    )


urlpatterns = [
    path("test/<str:kind>/", fails),
    path("api/v1/test/<str:kind>/", fails),
    *urlpatterns,
]
