"""Addresses of areas of networks."""

from django.urls import path

from .views import areas

patterns = [
    path("workspace/schools/area/", areas.AssignAreaView.as_view(), name="assign-area"),
    path(
        "workspace/networks/<str:country>/areas/",
        areas.NetworkAreasView.as_view(),
        name="network-areas",
    ),
    path("workspace/areas/<str:public_id>/", areas.AreaView.as_view(), name="area"),
    path("workspace/areas/<str:public_id>/edit/", areas.AreaEditView.as_view(), name="area-edit"),
]
