"""How fresh the records are, country by country: in public, and for Headquarters with rounds."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.reference.vocabularies import COUNTRIES, alphabetical

from .. import charts, freshness
from ..models import RenewalRound, RoundEntry


def country_rows() -> list[dict[str, Any]]:
    """Every country with members, by its name in the reader's language."""
    rows = [
        {
            "code": code,
            "name": str(COUNTRIES.word(code)),
            "found": found,
            "parts": charts.bar(found),
        }
        for code, found in freshness.by_country().items()
    ]
    return sorted(rows, key=lambda row: alphabetical(row["name"]))


class FreshnessView(View):
    """The portal grades itself: how many members' records were confirmed, and when."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Table and bars; members only, candidates are never counted."""
        context = {
            "title": _("How fresh are the records?"),
            "world": freshness.of_world(),
            "rows": country_rows(),
            "width": charts.WIDTH,
            "height": charts.BAR,
            "breadcrumb": [
                (_("Schools"), reverse("aspnet:institution-list")),
                (_("How fresh are the records?"), None),
            ],
        }
        return render(request, "aspnet/freshness.html", context)


class RoundOverviewView(LoginRequiredMixin, View):
    """Headquarters: the latest round of each network, beside the freshness of its records."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """For staff; coordinators have the pages of their own network."""
        if not request.user.is_staff:
            raise PermissionDenied
        rounds = RenewalRound.objects.visible_to(request.user).select_related("network")
        latest: dict[str, RenewalRound] = {}
        for round_ in rounds.order_by("-opened_on", "-pk"):
            latest.setdefault(round_.network.country_id, round_)
        keys = [round_.pk for round_ in latest.values()]
        funnels = RoundEntry.objects.filter(round__in=keys).funnels()
        rows = [
            row
            | {
                "round": latest.get(row["code"]),
                "funnel": funnels.get(latest[row["code"]].pk) if row["code"] in latest else None,
            }
            for row in country_rows()
        ]
        context = {
            "title": _("Renewal rounds and freshness by country"),
            "rows": rows,
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Renewal rounds and freshness by country"), None),
            ],
        }
        return render(request, "aspnet/round_overview.html", context)
