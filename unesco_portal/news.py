"""What is new in the portal, from all apps: centres, meetings, and what meetings decided."""

from itertools import chain
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from centres.models import Centre
from events.models import Meeting
from events.wording import date_told

from .core import feeds
from .core.feeds import MOST_ENTRIES, Entry

PUBLIC = AnonymousUser()


def news() -> list[Entry]:
    """The latest of each kind, newest first; generated records are no news."""
    entries = chain(centres(), meetings(), outcomes())
    return sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST_ENTRIES]


def centres() -> list[Entry]:
    """Centres by the moment they were entered."""
    rows = Centre.objects.visible_to(PUBLIC).filter(is_generated=False).select_related("country")
    return [
        Entry(
            key=f"news/centre/{centre.public_id}",
            title=_("New centre: %(name)s") % {"name": centre},
            url=centre.get_absolute_url(),
            updated=centre.created_at,
            summary=str(centre.country or ""),
            category="centre",
        )
        for centre in rows.order_by("-created_at", "-pk")[:MOST_ENTRIES]
    ]


def meetings() -> list[Entry]:
    """Meetings by the moment they were entered."""
    rows = Meeting.objects.visible_to(PUBLIC).filter(is_generated=False)
    return [
        Entry(
            key=f"news/meeting/{meeting.public_id}",
            title=_("Meeting: %(title)s") % {"title": meeting},
            url=meeting.get_absolute_url(),
            updated=meeting.created_at,
            summary=date_told(meeting.status, meeting.start_on, meeting.end_on),
            category="meeting",
        )
        for meeting in rows.order_by("-created_at", "-pk")[:MOST_ENTRIES]
    ]


def outcomes() -> list[Entry]:
    """Meetings whose outcomes are known, by the moment their record last changed."""
    rows = Meeting.objects.visible_to(PUBLIC).filter(is_generated=False, outcomes__isnull=False)
    rows = rows.distinct().prefetch_related("outcomes")
    return [outcome(meeting) for meeting in rows.order_by("-updated_at", "-pk")[:MOST_ENTRIES]]


def outcome(meeting: Any) -> Entry:
    """The outcomes of one meeting."""
    texts = [str(found) for found in meeting.outcomes.all()]
    return Entry(
        key=f"news/outcomes/{meeting.public_id}",
        title=_("Outcomes: %(title)s") % {"title": meeting},
        url=f"{meeting.get_absolute_url()}#outcomes",
        updated=meeting.updated_at,
        summary="; ".join(texts[:10]),
        category="outcome",
    )


class NewsFeedView(View):
    """All that is new, as an Atom feed in the reader's language."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The feed."""
        content = feeds.atom(
            title=_("What is new"),
            subtitle=_("New centres, meetings and their outcomes."),
            url=reverse("home"),
            feed_url=request.get_full_path(),
            entries=news(),
        )
        return feeds.answer(content)
