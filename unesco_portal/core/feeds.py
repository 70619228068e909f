"""Atom feeds: what is new in a list as it is filtered, for programs that watch it for people."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed

from .site import site_host

MOST_ENTRIES = 50
ATOM = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Entry:
    """One thing that is new: ``key`` never changes, so that no reader shows it twice."""

    key: str
    title: str
    url: str
    updated: datetime.datetime
    summary: str = ""
    category: str = ""


def atom(*, title: Any, subtitle: Any, url: str, feed_url: str, entries: Iterable[Entry]) -> bytes:
    """The feed in the reader's language; addresses are told whole."""
    feed = Atom1Feed(
        title=str(title),
        link=settings.SITE_URL + url,
        description=str(subtitle),
        language=translation.get_language(),
        feed_url=settings.SITE_URL + feed_url,
        author_name=settings.SITE_NAME,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=settings.SITE_URL + entry.url,
            description=entry.summary,
            unique_id=f"tag:{site_host()},2026:{entry.key}",
            updateddate=entry.updated,
            categories=[entry.category] if entry.category else [],
        )
    return feed.writeString("utf-8").encode()


def answer(content: bytes) -> HttpResponse:
    """A feed is public, and asked for often."""
    response = HttpResponse(content, content_type=ATOM)
    response["Cache-Control"] = "public, max-age=600"
    return response
