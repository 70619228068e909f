"""Addresses of invitations and saved filters; sign-in itself is allauth's."""

from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("invitation/<str:token>/", views.InvitationView.as_view(), name="invitation"),
    path(
        "filters/<uuid:code>/delete/",
        views.SavedFilterDeleteView.as_view(),
        name="saved-filter-delete",
    ),
]
