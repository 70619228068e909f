"""Addresses of terms, mergers, splits and duplicates."""

from django.urls import path

from .views import successions

patterns = [
    path(
        "workspace/schools/<str:public_id>/renew/",
        successions.RenewalView.as_view(),
        name="membership-renew",
    ),
    path(
        "workspace/schools/<str:public_id>/joining/",
        successions.JoiningView.as_view(),
        name="succession-joining",
    ),
    path(
        "workspace/schools/<str:public_id>/split/",
        successions.SplitView.as_view(),
        name="succession-split",
    ),
    path(
        "workspace/successions/<str:public_id>/undo/",
        successions.UndoSuccessionView.as_view(),
        name="succession-undo",
    ),
]
