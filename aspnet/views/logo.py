"""May this institution use the logo today? The answer, the image that says it, and the files."""

import datetime
from html import escape
from pathlib import Path
from typing import Any

import rules
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views import View

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.templatetags.ui import partial_date

from .. import documents, services
from ..models import Institution
from .reach import visible_or_404

LONGEST_CACHE = 3600
LOGO_TYPES = {".svg", ".png", ".pdf", ".zip", ".eps", ".jpg"}


class LogoView(View):
    """Base: the institution, the answer for today, and whether this reader may have the files."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find all three."""
        super().setup(request, *args, **kwargs)
        self.institution: Institution = visible_or_404(
            Institution, request.user, kwargs["public_id"], "membership"
        )
        self.right = services.logo_right(self.institution)
        self.token, self.problem = request.GET.get("link", ""), ""
        holder = None
        if self.token:
            try:
                holder = services.open_school_link(self.token)
            except DomainError as error:
                self.problem = str(error)
        self.is_entitled = any(
            rules.has_perm("aspnet.download_logo", actor, self.institution)
            for actor in (request.user, holder)
        )


class LogoRightView(LogoView):
    """The answer in words, for everybody; the files for those who may have them."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The page."""
        image = reverse("aspnet:institution-status", args=[public_id])
        page = reverse("aspnet:logo-right", args=[public_id])
        context = {
            "title": _("May this institution use the logo today?"),
            "institution": self.institution,
            "right": self.right,
            "is_entitled": self.is_entitled,
            "files": logo_files() if self.is_entitled and self.right.holds else [],
            "link": self.token if self.is_entitled and not self.problem else "",
            "link_problem": self.problem,
            "status_url": image,
            "embed": embedding(page, image),
            "breadcrumb": [
                (_("Schools"), reverse("aspnet:institution-list")),
                (self.institution.name, self.institution.get_absolute_url()),
                (_("Logo"), None),
            ],
        }
        response = render(request, "aspnet/logo_right.html", context)
        if self.token:
            response["Cache-Control"] = "no-store"
        return response


def embedding(page: str, image: str) -> str:
    """What a school copies into its own site."""
    words = escape(_("Status in the Associated Schools Network"))
    picture = f'<img src="{settings.SITE_URL}{image}" width="300" height="56" alt="{words}">'
    return f'<a href="{settings.SITE_URL}{page}">{picture}</a>'


class LogoFileView(LogoView):
    """One file of the logo: opens only with the right, and only for those who may have it."""

    def get(self, request: HttpRequest, public_id: str, name: str) -> HttpResponse:
        """The file; whoever may not have it is told so on the page of the right."""
        if not self.is_entitled and not self.token and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not (self.is_entitled and self.right.holds):
            raise PermissionDenied(self.right.answer)
        path = next((file for file in logo_files() if file.name == name), None)
        if path is None:
            raise Http404(name)
        response = FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
        response["Cache-Control"] = "no-store"
        return response


def logo_files() -> list[Path]:
    """The files that the installation holds ready."""
    folder = settings.LOGO_DIR
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.suffix in LOGO_TYPES and path.is_file())


class InstitutionStatusView(View):
    """A small image to stand on a school's site: plain, without script, right on every day."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The image, in the language asked for with ``?language=``; English unless told."""
        institution = visible_or_404(Institution, AnonymousUser(), public_id, "membership")
        right = services.logo_right(institution)
        wanted = request.GET.get("language", "en")
        language = wanted if wanted in dict(settings.WORKING_LANGUAGES) else "en"
        with translation.override(language):
            first, second = status_words(right)
            content = documents.status_image(first, second, holds=right.holds)
        response = HttpResponse(content, content_type="image/svg+xml; charset=utf-8")
        response["Cache-Control"] = f"public, max-age={seconds_to_keep()}"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


def status_words(right: services.LogoRight) -> tuple[str, str]:
    """The two lines of the image."""
    if not right.holds:
        return _("No valid certificate"), str(right.answer.label)
    if right.until is None:
        return _("UNESCO Associated School"), _("Certificate valid, no stated end")
    return (
        _("UNESCO Associated School"),
        _("Certificate valid until %(day)s") % {"day": partial_date(right.until)},
    )


def seconds_to_keep() -> int:
    """How long the image may be kept: an hour, and never past the end of the day."""
    now = timezone.now()
    midnight = (now + datetime.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min(LONGEST_CACHE, int((midnight - now).total_seconds()) + 1)
