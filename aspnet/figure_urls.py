"""Addresses of figures, and of the workspace of Headquarters."""

from django.urls import path

from .views import figures, headquarters

patterns = [
    path("schools/figures/", figures.FiguresView.as_view(), name="figures"),
    path("schools/figures/<slug:name>.csv", figures.FigureFileView.as_view(), name="figure-file"),
    path("workspace/figures/", figures.AllFiguresView.as_view(), name="all-figures"),
    path(
        "workspace/figures/<slug:name>.csv",
        figures.AllFiguresFileView.as_view(),
        name="all-figures-file",
    ),
    path(
        "workspace/networks/<str:country>/figures/",
        figures.NetworkFiguresView.as_view(),
        name="network-figures",
    ),
    path(
        "workspace/networks/<str:country>/figures/<slug:name>.csv",
        figures.NetworkFiguresFileView.as_view(),
        name="network-figures-file",
    ),
    path("workspace/headquarters/", headquarters.HeadquartersView.as_view(), name="headquarters"),
    path(
        "workspace/headquarters/freshness.geojson",
        headquarters.FreshnessMapView.as_view(),
        name="headquarters-map",
    ),
]
