"""The signed-in home, and the calendar of deadlines."""

from django.urls import path

from . import reasons, views

app_name = "workspace"
urlpatterns = [
    path("workspace/", views.WorkspaceView.as_view(), name="home"),
    path(
        "workspace/why/<str:kind>/<str:public_id>/", reasons.ReasonsView.as_view(), name="reasons"
    ),
    path("calendar/<str:token>.ics", views.CalendarView.as_view(), name="calendar"),
]
