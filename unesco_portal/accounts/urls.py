"""Addresses of invitations and saved filters; sign-in itself is allauth's."""

from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("invitation/<str:token>/", views.InvitationView.as_view(), name="invitation"),
    path("settings/", views.SettingsView.as_view(), name="settings"),
    path("kept-form/", views.KeptFormDropView.as_view(), name="kept-form-drop"),
    path("calendar/", views.CalendarAddressView.as_view(), name="calendar-address"),
    path(
        "filters/<uuid:code>/delete/",
        views.SavedFilterDeleteView.as_view(),
        name="saved-filter-delete",
    ),
]
