"""Addresses of the coordinator's own tools: mails to schools."""

from django.urls import path

from .views import mailings

patterns = [
    path("workspace/schools/mail/", mailings.MailingWriteView.as_view(), name="mailing-write"),
    path("workspace/mailings/", mailings.MailingListView.as_view(), name="mailing-list"),
    path(
        "workspace/mailings/<str:public_id>/",
        mailings.MailingDetailView.as_view(),
        name="mailing-detail",
    ),
]
