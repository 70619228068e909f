"""Addresses of the network."""

from django.urls import path

from .views import application, directory, network, review, schools

app_name = "aspnet"
urlpatterns = [
    path("schools/", directory.InstitutionListView.as_view(), name="institution-list"),
    path("schools/about/", directory.NetworkAboutView.as_view(), name="about"),
    path("schools/map.geojson", directory.InstitutionMapView.as_view(), name="institution-map"),
    path("schools/apply/", application.ApplyView.as_view(), name="apply"),
    path(
        "schools/apply/confirm/<str:token>/",
        application.ApplicationConfirmView.as_view(),
        name="application-confirm",
    ),
    path(
        "schools/apply/status/<str:token>/",
        application.ApplicationStatusView.as_view(),
        name="application-status",
    ),
    path(
        "schools/apply/complete/<str:token>/",
        application.ApplicationCompleteView.as_view(),
        name="application-complete",
    ),
    path(
        "schools/apply/withdraw/<str:token>/",
        application.ApplicationWithdrawView.as_view(),
        name="application-withdraw",
    ),
    path(
        "schools/<str:public_id>/",
        directory.InstitutionDetailView.as_view(),
        name="institution-detail",
    ),
    path("coordinators/", directory.CoordinatorListView.as_view(), name="coordinator-list"),
    path(
        "workspace/applications/",
        review.ApplicationListView.as_view(),
        name="application-list",
    ),
    path(
        "workspace/applications/<str:public_id>/",
        review.ApplicationDetailView.as_view(),
        name="application-detail",
    ),
    path(
        "workspace/applications/<str:public_id>/<slug:verb>/",
        review.ApplicationTransitionView.as_view(),
        name="application-transition",
    ),
    path(
        "workspace/schools/",
        schools.WorkspaceInstitutionListView.as_view(),
        name="workspace-institution-list",
    ),
    path(
        "workspace/schools/<str:public_id>/",
        schools.WorkspaceInstitutionView.as_view(),
        name="workspace-institution",
    ),
    path(
        "workspace/schools/<str:public_id>/edit/",
        schools.InstitutionEditView.as_view(),
        name="institution-edit",
    ),
    path(
        "workspace/schools/<str:public_id>/confirm/",
        schools.InstitutionConfirmView.as_view(),
        name="institution-confirm",
    ),
    path(
        "workspace/schools/<str:public_id>/membership/<slug:verb>/",
        schools.MembershipTransitionView.as_view(),
        name="membership-transition",
    ),
    path("workspace/networks/<str:country>/", network.NetworkView.as_view(), name="network"),
]
