"""The pages that everybody may find: by a search engine, in a sitemap, in each language.

One list for the links in a page's head (the one address to remember, the same page in other
languages), for the sitemap and for what is translated first into a further language.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.functional import SimpleLazyObject

from .core.languages import address_language, split_language
from .core.views import PAGE_CONTROLS

# Pages of which there is one each, in the order of the sitemap.
SINGLE_PAGES = (
    "home",
    "centres:centre-list",
    "aspnet:institution-list",
    "aspnet:coordinator-list",
    "events:meeting-list",
    "experts:expert-list",
    "experts:convention",
    "reference:country-list",
    "people:organisation-list",
    "experts:project-list",
    "aspnet:about",
    "aspnet:figures",
    "aspnet:freshness",
    "aspnet:pathway-list",
    "aspnet:apply",
    "about",
    "data-dictionary",
)
# Pages of a record.
RECORD_PAGES = (
    "centres:centre-detail",
    "aspnet:institution-detail",
    "events:meeting-detail",
    "experts:expert-detail",
    "experts:party-detail",
    "experts:project-detail",
    "country-detail",
    "people:organisation-detail",
    "aspnet:pathway-detail",
    "aspnet:network-figures",
)
PUBLIC_PAGES = frozenset((*SINGLE_PAGES, *RECORD_PAGES))


def page_links(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: the links in its head, made when a public page asks for them."""
    return {"page_links": SimpleLazyObject(lambda: links_of(request))}


def links_of(request: HttpRequest) -> dict[str, Any] | None:
    """The address to remember and the addresses in each language; ``None`` for other pages."""
    match = request.resolver_match
    if match is None or match.view_name not in PUBLIC_PAGES:
        return None
    language = address_language(request)
    plain = request.path if language is None else split_language(request.path)[1]
    query = kept_query(request.GET)
    return {
        "canonical": settings.SITE_URL + request.path + query,
        "default": settings.SITE_URL + plain + query,
        "languages": [
            (code, f"{settings.SITE_URL}/{code}{plain}{query}")
            for code, _name in settings.LANGUAGES
        ],
    }


def kept_query(params: QueryDict) -> str:
    """The filters of a list, in one order; the place in it and its order make no other page."""
    kept = QueryDict(mutable=True)
    for name, values in sorted(params.lists()):
        if name not in PAGE_CONTROLS and (given := [value for value in values if value]):
            kept.setlist(name, given)
    return f"?{kept.urlencode()}" if kept else ""
