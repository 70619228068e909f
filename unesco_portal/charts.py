"""The public charts of all networks on one page; each app counts, this page only puts together."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from aspnet.figures import FIGURES, WORLD, read
from aspnet.views.figures import sections
from centres.counts import Expiries, by_expiry

from .core.drawing import Drawing, by_years
from .core.enums import Audience

OF_MEMBERS = "members-by-year-and-region"


class FiguresView(View):
    """Where the figures of all networks are found, and those that stand on no other page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        members = read(FIGURES[OF_MEMBERS], WORLD, Audience.PUBLIC)
        expiries = by_expiry()
        context = {
            "title": _("Figures and charts"),
            "members": sections([members], lambda name: reverse("aspnet:figure-file", args=[name])),
            "expiries": expiries,
            "expiry_drawing": drawing_of(expiries),
            "expiry_notes": notes_on(expiries),
        }
        return render(request, "figures.html", context)


def drawing_of(expiries: Expiries) -> Drawing:
    """Two panels over one row of years: dates that were read, and others."""
    panels = [
        (_("date read in a source"), {year: row[0] for year, row in expiries.years.items()}),
        (_("date not verified"), {year: row[1] for year, row in expiries.years.items()}),
    ]
    known = sum(map(sum, expiries.years.values()))
    words = ngettext(
        "The end of %(count)s agreement is known. All numbers stand in the table.",
        "The ends of %(count)s agreements are known. All numbers stand in the table.",
        known,
    )
    title = _("Category 2 centres by end of agreement")
    return by_years(panels, name="centre-expiry", title=title, description=words % {"count": known})


def notes_on(expiries: Expiries) -> list[Any]:
    """What the drawing cannot show."""
    words = ngettext(
        "For %(count)s centre the end of the agreement is not known.",
        "For %(count)s centres the end of the agreement is not known.",
        expiries.unknown,
    )
    return [words % {"count": expiries.unknown}] if expiries.unknown else []
