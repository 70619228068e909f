"""Addresses of countries."""

from django.urls import path

from . import views

app_name = "reference"
urlpatterns = [
    path("", views.CountryListView.as_view(), name="country-list"),
]
