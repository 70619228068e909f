"""Addresses of notices and corrections."""

from django.urls import path

from . import correction_views, views

app_name = "workflow"
urlpatterns = [
    path("workspace/notices/", views.NotificationListView.as_view(), name="notification-list"),
    path("mail/opt-out/<str:token>/", views.OptOutView.as_view(), name="opt-out"),
    path(
        "corrections/confirm/<str:token>/",
        correction_views.ConfirmView.as_view(),
        name="correction-confirm",
    ),
    path(
        "corrections/<str:resource>/<str:record_id>/",
        correction_views.SuggestView.as_view(),
        name="correction-suggest",
    ),
    path(
        "workspace/corrections/<str:public_id>/",
        correction_views.CorrectionView.as_view(),
        name="correction",
    ),
    path(
        "workspace/corrections/<str:public_id>/<slug:verb>/",
        correction_views.CorrectionTransitionView.as_view(),
        name="correction-transition",
    ),
    path("outbox/", views.OutboxView.as_view(), name="outbox"),
]
