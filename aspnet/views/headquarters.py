"""The workspace of the International ASPnet coordination."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core import dates
from unesco_portal.core.boxes import BBOX, WORLD
from unesco_portal.core.templatetags.ui import partial_date
from unesco_portal.reference.vocabularies import COUNTRIES

from .. import freshness, headquarters, maps
from ..enums import ApplicationStatus
from ..figures import AGES
from ..filters import InstitutionFilterSet
from ..models import NationalNetwork

SHOWN = 8  # rows of a part; the others are folded, or a telephone scrolls for a hundred screens


class ForHeadquarters(LoginRequiredMixin):
    """For those who hold that role; others of UNESCO have the lists of the workspace."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in first, then the role."""
        if request.user.is_authenticated and not request.user.has_perm("aspnet.see_headquarters"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class HeadquartersView(ForHeadquarters, View):
    """Everything that waits for Headquarters, each part with its way on."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page; the same number of questions however many schools there are."""
        lacking = headquarters.lacking()
        context = {
            "title": _("Headquarters"),
            "sections": [
                recommendations(),
                terminations(),
                imports(),
                pathways(),
                rounds(),
                missing_reports(),
                networks("vacant", _("Networks without a coordinator"), lacking["is_vacant"]),
                networks("no-pathway", _("Networks without a pathway"), lacking["has_no_pathway"]),
                networks(
                    "no-window", _("Networks without an intake window"), lacking["has_no_window"]
                ),
                networks("all-networks", _("All networks"), headquarters.all_networks()),
            ],
            "freshness": freshness_section(),
            "freshness_map_url": reverse("aspnet:headquarters-map"),
            "breadcrumb": [
                (_("Workspace"), reverse("workspace:home")),
                (_("Headquarters"), None),
            ],
        }
        return render(request, "aspnet/headquarters.html", context)


class FreshnessMapView(ForHeadquarters, View):
    """The points of the map: one a country, in the window asked for or not."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """``bbox`` and ``zoom`` as with the map of schools; countries are few and all told."""
        try:
            values = InstitutionFilterSet.cleaned(request.GET)
            maps.Window.of(values.pop(BBOX, WORLD), request.GET.get("zoom", "0"))
        except ValidationError as error:
            return JsonResponse({"errors": error.messages}, status=400)
        return HttpResponse(
            maps.as_geojson(maps.unconfirmed()), content_type="application/geo+json"
        )


def part(
    name: str,
    heading: str,
    headers: Iterable[str],
    rows: list[dict[str, Any]],
    **more: Any,
) -> dict[str, Any]:
    """A section with a table: one row is its address, whether generated, and the cells' values."""
    labels = list(headers)
    for row in rows:
        row["cells"] = [
            cell if isinstance(cell, dict) else {"value": cell, "kind": kind_of(cell)}
            for cell in row["cells"]
        ]
        for label, cell in zip(labels, row["cells"], strict=True):
            cell["label"] = label
    found = {
        "count": len(rows),
        "has_more": False,
        "more_url": "",
        "more_label": "",
        "note": "",
        **more,
    }
    headings = [{"label": label} for label in labels]
    shown, folded = rows[:SHOWN], rows[SHOWN:]
    if len(folded) == 1:  # a fold would take as much room
        shown, folded = rows, []
    lists = {"rows": shown, "folded": folded}
    return {"name": name, "heading": heading, "headers": headings, **lists, **found}


def kind_of(value: Any) -> str:
    """Numbers stand to the right."""
    return "integer" if isinstance(value, int) else "text"


def recommendations() -> dict[str, Any]:
    """Candidates by country and age, each number with the list behind it."""
    listed = reverse("aspnet:application-list")
    status = ApplicationStatus.RECOMMENDED.value
    countries = headquarters.recommendations()
    rows = [
        {
            "cells": [
                COUNTRIES.word(waiting.country),
                waiting.total,
                *(
                    linked(count, f"{listed}?{query(status, waiting.country, age)}")
                    for age, count in waiting.ages
                ),
            ],
            "url": f"{listed}?{query(status, waiting.country)}",
            "is_generated": waiting.is_generated,
        }
        for waiting in countries
    ]
    return part(
        "recommendations",
        _("Recommendations to decide"),
        [_("Country"), _("Candidates"), *(str(age.label) for age in AGES)],
        rows,
        count=sum(waiting.total for waiting in countries),
        more_url=f"{listed}?{urlencode({'status': status})}",
        more_label=_("All recommendations"),
        note=_("By the time since the recommendation. Candidates are no members."),
    )


def query(status: str, country: str, age: str = "") -> str:
    """The parameters of the list behind a number."""
    values = {"status": status, "country": country, "age": age}
    return urlencode({name: value for name, value in values.items() if value})


def linked(count: int, url: str) -> dict[str, Any]:
    """A number that leads to its cases; nothing leads nowhere."""
    return {"value": count, "kind": "integer", "url": url if count else ""}


def terminations() -> dict[str, Any]:
    """Ends to decide, the longest wait first."""
    found = headquarters.terminations()
    rows = [
        {
            "cells": [
                row.institution.name,
                row.institution.country.name,
                day_cell(row.hearing_proposed_on or row.status_since.date()),
                hearing_words(row),
            ],
            "url": row.get_workspace_url(),
            "is_generated": row.is_generated,
        }
        for row in found.rows
    ]
    return part(
        "terminations",
        _("Terminations to decide"),
        [_("Institution"), _("Country"), _("Proposed on"), _("Hearing")],
        rows,
        has_more=found.has_more,
    )


def hearing_words(row: Any) -> str:
    """Whether it can be decided: the school has spoken, or its time is over."""
    if row.hearing_stated_on:
        return _("The school has sent its statement")
    if row.hearing_statement_due_on and row.hearing_statement_due_on >= dates.today():
        day = partial_date(row.hearing_statement_due_on)
        return _("The school may answer until %(day)s") % {"day": day}
    return _("The school has sent no statement")


def imports() -> dict[str, Any]:
    """Sheets to approve."""
    found = headquarters.imports()
    rows = [case(row, row.network.country.name) for row in found.rows]
    headers = [_("Sheet"), _("Country"), _("Proposed on")]
    return part("imports", _("Imported members to approve"), headers, rows, has_more=found.has_more)


def pathways() -> dict[str, Any]:
    """Versions to approve."""
    found = headquarters.pathways()
    rows = [case(row, row.country.name) for row in found.rows]
    headers = [_("Pathway"), _("Country"), _("Proposed on")]
    return part("pathways", _("Pathways to approve"), headers, rows, has_more=found.has_more)


def case(record: Any, country: str) -> dict[str, Any]:
    """A case with its country and its day."""
    return {
        "cells": [str(record), country, day_cell(record.status_since.date())],
        "url": record.get_workspace_url(),
        "is_generated": record.is_generated,
    }


def day_cell(day: Any) -> dict[str, Any]:
    """A day; the component writes it in words."""
    return {"value": day, "kind": "date"}


def rounds() -> dict[str, Any]:
    """Rounds that run, with what has come in."""
    rows = [
        {
            "cells": [
                str(round_),
                round_.network.country.name,
                day_cell(round_.closes_on),
                funnel.get("asked", 0),
                funnel.get("confirmed", 0) + funnel.get("change", 0) + funnel.get("withdrawal", 0),
                funnel.get("undecided", 0),
            ],
            "url": round_.get_workspace_url(),
            "is_generated": round_.is_generated,
        }
        for round_, funnel in headquarters.rounds()
    ]
    return part(
        "rounds",
        _("Renewal rounds that run"),
        [
            _("Round"),
            _("Country"),
            _("Closes on"),
            _("Asked"),
            _("Answered"),
            _("Waiting for a decision"),
        ],
        rows,
        more_url=reverse("aspnet:round-overview"),
        more_label=_("Renewal rounds and freshness by country"),
    )


def missing_reports() -> dict[str, Any]:
    """Networks that owe the report of their last school year."""
    rows = [
        {
            "cells": [
                year.network.country.name,
                year.label,
                day_cell(year.ends_on),
                _("being prepared") if hasattr(year, "national_report") else _("not begun"),
            ],
            "url": reverse(
                "aspnet:national-report", args=[year.network.country_id, year.first_year]
            ),
            "is_generated": year.is_generated,
        }
        for year in headquarters.missing_reports()
    ]
    rows.sort(key=lambda row: row["cells"][0])
    return part(
        "missing-reports",
        _("National reports missing"),
        [_("Country"), _("School year"), _("Ended on"), _("Report")],
        rows,
        more_url=reverse("aspnet:national-report-list"),
        more_label=_("National reports"),
        note=_("Of the last school year that is over, in networks that are active."),
    )


def networks(name: str, heading: str, found: Iterable[NationalNetwork]) -> dict[str, Any]:
    """Networks, each with the way to its page."""
    rows = [
        {
            "cells": [network.country.name, network.contact_email or None],
            "url": reverse("aspnet:network", args=[network.country_id]),
            "is_generated": network.is_generated,
        }
        for network in found
    ]
    return part(name, heading, [_("Country"), _("Office e-mail")], rows)


def freshness_section() -> dict[str, Any]:
    """The same numbers as the map's, as a table."""
    rows = [
        {
            "cells": [
                COUNTRIES.word(code),
                found.members,
                found.members - found.this_year,
                f"{found.share}%",
                found.stale,
                found.never,
            ],
            "url": reverse("aspnet:network-figures", args=[code]),
            "is_generated": found.is_generated,
        }
        for code, found in freshness.by_country().items()
    ]
    rows.sort(key=lambda row: row["cells"][0])
    return part(
        "freshness",
        _("Freshness by country"),
        [
            _("Country"),
            _("Members"),
            _("Not confirmed this year"),
            _("Confirmed this year"),
            _("Long ago"),
            _("Never"),
        ],
        rows,
        more_url=reverse("aspnet:freshness"),
        more_label=_("The public page on freshness"),
    )
