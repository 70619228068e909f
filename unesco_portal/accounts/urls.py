"""Addresses of invitations; sign-in itself is allauth's."""

from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("invitation/<str:token>/", views.InvitationView.as_view(), name="invitation"),
]
