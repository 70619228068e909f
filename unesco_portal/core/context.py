"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def portal(request: HttpRequest) -> dict[str, Any]:
    """Name, languages and mode of the portal; the reader's unread notices, counted when shown."""
    return {
        "portal": {
            "name": settings.SITE_NAME,
            "url": settings.SITE_URL,
            "demonstration": settings.DEMONSTRATION,
            "languages": settings.LANGUAGES,
            "release": settings.RELEASE,
            "unread": SimpleLazyObject(lambda: unread_count(request)),
        }
    }


def unread_count(request: HttpRequest) -> int:
    """How many in-page notices this reader has not opened."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return 0
    return user.notifications.unread().count()
