"""The signed-in home."""

from django.urls import path

from . import views

app_name = "workspace"
urlpatterns = [path("workspace/", views.WorkspaceView.as_view(), name="home")]
