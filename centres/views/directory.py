"""The public directory of centres, its map, and one centre."""

from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from unesco_portal.accounts.directories import DirectoryView, Shortcuts
from unesco_portal.core import linked_data
from unesco_portal.core.facets import Counts
from unesco_portal.core.search import matching_names, resolve_query
from unesco_portal.core.views import ResourceDetailView
from unesco_portal.people.models import OrganisationName

from ..chronology import DATES
from ..enums import AgreementState, CentreStatus, Subject
from ..filters import CentreFilterSet
from ..models import Centre
from ..resources import CENTRES

SUBJECTS = {"subject", "subject__not", "theme"}
GEOJSON = "application/geo+json"
MOST_RELATED = 5
WHY = {
    "name": "",  # plain from the name itself
    "acronym": gettext_lazy("matched by its acronym"),
    "city": gettext_lazy("matched by its town"),
}
STATUS_TONES = {
    CentreStatus.UNKNOWN: "neutral",
    CentreStatus.PROPOSED: "waiting",
    CentreStatus.APPROVED: "waiting",
    CentreStatus.OPERATIONAL: "positive",
    CentreStatus.NON_OPERATIONAL: "attention",
    CentreStatus.CEASED: "ended",
}
AGREEMENT_TONES = {
    AgreementState.UNKNOWN: "neutral",
    AgreementState.RUNNING: "positive",
    AgreementState.EXPIRED: "attention",
    AgreementState.RENEWING: "waiting",
    AgreementState.ENDED: "ended",
}


class CentreListView(DirectoryView):
    """Public directory of centres; ``?format=csv`` downloads the same rows."""

    resource = CENTRES
    feed_name = "centres:centre-feed"
    filterset_class = CentreFilterSet
    template_name = "centres/centre_list.html"

    def shortcuts(self, counts: Counts) -> list[Shortcuts]:
        """The subjects with their numbers, until one is chosen; then the regions."""
        regions = super().shortcuts(counts)
        if SUBJECTS & self.request.GET.keys():
            return regions
        numbers = counts.by_filter.get("subject", {})
        ways = [
            (f"{label} ({numbers[code]})", self.address(subject=code))
            for code, label in Subject.choices
            if code in numbers
        ]
        return [Shortcuts("subject", _("By subject"), ways), *regions]

    def map(self) -> dict[str, Any]:
        """Points of the same selection."""
        return self.map_of("centres:centre-map", mode="points")

    def matches(self, public_ids: list[str]) -> dict[str, str]:
        """Rows that match by something else than their name say by what."""
        text = self.request.GET.get("q")
        return why_matched(public_ids, text) if text else {}


def why_matched(public_ids: list[str], text: str) -> dict[str, str]:
    """For each centre found: its acronym, its town, or the further name that matched."""
    query = resolve_query(text)
    rows = Centre.objects.filter(public_id__in=public_ids).saying_why(query, *WHY)
    found = list(rows.values_list("pk", "public_id", "matched"))
    unexplained = [pk for pk, _id, matched in found if not matched]
    names = matching_names(
        OrganisationName.objects.all(), owner="organisation", ids=unexplained, query=query
    )
    return {public_id: why(matched, names.get(pk)) for pk, public_id, matched in found}


def why(matched: str, name: OrganisationName | None) -> str:
    """Why a centre matched, in words; empty when its name says it."""
    if matched:
        return str(WHY[matched])
    if name is not None:
        return f"{name.get_kind_display()}: {name.name}"
    return _("matched by several of its names together")


class CentreMapView(View):
    """The centres of a selection as points, for the map."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A FeatureCollection; takes the parameters of the list."""
        try:
            values = CentreFilterSet.cleaned(request.GET)
        except ValidationError as error:
            return JsonResponse({"errors": error.messages}, status=400)
        rows = CentreFilterSet.apply(CENTRES.visible_to(request.user), values)
        body = {"type": "FeatureCollection", "features": features(rows)}
        return HttpResponse(orjson.dumps(body), content_type=GEOJSON)


