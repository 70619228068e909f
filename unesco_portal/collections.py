"""The collections of the API."""

from aspnet import api as aspnet
from centres import api as centres
from events import api as events
from experts import api as experts
from unesco_portal.people import api as people
from unesco_portal.reference import api as reference

COLLECTIONS = {
    "countries": reference.CountryViewSet,
    "regions": reference.RegionViewSet,
    "sdg-targets": reference.SdgTargetViewSet,
    "international-days": reference.InternationalDayViewSet,
    "statements": reference.StatementViewSet,
    "source-documents": reference.SourceDocumentViewSet,
    "organisations": people.OrganisationViewSet,
    "centres": centres.CentreViewSet,
    "institutions": aspnet.InstitutionViewSet,
    "national-networks": aspnet.NationalNetworkViewSet,
    "national-coordinators": aspnet.NationalCoordinatorViewSet,
    "areas": aspnet.AreaViewSet,
    "certificates": aspnet.CertificateViewSet,
    "pathways": aspnet.PathwayViewSet,
    "campaigns": aspnet.CampaignViewSet,
    "aspnet-resources": aspnet.ResourceItemViewSet,
    "twinnings": aspnet.TwinningViewSet,
    "meetings": events.MeetingViewSet,
    "experts": experts.ExpertViewSet,
    "convention-parties": experts.PartyViewSet,
    "convention-projects": experts.ProjectViewSet,
    "facility-phases": experts.FacilityPhaseViewSet,
}
