"""Addresses of the meetings."""

from django.urls import path

from . import views

app_name = "events"
urlpatterns = [
    path("", views.MeetingListView.as_view(), name="meeting-list"),
    path("feed.atom", views.MeetingListView.as_view(is_feed=True), name="meeting-feed"),
    path("<slug:public_id>/", views.MeetingDetailView.as_view(), name="meeting-detail"),
    path(
        "<slug:public_id>/calendar.ics",
        views.MeetingCalendarView.as_view(),
        name="meeting-calendar",
    ),
    path("<slug:public_id>/manage/", views.MeetingManageView.as_view(), name="meeting-manage"),
    path(
        "<slug:public_id>/manage/<slug:verb>/",
        views.MeetingTransitionView.as_view(),
        name="meeting-transition",
    ),
]
