"""Figures of the network: for everybody, for one country's people, for UNESCO."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import rules
from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core import dates
from unesco_portal.core.enums import Audience
from unesco_portal.reference.enums import StatementKind
from unesco_portal.reference.models import Statement
from unesco_portal.reference.vocabularies import COUNTRIES

from .. import counts
from ..figures import WORLD, Reading, Scope, figures_for, read, read_all
from ..figures.drawing import drawing
from ..figures.files import as_csv
from ..models import NationalNetwork
from .limits import MadeOnDemand

KEPT_SECONDS = 24 * 3600


def sections(readings: list[Reading], file_url: Callable[[str], str]) -> list[dict[str, Any]]:
    """The figures of a page; their tables are long, so what was drawn once is kept."""
    names = {reading.figure.name: drawn_name(reading) for reading in readings}
    kept = cache.get_many(names.values())
    drawn = {
        names[reading.figure.name]: drawn_figure(reading, file_url(reading.figure.name))
        for reading in readings
        if names[reading.figure.name] not in kept
    }
    if drawn:
        cache.set_many(drawn, KEPT_SECONDS)
    shown = kept | drawn
    return [
        {
            "figure": reading.figure,
            "reading": reading,
            "html": mark_safe(shown[names[reading.figure.name]]),  # noqa: S308 -- our template's
        }
        for reading in readings
    ]


def drawn_name(reading: Reading) -> str:
    """Follows from all that is shown, so that a kept one is never of something else."""
    seen = (
        settings.RELEASE,
        get_language(),
        get_script_prefix(),
        reading.audience,
        reading.scope.key,
        reading.as_of,
        reading.left_out,
        reading.rows,
    )
    digest = blake2b(repr(seen).encode(), digest_size=16).hexdigest()
    return f"aspnet-figure-drawn:{reading.figure.name}:{digest}"


def drawn_figure(reading: Reading, file_url: str) -> str:
    """Definition, moment, drawing and table of one figure."""
    context = {
        "reading": reading,
        "figure": reading.figure,
        "drawing": drawing(reading) if reading.rows else None,
        "source": _("records of this portal"),
        "notes": notes(reading),
        "file_url": file_url,
    }
    return render_to_string("aspnet/_figure.html", context)


def notes(reading: Reading) -> list[str]:
    """What a reader must know to read the numbers rightly."""
    found = []
    if reading.figure.is_self_reported:
        found.append(_("Self-reported by the schools."))
    if reading.generated:
        found.append(
            _("The last column says how many of the first number are demonstration records.")
        )
    if reading.left_out:
        words = _("Rows of fewer than %(least)s are left out: they would tell of single schools.")
        found.append(words % {"least": reading.figure.least})
    return found


class Public:
    """What everybody may read, of the whole network."""

    audience = Audience.PUBLIC
    file_name = "aspnet:figure-file"

    def scope(self) -> Scope:
        """The whole network."""
        return WORLD

    def address(self) -> list[str]:
        """What stands in the address before the name of a figure."""
        return []

    def file_url(self, name: str) -> str:
        """The file of one figure."""
        return reverse(self.file_name, args=[*self.address(), name])

    def title(self) -> str:
        """The heading."""
        return _("Figures of the Associated Schools Network")

    def trail(self) -> list[tuple[Any, str | None]]:
        """The way to the page."""
        return [(_("Schools"), reverse("aspnet:institution-list")), (_("Figures"), None)]


class Headquarters(LoginRequiredMixin, Public):
    """Everything, for UNESCO's staff."""

    audience = Audience.STAFF
    file_name = "aspnet:all-figures-file"

    def scope(self) -> Scope:
        """The whole network, for staff; coordinators have the pages of their own network."""
        if not self.request.user.is_staff:
            raise PermissionDenied
        return WORLD

    def trail(self) -> list[tuple[Any, str | None]]:
        """Through the workspace."""
        return [(_("Workspace"), reverse("workspace:home")), (_("Figures"), None)]


class OfNetwork(LoginRequiredMixin, Public):
    """One country's, for its own people and UNESCO."""

    audience = Audience.COORDINATOR
    file_name = "aspnet:network-figures-file"

    def scope(self) -> Scope:
        """The country, where there is a network and the reader may see it."""
        networks = NationalNetwork.objects.select_related("country")
        network = get_object_or_404(networks, country=self.kwargs["country"].upper())
        if not rules.has_perm("aspnet.view_figures", self.request.user, network):
            raise Http404
        self.network = network
        return Scope(network.country_id)

    def address(self) -> list[str]:
        """The country."""
        return [self.network.country_id]

    def title(self) -> str:
        """The heading, with the country."""
        return _("Figures of the network: %(country)s") % {
            "country": COUNTRIES.word(self.network.country_id)
        }

    def trail(self) -> list[tuple[Any, str | None]]:
        """Through the page of the network."""
        return [
            (_("Workspace"), reverse("workspace:home")),
            (str(self.network), reverse("aspnet:network", args=[self.network.country_id])),
            (_("Figures"), None),
        ]


class PageOfFigures(View):
    """All figures of a scope on one page: definition, moment, drawing, table, file."""

    def get(self, request: HttpRequest, **_kwargs: str) -> HttpResponse:
        """The page."""
        scope = self.scope()
        context = {
            "title": self.title(),
            "sections": sections(read_all(scope, self.audience), self.file_url),
            "members": counts.members(**({"country": scope.country} if scope.country else {})),
            "observations": [] if scope.country else observations(),
            "is_public": self.audience == Audience.PUBLIC,
            "breadcrumb": self.trail(),
        }
        return render(request, "aspnet/figures.html", context)


class FileOfFigure(MadeOnDemand, View):
    """One figure as CSV: the numbers of its table."""

    def get(self, request: HttpRequest, name: str, **_kwargs: str) -> HttpResponse:
        """The file; 404 where this reader or this scope has no such figure."""
        scope = self.scope()
        known = {figure.name: figure for figure in figures_for(self.audience, scope)}
        if name not in known:
            raise Http404
        text = as_csv(read(known[name], scope, self.audience))
        response = HttpResponse(text, content_type="text/csv; charset=utf-8")
        parts = [part for part in ("aspnet", scope.country.lower(), name) if part]
        file_name = f"{'-'.join(parts)}-{dates.today():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
        return response


class FiguresView(Public, PageOfFigures):
    """The public page."""


class FigureFileView(Public, FileOfFigure):
    """Its files."""


class AllFiguresView(Headquarters, PageOfFigures):
    """UNESCO's page."""


class AllFiguresFileView(Headquarters, FileOfFigure):
    """Its files."""


class NetworkFiguresView(OfNetwork, PageOfFigures):
    """A country's page."""


class NetworkFiguresFileView(OfNetwork, FileOfFigure):
    """Its files."""


def observations() -> list[Statement]:
    """What sources said of the size of the network, each with its date; never merged."""
    rows = Statement.objects.filter(
        subject="aspnet", kind=StatementKind.FIGURE, value__isnull=False
    )
    return list(rows.select_related("source").order_by("as_of", "text", "pk"))
