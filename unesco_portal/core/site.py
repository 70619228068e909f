"""Where the portal stands in the world."""

from urllib.parse import urlsplit

from django.conf import settings


def site_host() -> str:
    """The right side of a Message-ID and of a UID: the same on every worker."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"
