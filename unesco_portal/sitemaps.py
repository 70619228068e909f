"""Sitemaps and robots.txt: the addresses of all public pages, in parts of bounded size.

A collection of a million records is cut along its permanent codes, whose first character is spread
evenly: each part is one range of the index, however many parts there are before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar
from xml.sax.saxutils import escape

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views import View

from .core.codes import ALPHABET, PublicCodeField
from .core.models import DatasetVersion
from .core.resources import RESOURCES, Resource
from .public_pages import RECORD_PAGES, SINGLE_PAGES

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XML = "application/xml; charset=utf-8"
PAGES = "pages"
MOST_ADDRESSES = 50_000  # of one part, by the rules of sitemaps
BATCH = 2_000
KEPT_SECONDS = 60 * 60
CLOSED = ("/accounts/", "/admin/", "/corrections/", "/language/", "/workspace/", "/outbox/")
Answer = TypeVar("Answer", bound=HttpResponseBase)


@dataclass(frozen=True)
class Part:
    """A file of addresses: a collection, and the first character of its codes where it is cut."""

    resource: Resource
    first: str = ""

    @property
    def name(self) -> str:
        """As it stands in the address."""
        return f"{self.resource.name}-{self.first}" if self.first else self.resource.name


def collections() -> list[Resource]:
    """The collections whose records have a public page."""
    return [resource for resource in RESOURCES.values() if resource.page_url in RECORD_PAGES]


def parts_of(resource: Resource) -> list[Part]:
    """One part, or one for each first character of permanent codes."""
    if code_field(resource) is None:
        return [Part(resource)]
    return [Part(resource, first) for first in ALPHABET]


def code_field(resource: Resource) -> PublicCodeField | None:
    """The field of the permanent codes, if the collection has such."""
    found = [field for field in resource.model._meta.concrete_fields if field.name == "public_id"]
    is_code = bool(found) and isinstance(found[0], PublicCodeField)
    return found[0] if is_code and resource.id_path == "public_id" else None  # type: ignore[return-value]  # just asked


def addresses(part: Part) -> Iterator[str]:
    """The entries of a part, read along the index."""
    resource = part.resource
    key = resource.id_path
    rows = resource.visible_to(AnonymousUser())
    code = code_field(resource)
    if code is not None:
        start = f"{code.prefix}-{part.first}"
        rows = rows.filter(**{f"{key}__gte": start, f"{key}__lt": f"{start}~"})
    found = rows.order_by(key).values_list(key, "updated_at")[:MOST_ADDRESSES]
    for public_id, updated in found.iterator(chunk_size=BATCH):
        yield entry(resource.url_of(public_id) or "", updated.date().isoformat())


def entry(path: str, changed: str = "") -> str:
    """One address."""
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(settings.SITE_URL + path)}</loc>{lastmod}</url>\n"


class SitemapIndexView(View):
    """Names the parts, each with the day on which its collection last changed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """One small query, however many records there are."""
        changed = dict(DatasetVersion.objects.values_list("dataset", "changed_at"))
        lines = [HEAD, f"<sitemapindex {SPACE}>\n", self.line(PAGES)]
        for resource in collections():
            moment = changed.get(resource.model._meta.db_table)
            day = moment.date().isoformat() if moment else ""
            lines += [self.line(part.name, day) for part in parts_of(resource)]
        lines.append("</sitemapindex>\n")
        return kept(HttpResponse("".join(lines), content_type=XML))

    @staticmethod
    def line(name: str, day: str = "") -> str:
        """One part."""
        url = settings.SITE_URL + reverse("sitemap-part", args=[name])
        lastmod = f"<lastmod>{day}</lastmod>" if day else ""
        return f"<sitemap><loc>{escape(url)}</loc>{lastmod}</sitemap>\n"


class SitemapPartView(View):
    """The addresses of one part, streamed."""

    def get(self, request: HttpRequest, name: str) -> StreamingHttpResponse:
        """The part; 404 where there is none of this name."""
        if name == PAGES:
            lines: Iterator[str] = (entry(reverse(page)) for page in SINGLE_PAGES)
        else:
            lines = addresses(self.part(name))
        return kept(StreamingHttpResponse(self.written(lines), content_type=XML))

    @staticmethod
    def part(name: str) -> Part:
        """The part of this name."""
        for resource in collections():
            for part in parts_of(resource):
                if part.name == name:
                    return part
        raise Http404(name)

    @staticmethod
    def written(lines: Iterator[str]) -> Iterator[str]:
        """The file around the addresses."""
        yield f"{HEAD}<urlset {SPACE}>\n"
        yield from lines
        yield "</urlset>\n"


def kept(response: Answer) -> Answer:
    """Programs that read sitemaps may keep them for an hour."""
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return response


class RobotsView(View):
    """What programs that collect pages may read."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """All that is public; nothing of a demonstration, whose records are generated."""
        lines = ["User-agent: *"]
        if settings.DEMONSTRATION:
            lines.append("Disallow: /")
        else:
            lines += [f"Disallow: {path}" for path in CLOSED]
            lines += [f"Disallow: /*/{path.strip('/')}/" for path in CLOSED]
            lines += ["Disallow: /*?*cursor=", "Disallow: /*?*format="]
        lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
        return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
