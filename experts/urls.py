"""Addresses of experts and the Convention."""

from django.urls import path

from .views import convention, directory, workspace

app_name = "experts"
urlpatterns = [
    path("experts/", directory.ExpertListView.as_view(), name="expert-list"),
    path(
        "experts/feed.atom",
        directory.ExpertListView.as_view(is_feed=True),
        name="expert-feed",
    ),
    path("experts/<str:public_id>/", directory.ExpertDetailView.as_view(), name="expert-detail"),
    path("convention/", convention.ConventionView.as_view(), name="convention"),
    path(
        "convention/feed.atom",
        convention.ConventionView.as_view(is_feed=True),
        name="party-feed",
    ),
    path(
        "convention/parties/<str:public_id>/",
        convention.PartyDetailView.as_view(),
        name="party-detail",
    ),
    path("convention/projects/", convention.ProjectListView.as_view(), name="project-list"),
    path(
        "convention/projects/<slug:public_id>/",
        convention.ProjectDetailView.as_view(),
        name="project-detail",
    ),
    path(
        "workspace/experts/",
        workspace.WorkspaceExpertListView.as_view(),
        name="workspace-expert-list",
    ),
    path(
        "workspace/experts/<str:public_id>/",
        workspace.WorkspaceExpertView.as_view(),
        name="workspace-expert",
    ),
    path(
        "workspace/experts/<str:public_id>/<slug:verb>/",
        workspace.ProfileTransitionView.as_view(),
        name="profile-transition",
    ),
    path(
        "workspace/expert-terms/<str:public_id>/<slug:verb>/",
        workspace.TermTransitionView.as_view(),
        name="term-transition",
    ),
]
