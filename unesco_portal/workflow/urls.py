"""Addresses of notices."""

from django.urls import path

from . import views

app_name = "workflow"
urlpatterns = [
    path("workspace/notices/", views.NotificationListView.as_view(), name="notification-list"),
    path("mail/opt-out/<str:token>/", views.OptOutView.as_view(), name="opt-out"),
    path("outbox/", views.OutboxView.as_view(), name="outbox"),
]
