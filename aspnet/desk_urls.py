"""Addresses of the coordinator's own tools: mails to schools, journals, hand-over."""

from django.urls import path

from .views import journal, mailings, network

patterns = [
    path("workspace/schools/mail/", mailings.MailingWriteView.as_view(), name="mailing-write"),
    path("workspace/mailings/", mailings.MailingListView.as_view(), name="mailing-list"),
    path(
        "workspace/mailings/<str:public_id>/",
        mailings.MailingDetailView.as_view(),
        name="mailing-detail",
    ),
    path(
        "workspace/schools/<str:public_id>/notes/",
        journal.InstitutionNoteView.as_view(),
        name="institution-note",
    ),
    path(
        "workspace/networks/<str:country>/notes/",
        journal.NetworkNoteView.as_view(),
        name="network-note",
    ),
    path(
        "workspace/networks/<str:country>/hand-over/",
        network.HandOverView.as_view(),
        name="hand-over",
    ),
]
