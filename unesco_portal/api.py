"""The API: its collections, its description and its documentation."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from aspnet import api as aspnet
from centres import api as centres
from events import api as events
from experts import api as experts
from unesco_portal.people import api as people
from unesco_portal.reference import api as reference

from . import api_views

COLLECTIONS = {
    "countries": reference.CountryViewSet,
    "regions": reference.RegionViewSet,
    "sdg-targets": reference.SdgTargetViewSet,
    "international-days": reference.InternationalDayViewSet,
    "statements": reference.StatementViewSet,
    "organisations": people.OrganisationViewSet,
    "centres": centres.CentreViewSet,
    "institutions": aspnet.InstitutionViewSet,
    "national-networks": aspnet.NationalNetworkViewSet,
    "national-coordinators": aspnet.NationalCoordinatorViewSet,
    "campaigns": aspnet.CampaignViewSet,
    "aspnet-resources": aspnet.ResourceItemViewSet,
    "meetings": events.MeetingViewSet,
    "experts": experts.ExpertViewSet,
    "convention-parties": experts.PartyViewSet,
    "convention-projects": experts.ProjectViewSet,
    "facility-phases": experts.FacilityPhaseViewSet,
}

router = SimpleRouter(use_regex_path=False)
for name, viewset in COLLECTIONS.items():
    router.register(name, viewset, basename=f"api-{name}")

urlpatterns = [
    path("", api_views.RootView.as_view(), name="api-root"),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", api_views.DocsView.as_view(), name="api-docs"),
    path("", include(router.urls)),
    path("<path:rest>", api_views.nothing_here),
]
