"""The public directories of schools and coordinators, and the map behind them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.accounts.directories import DirectoryView
from unesco_portal.core import linked_data
from unesco_portal.core.boxes import BBOX, WORLD
from unesco_portal.core.facets import Counts
from unesco_portal.core.keyset import Page
from unesco_portal.core.search import matching_names, resolve_query
from unesco_portal.core.templatetags.ui import partial_date
from unesco_portal.core.views import ResourceDetailView
from unesco_portal.people.models import Area
from unesco_portal.reference.models import Statement
from unesco_portal.reference.views import ByCountryListView
from unesco_portal.reference.vocabularies import alphabetical

from .. import counts, facets, freshness, maps, services
from ..enums import Standing
from ..filters import CoordinatorFilterSet, InstitutionFilterSet
from ..models import (
    Campaign,
    CountryCount,
    Institution,
    InstitutionName,
    NationalNetwork,
    ResourceItem,
    Succession,
    Twinning,
)
from ..resources import AREAS, COORDINATORS, INSTITUTIONS
from .report_content import published_of
from .twinnings import twinnings_of

MOST_RELATED = 5


class InstitutionListView(DirectoryView):
    """Public directory of institutions; ``?format=csv`` downloads the same rows."""

    resource = INSTITUTIONS
    feed_name = "aspnet:institution-feed"
    filterset_class = InstitutionFilterSet
    template_name = "aspnet/institution_list.html"

    def summary(self, page: Page) -> str:
        """How many there are, from the counts, where they can tell; each with its date."""
        if self.is_broad(page) or not (page.next or page.previous):
            return super().summary(page)
        values = self.filterset.values()
        if values.keys() - facets.NARROWING:
            return ""
        rows = CountryCount.objects.all()
        found = counts.figure(self.filterset.narrow(rows, values, with_standing=True))
        if found.as_of is None:
            return ""
        moment = partial_date(found.as_of)
        return _("%(count)s institutions, counted on %(moment)s (UTC)") % {
            "count": number_format(found.value, force_grouping=True),
            "moment": moment,
        }

    def counted(self, values: dict[str, Any]) -> Counts:
        """From the kept counts as far as they go: a million rows are not counted for a page."""
        return facets.counted(self.filterset_class, values, self.visible())

    def map(self) -> dict[str, Any]:
        """Clusters of the same selection."""
        return self.map_of("aspnet:institution-map", mode="clusters")

    def matches(self, public_ids: list[str]) -> dict[str, str]:
        """Rows found by a further name say by which."""
        text = self.request.GET.get("q")
        if not text:
            return {}
        return why_matched(public_ids, text)


def why_matched(public_ids: list[str], text: str) -> dict[str, str]:
    """For rows found by a further name: that name, and what sort of name it is."""
    ids = Institution.objects.filter(public_id__in=public_ids).values_list("pk", flat=True)
    names = InstitutionName.objects.select_related("institution")
    found = matching_names(names, owner="institution", ids=ids, query=resolve_query(text))
    return {
        row.institution.public_id: f"{row.get_kind_display()}: {row.name}" for row in found.values()
    }


class InstitutionMapView(View):
    """Points of the map for a part of the world: clusters, or places, as GeoJSON."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """``bbox`` (west,south,east,north in degrees) and ``zoom`` (0 to 18) choose the detail."""
        try:
            values = InstitutionFilterSet.cleaned(request.GET)
            window = maps.Window.of(values.pop(BBOX, WORLD), request.GET.get("zoom", "0"))
            rows = InstitutionFilterSet.apply(INSTITUTIONS.visible_to(request.user), values)
            features = maps.features(rows, values, window)
        except ValidationError as error:
            return JsonResponse({"errors": error.messages}, status=400)
        return HttpResponse(maps.as_geojson(features), content_type="application/geo+json")


class InstitutionDetailView(ResourceDetailView):
    """One institution, with how we know that and since when it is a member."""

    resource = INSTITUTIONS
    template_name = "aspnet/institution_detail.html"
    elsewhere = frozenset(
        {
            "name",
            "number",
            "member_since",
            "membership_status",
            "ended_on",
            "evidence",
            "confirmed_on",
            "confirmed_by",
            "freshness",
            "is_generated",
            "latitude",
            "longitude",
            "location_precision",
            "page",
        }
    )

    def related(self, record: Any) -> list[dict[str, Any]]:
        """Members in the same town."""
        near = Institution.objects.members().filter(country=record.country_id, city=record.city)
        query = urlencode({"country": record.country_id, "q": record.city})
        return [
            {
                "heading": _("Schools in the same town"),
                "name": "nearby",
                "records": near.exclude(pk=record.pk).order_by("sort_name", "pk")[:MOST_RELATED],
                "url": f"{self.list_url()}?{query}",
            }
        ]

    def linked_data(self, record: Any) -> dict[str, Any]:
        """A school, and the network of which it is a member."""
        is_member = record.standing == Standing.MEMBER
        network = linked_data.part("Organization", name="UNESCO Associated Schools Network")
        return linked_data.thing(
            "School",
            record,
            identifier=record.public_id,
            alternateName=[name.name for name in record.names.all()],
            sameAs=record.website,
            location=linked_data.place(
                city=record.city,
                country=record.country_id,
                latitude=record.latitude,
                longitude=record.longitude,
            ),
            memberOf=network if is_member else None,
        )

    def further(self, record: Model) -> dict[str, Any]:
        """Names, membership and the network's coordination."""
        network = NationalNetwork.objects.filter(country=record.country_id).first()
        return {
            "names": record.names.all(),
            "membership": record.membership,
            "network": network,
            "is_former": record.standing == Standing.FORMER,
            "published": published_of(record),
            "can_edit": self.request.user.has_perm("aspnet.edit_institution", record),
            "logo": services.logo_right(record),
            "twinnings": twinnings_of(record, Twinning.objects.public()),
            **relatives(record),
        }


