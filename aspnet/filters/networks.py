"""Query parameters of networks, coordinators and joint undertakings."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.core.filters import CodesFilter, TruthFilter
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment
from unesco_portal.reference.filters import CountryFilter, RegionFilter, UnsearchedFilterSet

from ..enums import NetworkStatus
from ..models import Campaign, NationalNetwork, ResourceItem


class NationalNetworkFilterSet(UnsearchedFilterSet):
    """National networks."""

    country = CountryFilter()
    region = RegionFilter()
    status = CodesFilter(choices=NetworkStatus.choices, label=_("Status"))
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = NationalNetwork
        fields: list[str] = []


COORDINATOR_CHOICES = [
    (role.value, role.label) for role in (Role.NATIONAL_COORDINATOR, Role.DEPUTY_COORDINATOR)
]


class CoordinatorFilterSet(UnsearchedFilterSet):
    """Coordinators in office."""

    country = CountryFilter()
    region = RegionFilter()
    role = CodesFilter(choices=COORDINATOR_CHOICES, label=_("Role"))
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = Appointment
        fields: list[str] = []


class CampaignFilterSet(UnsearchedFilterSet):
    """Campaigns."""

    class Meta:
        model = Campaign
        fields: list[str] = []


class ResourceItemFilterSet(UnsearchedFilterSet):
    """Resources."""

    class Meta:
        model = ResourceItem
        fields: list[str] = []
