"""Addresses of the centres."""

from django.urls import path

from .views import directory, workspace

app_name = "centres"
urlpatterns = [
    path("centres/", directory.CentreListView.as_view(), name="centre-list"),
    path("centres/map.geojson", directory.CentreMapView.as_view(), name="centre-map"),
    path(
        "centres/feed.atom",
        directory.CentreListView.as_view(is_feed=True),
        name="centre-feed",
    ),
    path("centres/<slug:public_id>/", directory.CentreDetailView.as_view(), name="centre-detail"),
    path(
        "workspace/centres/",
        workspace.WorkspaceCentresView.as_view(),
        name="workspace-centre-list",
    ),
    path(
        "workspace/centres/<slug:public_id>/",
        workspace.WorkspaceCentreView.as_view(),
        name="workspace-centre",
    ),
    path(
        "workspace/centres/<slug:public_id>/confirm/",
        workspace.CentreConfirmView.as_view(),
        name="centre-confirm",
    ),
    path(
        "workspace/centres/<slug:public_id>/<slug:verb>/",
        workspace.CentreTransitionView.as_view(),
        name="centre-transition",
    ),
]
