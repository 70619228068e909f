"""Addresses of bodies."""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("organisations/", views.OrganisationListView.as_view(), name="organisation-list"),
    path(
        "organisations/<slug:public_id>/",
        views.OrganisationDetailView.as_view(),
        name="organisation-detail",
    ),
]