def relatives(institution: Any) -> dict[str, Any]:
    """What became of an institution and what it came from, where everybody may see both."""
    rows = Succession.objects.public().about(institution)
    rows = rows.select_related("predecessor", "successor").order_by("made_at", "pk")
    found = list(rows)
    return {
        "later": [row for row in found if row.predecessor_id == institution.pk],
        "earlier": [row for row in found if row.successor_id == institution.pk],
    }


class CoordinatorListView(ByCountryListView, DirectoryView):
    """Who coordinates the network of each country; vacant posts are said."""

    resource = COORDINATORS
    feed_name = "aspnet:coordinator-feed"
    named_by = 2
    filterset_class = CoordinatorFilterSet
    template_name = "aspnet/coordinator_list.html"

    def row_url(self, public_id: str) -> str | None:
        """Coordinators have no page of their own: the country sheet has them."""
        return None

    def entry_url(self, row: tuple, public_id: str) -> str:
        """The sheet of the country, which is the first column."""
        return reverse("country-detail", args=[row[0]])

    def context(self, page: Page) -> dict[str, Any]:
        """The list, and the networks where nobody coordinates."""
        vacant: QuerySet = NationalNetwork.objects.active().vacant().select_related("country")
        return super().context(page) | {
            "vacant": sorted(vacant, key=lambda network: alphabetical(network.country.name)),
            "areas": self.areas(),
        }

    def areas(self) -> list[Area]:
        """The published areas of the countries asked for."""
        rows = AREAS.visible_to(self.request.user).select_related("country")
        codes = self.request.GET.getlist("country")
        rows = rows.filter(country__in=codes) if any(codes) else rows
        rows = services.with_coordinators(rows).order_by("pk")
        return sorted(rows, key=lambda area: (alphabetical(area.country.name), area.name))


class NetworkAboutView(View):
    """What sources say of the network, beside what the portal counts itself."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Figures with their dates; campaigns, resources, evaluations, contributions."""
        statements = Statement.objects.filter(subject="aspnet").select_related("source")
        context = {
            "title": _("About the Associated Schools Network"),
            "breadcrumb": [(_("Schools"), reverse("aspnet:institution-list")), (_("About"), None)],
            "members": counts.members(),
            "countries": counts.countries_with_members(),
            "freshness": freshness.of_world(),
            "statements": statements.order_by("kind", "as_of", "pk"),
            "campaigns": Campaign.objects.select_related("source", "donor"),
            "resources": ResourceItem.objects.select_related("source"),
        }
        return render(request, "aspnet/about.html", context)
