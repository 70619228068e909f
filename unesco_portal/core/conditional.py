"""Conditional answers: whether anything an answer stands on has changed, without making it.

The tag is made from the versions of the tables involved (moved by triggers at each commit), the
address, the day (freshness is counted in days) and the release. A list brings its version along in
its own query, from the very snapshot of its rows. Asking again with the tag costs one small query
a second for each process, however many ask: "not modified" may be that second behind.
"""

import time
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError, connection
from django.db.models import BigIntegerField, Func
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import parse_etags

# To be kept by readers, but asked about each time.
FOR_READERS = (("Cache-Control", "public, no-cache"), ("Vary", "Accept"))
Answer = TypeVar("Answer", bound=HttpResponseBase)
VERSIONS = "SELECT COALESCE(sum(version), 0) FROM core_datasetversion WHERE dataset = ANY(%s)"


class VersionColumn(Func):
    """The version of some tables as a column: one look-up for the whole list."""

    output_field = BigIntegerField()

    def __init__(self, datasets: Sequence[str]) -> None:
        super().__init__()
        self.datasets = list(datasets)

    def as_sql(self, compiler: Any, connection: Any, *_parts: Any, **_context: Any) -> Any:
        """An uncorrelated subquery, which PostgreSQL runs once."""
        return f"({VERSIONS})", [self.datasets]


def dataset_version(datasets: Sequence[str]) -> int:
    """A number that grows with every committed change of any of these tables."""
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS, [list(datasets)])
        return int(cursor.fetchone()[0])


known: dict[Sequence[str], tuple[float, int]] = {}


def recent_version(datasets: Sequence[str]) -> int:
    """The same, at most ``CONDITIONAL_SECONDS`` old. Replaces a database connection that died."""
    read_at, version = known.get(datasets, (0.0, 0))
    if time.monotonic() - read_at >= settings.CONDITIONAL_SECONDS:
        try:
            version = dataset_version(datasets)
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:
                raise
            connection.close()
            version = dataset_version(datasets)
        known[datasets] = time.monotonic(), version
    return version


def tag_for(request: HttpRequest, version: int) -> str:
    """The strong entity tag of this address for data of a version."""
    return tag_of(request.path, request.META.get("QUERY_STRING", ""), version)


def tag_of(path: str, query: str, version: int) -> str:
    """The same, of an address in its two parts."""
    address = f"{path}?{query}"
    text = f"{settings.RELEASE} {timezone.now():%Y-%m-%d} {version} {address}"
    return f'"{blake2b(text.encode(), digest_size=12).hexdigest()}"'


def not_modified(request: HttpRequest, datasets: Sequence[str]) -> HttpResponse | None:
    """The empty 304 answer when the reader already holds this very answer."""
    given = request.META.get("HTTP_IF_NONE_MATCH")
    if given is None:
        return None
    tag = tag_for(request, recent_version(datasets))
    if given != tag and not {tag, f"W/{tag}"} & set(parse_etags(given)):
        return None
    return with_tag(HttpResponseNotModified(), tag)


def held(meta: dict[str, Any], datasets: Sequence[str]) -> list[tuple[str, str]] | None:
    """The headers of "not modified", without Django, for the very tag of a version just read.

    None leaves it to ``not_modified``: a version to be read anew, several tags, a weak one. And
    what Django would lead elsewhere or refuse: a request without TLS, or for a foreign host.
    """
    read_at, version = known.get(datasets, (0.0, 0))
    if time.monotonic() - read_at >= settings.CONDITIONAL_SECONDS:
        return None
    path = f"{meta.get('SCRIPT_NAME', '')}{meta['PATH_INFO']}"
    tag = tag_of(path, meta.get("QUERY_STRING", ""), version)
    if meta["HTTP_IF_NONE_MATCH"] != tag or not is_welcome(meta):
        return None
    return [("ETag", tag), *FOR_READERS]


class Asked(HttpRequest):
    """A request before Django has read it."""

    def _get_scheme(self) -> str:
        return str(self.META["wsgi.url_scheme"])


def is_welcome(meta: dict[str, Any]) -> bool:
    """Whether it came as production wants it, and to one of our hosts."""
    request = Asked()
    request.META = meta
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        return False
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


def with_tag(response: Answer, tag: str) -> Answer:
    """``response`` with its tag."""
    response["ETag"] = tag
    for name, value in FOR_READERS:
        response[name] = value
    return response
