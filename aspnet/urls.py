"""Addresses of the network."""

from django.urls import path

from .views import (
    application,
    certificates,
    certification,
    directory,
    imports,
    logo,
    network,
    review,
    schools,
)

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
    path("schools/<str:public_id>/logo/", logo.LogoRightView.as_view(), name="logo-right"),
    path("schools/<str:public_id>/logo/<str:name>", logo.LogoFileView.as_view(), name="logo-file"),
    path(
        "schools/<str:public_id>/status.svg",
        logo.InstitutionStatusView.as_view(),
        name="institution-status",
    ),
    path("certificates/", certificates.CertificateCheckView.as_view(), name="certificate-check"),
    path("certificates/keys.json", certificates.KeySetView.as_view(), name="certificate-keys"),
    path(
        "certificates/<str:public_id>/",
        certificates.CertificateView.as_view(),
        name="certificate-detail",
    ),
    path(
        "certificates/<str:public_id>/certificate.pdf",
        certificates.CertificateDocumentView.as_view(),
        name="certificate-document",
    ),
    path(
        "certificates/<str:public_id>/badge.json",
        certificates.CertificateBadgeView.as_view(),
        {"form": "json"},
        name="certificate-badge",
    ),
    path(
        "certificates/<str:public_id>/badge.jwt",
        certificates.CertificateBadgeView.as_view(),
        {"form": "jwt"},
        name="certificate-badge-signed",
    ),
    path(
        "workspace/certificates/",
        certification.CertificateNeedsView.as_view(),
        name="certificate-needs",
    ),
    path(
        "workspace/certificates/issues/<str:public_id>/",
        certification.CertificateIssueView.as_view(),
        name="certificate-issue",
    ),
    path(
        "workspace/certificates/<str:public_id>/<slug:verb>/",
        certification.CertificateTransitionView.as_view(),
        name="certificate-transition",
    ),
    path(
        "workspace/schools/<str:public_id>/certificate/",
        certification.CertificateIssueOneView.as_view(),
        name="certificate-issue-one",
    ),
    path(
        "workspace/networks/<str:country>/certificates/",
        certification.NetworkCertificatesView.as_view(),
        name="network-certificates",
    ),
    path(
        "workspace/networks/<str:country>/certificates/<int:part>.zip",
        certification.NetworkCertificatesFileView.as_view(),
        name="network-certificates-file",
    ),
    path(
        "workspace/networks/<str:country>/imports/",
        imports.ImportListView.as_view(),
        name="import-list",
    ),
    path(
        "workspace/networks/<str:country>/imports/cases.xlsx",
        imports.ImportKitView.as_view(),
        name="import-kit",
    ),
    path(
        "workspace/networks/<str:country>/imports/<str:public_id>/",
        imports.ImportDetailView.as_view(),
        name="import-detail",
    ),
    path(
        "workspace/networks/<str:country>/imports/<str:public_id>/columns/",
        imports.ImportColumnsView.as_view(),
        name="import-columns",
    ),
    path(
        "workspace/networks/<str:country>/imports/<str:public_id>/sheet.xlsx",
        imports.ImportSheetView.as_view(),
        name="import-sheet",
    ),
    path(
        "workspace/networks/<str:country>/imports/<str:public_id>/decide/",
        imports.ImportDecideView.as_view(),
        name="import-decide",
    ),
    path(
        "workspace/networks/<str:country>/imports/<str:public_id>/rows/<int:number>/",
        imports.ImportRowView.as_view(),
        name="import-row",
    ),
    path(
        "workspace/networks/<str:country>/imports/<str:public_id>/<slug:verb>/",
        imports.ImportTransitionView.as_view(),
        name="import-transition",
    ),
]
