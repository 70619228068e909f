"""Help: a short guide for each sort of reader, the glossary, and the pages of rules."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views import View

from .core import glossary
from .core.markdown import table_rows
from .reference.models import SourceDocument

GUIDES: dict[str, str | Promise] = {
    "school": gettext_lazy("A school"),
    "national-coordinator": gettext_lazy("A National Coordinator"),
    "sub-national-coordinator": gettext_lazy("A sub-national coordinator"),
    "national-commission": gettext_lazy("A National Commission"),
    "headquarters": gettext_lazy("UNESCO Headquarters"),
    "staff": gettext_lazy("Staff of the back office"),
    "partner": gettext_lazy("A partner who takes the data"),
}
TEMPLATES = {
    "school": "help/school.html",
    "national-coordinator": "help/national-coordinator.html",
    "sub-national-coordinator": "help/sub-national-coordinator.html",
    "national-commission": "help/national-commission.html",
    "headquarters": "help/headquarters.html",
    "staff": "help/staff.html",
    "partner": "help/partner.html",
}


def guides(current: str = "") -> list[dict[str, Any]]:
    """All guides with their addresses."""
    return [
        {
            "label": title,
            "url": reverse("help-guide", args=[slug]),
            "is_current": slug == current,
            "count": None,
        }
        for slug, title in GUIDES.items()
    ]


class HelpView(View):
    """Where help begins."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The guides, and the pages of rules."""
        return render(request, "help/index.html", {"title": _("Help"), "guides": guides()})


class GuideView(View):
    """One guide."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The guide, with the others one step away."""
        if slug not in GUIDES:
            raise Http404
        context = {
            "title": GUIDES[slug],
            "guides": guides(slug),
            "breadcrumb": [(_("Help"), reverse("help")), (GUIDES[slug], None)],
        }
        return render(request, TEMPLATES[slug], context)


class GlossaryView(View):
    """The words of the field."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """All of them, each with an address of its own; those not translated say so."""
        entries = glossary.entries()
        reader = get_language_info(get_language() or "en")
        context = {
            "title": _("Glossary"),
            "entries": entries,
            "is_partly_english": any(entry.language != reader["code"] for entry in entries),
            "language": reader["name_translated"],
            "breadcrumb": [(_("Help"), reverse("help")), (_("Glossary"), None)],
        }
        return render(request, "help/glossary.html", context)


class AccessibilityView(View):
    """The accessibility statement."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        return render(request, "help/accessibility.html", {"title": _("Accessibility")})


class PrivacyView(View):
    """Which personal data are kept, and the rights of the people."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        return render(request, "help/privacy.html", {"title": _("Privacy")})


class TermsView(View):
    """The terms of use."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        return render(request, "help/terms.html", {"title": _("Terms of use")})


class ColophonView(View):
    """Sources of data and parts of the program, with their licences."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        context = {
            "title": _("Colophon"),
            "sources": SourceDocument.objects.order_by("title"),
            "libraries": libraries(),
        }
        return render(request, "help/colophon.html", context)


@dataclass(frozen=True)
class Library:
    """A file of others that pages use."""

    name: str
    version: str
    licence: str


@cache
def libraries() -> tuple[Library, ...]:
    """As their own list has them, beside the files."""
    path = settings.BASE_DIR / "static" / "vendor" / "README.md"
    rows = [row for row in table_rows(path) if len(row) == 5]  # the other table has sums
    return tuple(Library(name, version, licence) for name, _npm, version, licence, _use in rows)
