"""Pages of bodies."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from unesco_portal.core import linked_data
from unesco_portal.core.views import ResourceDetailView, ResourceListView

from .enums import OrganisationKind
from .filters import OrganisationFilterSet
from .models import Organisation
from .resources import ORGANISATIONS


class OrganisationListView(ResourceListView):
    """All bodies."""

    resource = ORGANISATIONS
    filterset_class = OrganisationFilterSet
    counts_choices = True


class OrganisationDetailView(ResourceDetailView):
    """One body."""

    resource = ORGANISATIONS
    template_name = "people/organisation_detail.html"

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """A Category 2 centre has a page that says more, and that it is independent of UNESCO."""
        if self.visible().filter(public_id=public_id, kind=OrganisationKind.CATEGORY_2).exists():
            return redirect("centres:centre-detail", public_id, permanent=True)
        return super().get(request, public_id)

    def linked_data(self, record: Any) -> dict[str, Any]:
        """An organisation."""
        return linked_data.thing(
            "Organization",
            record,
            alternateName=record.acronym,
            sameAs=record.website,
            location=linked_data.place(city=record.city, country=record.country_id),
        )

    def further(self, record: Organisation) -> dict[str, Any]:  # type: ignore[override]  # its rows
        """Who serves and served there, as far as it is public."""
        posts = record.appointments.visible_to(self.request.user).select_related("person")
        return {
            "appointments": posts,
            "names": record.names.all(),
            "relations": record.relations.all(),
        }