def features(rows: QuerySet) -> list[dict[str, Any]]:
    """A point for each centre whose city is known."""
    columns = ("longitude", "latitude", "name", "city", "public_id", "is_generated")
    located = rows.exclude(latitude=None).order_by("name", "public_id").values_list(*columns)
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": {
                "name": name,
                "city": city,
                "url": reverse("centres:centre-detail", args=[public_id]),
                "is_generated": is_generated,
            },
        }
        for longitude, latitude, name, city, public_id, is_generated in located
    ]


class CentreDetailView(ResourceDetailView):
    """One centre: facts, all its dates, its status and how each of them is known."""

    resource = CENTRES
    template_name = "centres/centre_detail.html"
    dates = (*DATES, "renewal_on", "legal_texts")
    evidence = ("source_note", "note", "confirmed_by", "updated_at")
    elsewhere = frozenset(
        {
            *dates,
            *evidence,
            "id",
            "name",
            "acronym",
            "latitude",
            "longitude",
            "status",
            "status_on",
            "status_note",
            "non_operational_reason",
            "agreement",
            "designation_source",
            "designation_verification",
            "verification",
            "source",
            "confirmed_on",
            "freshness",
            "ended_on",
            "is_generated",
            "page",
        }
    )

    def related(self, record: Any) -> list[dict[str, Any]]:
        """Centres nearby, then those of the same heading."""
        others = Centre.objects.visible_to(self.request.user).exclude(pk=record.pk)
        directory = reverse("centres:centre-list")
        groups = []
        if record.country_id:
            near = others.filter(country=record.country_id)
            groups.append(
                {
                    "heading": _("Centres in the same country"),
                    "name": "nearby",
                    "records": near.order_by("name", "pk")[:MOST_RELATED],
                    "url": f"{directory}?country={record.country_id}",
                }
            )
        if record.heading:
            similar = others.filter(heading=record.heading)
            groups.append(
                {
                    "heading": _("Centres under the same heading"),
                    "name": "similar",
                    "records": similar.order_by("name", "pk")[:MOST_RELATED],
                    "url": f"{directory}?heading={record.heading}",
                }
            )
        return groups

    def linked_data(self, record: Any) -> dict[str, Any]:
        """A research organisation, where its city is."""
        return linked_data.thing(
            "ResearchOrganization",
            record,
            alternateName=record.acronym,
            sameAs=record.website,
            location=linked_data.place(
                city=record.city,
                country=record.country_id,
                latitude=record.latitude,
                longitude=record.longitude,
            ),
            knowsAbout=list(record.themes),
            foundingDate=record.established_on,
        )

    def further(self, record: Model) -> dict[str, Any]:
        """The sections of the page."""
        user = self.request.user
        organised = record.organised_meetings.visible_to(user)
        attended = record.meeting_participations.visible_to(user)
        latest = ("-meeting__sort_on", "-meeting__public_id")
        return {
            "dates": self.fields_named(self.dates),
            "evidence": self.fields_named(self.evidence),
            "agreement": record.agreement,
            "agreement_tone": AGREEMENT_TONES[record.agreement],
            "status_tone": STATUS_TONES[CentreStatus(record.status)],
            "names": [name for name in record.names.all() if name.name != record.acronym],
            "activities": record.activities.all(),
            "observations": [observation_words(row) for row in record.observations.all()],
            "appointments": record.appointments.all(),
            "relations": record.relations.all(),
            "inverse_relations": record.inverse_relations.all(),
            "organised": organised.select_related("meeting").order_by(*latest),
            "attended": attended.select_related("meeting").order_by(*latest),
            "can_follow": user.has_perm("centres.follow_centre", record),
        }

    def fields_named(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        """Some columns in words, in the order of ``names``."""
        columns = {column.name: column for column in self.resource.columns_for(self.audience)}
        return [self.field(columns[name]) for name in names]


def observation_words(observation: Any) -> dict[str, Any]:
    """A remark of a source as a moment of a timeline."""
    source = observation.source
    return {
        "title": observation.get_state_display(),
        "when": observation.as_of,
        "who": source.title if source is not None else "",
        "text": observation.note,
        "state": "done",
    }
