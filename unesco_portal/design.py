"""The living page of components: each with its rule, the real one in use, and its users."""

import datetime
import inspect
import re
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from centres.models import Centre

from .core.drawing import Bar, Drawing, Text
from .core.forms import PortalForm
from .core.templatetags import tables, ui
from .people.models import Organisation

EXAMPLES = "design/"  # templates with the component in use, one each
COMPONENT = re.compile(r"\{%\s*(\w+)\b")


@dataclass(frozen=True)
class Specimen:
    """A component: its tag, what it is for, and the templates that use it."""

    name: str
    rule: str
    users: tuple[str, ...]

    @property
    def example(self) -> str:
        """The template that shows it."""
        return f"{EXAMPLES}{self.name}.html"


def component_tags() -> dict[str, str]:
    """Every tag that renders a component, with what it says of itself."""
    found = [(name, library) for library in (ui, tables) for name in library.register.tags]
    return {
        name: inspect.getdoc(getattr(library, name)) or ""
        for name, library in sorted(found, key=itemgetter(0))
    }


def is_page(name: str) -> bool:
    """Pages and their parts; components and examples are not users of themselves."""
    return not name.startswith(EXAMPLES)


def uses() -> dict[str, set[str]]:
    """For each tag the templates that use it."""
    folder = settings.BASE_DIR / "templates"
    found: dict[str, set[str]] = {name: set() for name in component_tags()}
    for path in sorted(folder.rglob("*.html")):
        name = str(path.relative_to(folder))
        if is_page(name):
            for tag in COMPONENT.findall(path.read_text(encoding="utf-8")):
                if tag in found:
                    found[tag].add(name)
    return found


@cache
def specimens() -> tuple[Specimen, ...]:
    """All components, by name; templates do not change while the portal runs."""
    users = uses()
    return tuple(
        Specimen(
            name,
            rules,
            tuple(sorted(users[name])),
        )
        for name, rules in component_tags().items()
    )


class ExampleForm(PortalForm):
    """One field of each manner; shown with its errors."""

    full_name = forms.CharField(label=_("Name"), help_text=_("As your documents have it."))
    country = forms.ChoiceField(choices=[("SN", "SN"), ("FR", "FR")], required=False)
    agrees = forms.BooleanField()


class DesignView(View):
    """For staff, and for whoever runs the portal with ``DEBUG``."""

    http_method_names = ("get", "head", "post")

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page; 404 for everybody else."""
        if not (settings.DEBUG or getattr(request.user, "is_staff", False)):
            raise Http404
        today = timezone.now()
        context = {
            "title": _("Components"),
            "specimens": specimens(),
            "tones": list(ui.TONES),
            "drawings": sorted(ui.drawings()),
            "day": today.date() + datetime.timedelta(days=20),
            "moment": today + datetime.timedelta(days=3),
            "body": Organisation.objects.visible_to(request.user).order_by("pk").first(),
            "form": ExampleForm({"country": "XX"}, auto_id="example_%s"),
            "filters": ExampleForm(auto_id="filters_%s"),
            "drawing": EXAMPLE_DRAWING,
            "items": [(_("Home"), "/"), (_("Search"), "/search/"), (_("Components"), None)],
            "headers": [{"label": _("Name")}, {"label": _("Status")}],
            "rows": example_rows() | {"case": Centre.objects.order_by("pk").first()},
        }
        return render(request, "design/page.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """The example form leads back here: its errors are the example."""
        return self.get(request)


EXAMPLE_DRAWING = Drawing(
    name="example",
    title="Members by region",
    description="Two bars.",
    height=60,
    bars=(Bar(0, 0, 14, 340, 10), Bar(0, 0, 46, 136, 10)),
    texts=(Text("chart-name", 0, 10, "Africa"), Text("chart-name", 0, 42, "Arab States")),
)


def example_rows() -> dict[str, Any]:
    """Facts, moments, tabs and a row of a table."""
    cell = {"label": _("Status"), "kind": "text", "url": None}
    return {
        "facts": [(_("Name"), "APCEIU", ""), (_("Status"), None, "")],
        "moments": [
            {"title": _("Done"), "when": "2019-03", "who": "", "text": "", "state": "done"},
            {"title": _("Now"), "when": "2024", "who": "", "text": "", "state": "current"},
            {"title": _("Next"), "when": None, "who": "", "text": "", "state": "next"},
        ],
        "tabs": [
            {"label": _("All rows"), "url": "?", "is_current": True, "count": 3},
            {"label": _("New"), "url": "?#tabs", "is_current": False, "count": None},
        ],
        "table": [
            {
                "id": "example",
                "url": "#table",
                "is_generated": True,
                "match": "",
                "cells": [
                    cell | {"label": _("Name"), "value": "APCEIU", "tone": None},
                    cell | {"value": _("Valid"), "tone": "positive"},
                ],
            }
        ],
    }
