"""Pages of bodies."""

from typing import Any

from django.db.models import Model

from unesco_portal.core.views import ResourceDetailView, ResourceListView

from .filters import OrganisationFilterSet
from .resources import ORGANISATIONS


class OrganisationListView(ResourceListView):
    """All bodies."""

    resource = ORGANISATIONS
    filterset_class = OrganisationFilterSet


class OrganisationDetailView(ResourceDetailView):
    """One body."""

    resource = ORGANISATIONS
    template_name = "people/organisation_detail.html"

    def further(self, record: Model) -> dict[str, Any]:
        """Who serves and served there, as far as it is public."""
        posts = record.appointments.visible_to(self.request.user).select_related("person")
        return {
            "appointments": posts,
            "names": record.names.all(),
            "relations": record.relations.all(),
        }
