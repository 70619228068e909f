"""The API: its addresses."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from . import api_views
from .collections import COLLECTIONS

router = SimpleRouter(use_regex_path=False)
for name, viewset in COLLECTIONS.items():
    router.register(name, viewset, basename=f"api-{name}")

urlpatterns = [
    path("", api_views.RootView.as_view(), name="api-root"),
    path("schema/", api_views.SchemaView.as_view(), name="api-schema"),
    path("docs/", api_views.DocsView.as_view(), name="api-docs"),
    path("", include(router.urls)),
    path("<path:rest>", api_views.nothing_here),
]
