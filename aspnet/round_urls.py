"""Addresses of renewal rounds and of freshness."""

from django.urls import path

from .views import freshness, round_entries, round_link, rounds

patterns = [
    path("schools/freshness/", freshness.FreshnessView.as_view(), name="freshness"),
    path("schools/round/<str:token>/", round_link.RoundAnswerView.as_view(), name="round-link"),
    path(
        "schools/round/<str:token>/change/",
        round_link.RoundChangeView.as_view(),
        name="round-link-change",
    ),
    path(
        "schools/round/<str:token>/leave/",
        round_link.RoundLeaveView.as_view(),
        name="round-link-leave",
    ),
    path("schools/confirm/<str:token>/", round_link.ConfirmLinkView.as_view(), name="confirm-link"),
    path("workspace/rounds/", freshness.RoundOverviewView.as_view(), name="round-overview"),
    path(
        "workspace/networks/<str:country>/rounds/",
        rounds.RoundListView.as_view(),
        name="round-list",
    ),
    path(
        "workspace/networks/<str:country>/rounds/open/",
        rounds.RoundOpenView.as_view(),
        name="renewal-open",
    ),
    path(
        "workspace/networks/<str:country>/rounds/<str:public_id>/",
        rounds.RoundDetailView.as_view(),
        name="round-detail",
    ),
    path(
        "workspace/networks/<str:country>/rounds/<str:public_id>/remind/",
        rounds.RoundRemindView.as_view(),
        name="round-remind",
    ),
    path(
        "workspace/networks/<str:country>/rounds/<str:public_id>/accept/",
        rounds.RoundAcceptView.as_view(),
        name="round-accept",
    ),
    path(
        "workspace/networks/<str:country>/rounds/<str:public_id>/paper/",
        round_entries.RoundPaperView.as_view(),
        name="round-paper",
    ),
    path(
        "workspace/networks/<str:country>/rounds/<str:public_id>/sheet/",
        round_entries.RoundSheetView.as_view(),
        name="round-sheet",
    ),
    path(
        "workspace/networks/<str:country>/rounds/<str:public_id>/schools/<str:school>/",
        round_entries.RoundEntryView.as_view(),
        name="round-entry",
    ),
    path(
        "workspace/networks/<str:country>/rounds/<str:public_id>/act/<slug:verb>/",
        rounds.RoundTransitionView.as_view(),
        name="round-transition",
    ),
]
