"""Addresses of twinnings."""

from django.urls import path

from .views import twinnings

patterns = [
    path(
        "workspace/schools/<str:public_id>/twinning/",
        twinnings.ProposeView.as_view(),
        name="twinning-propose",
    ),
    path("workspace/twinnings/", twinnings.TwinningListView.as_view(), name="twinning-list"),
    path(
        "workspace/twinnings/<str:public_id>/",
        twinnings.TwinningView.as_view(),
        name="twinning",
    ),
    path(
        "workspace/twinnings/<str:public_id>/<slug:verb>/",
        twinnings.TwinningTransitionView.as_view(),
        name="twinning-transition",
    ),
]
