"""The signed-in home, and the calendar of deadlines."""

from django.urls import path

from . import views

app_name = "workspace"
urlpatterns = [
    path("workspace/", views.WorkspaceView.as_view(), name="home"),
    path("calendar/<str:token>.ics", views.CalendarView.as_view(), name="calendar"),
]
