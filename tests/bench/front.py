"""The portal as readers meet it: hashed and compressed static files, pages compressed on the way.

In production the server in front compresses pages; here a few lines stand for it.
"""

import gzip
import os
from collections.abc import Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.front_settings")

from unesco_portal.wsgi import application as portal

TEXT = ("text/", "application/json", "application/geo+json", "image/svg+xml")


def wants_gzip(environ: dict[str, Any]) -> bool:
    """Whether the reader can unpack."""
    return "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The portal's answer, compressed when it is text that nobody compressed yet."""
    told: list[Any] = []

    def keep(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        told[:] = [status, headers]

    answer = portal(environ, keep)
    status, headers = told
    kinds = {name.lower(): value for name, value in headers}
    is_text = kinds.get("content-type", "").startswith(TEXT)
    if not is_text or "content-encoding" in kinds or not wants_gzip(environ):
        start_response(status, headers)
        return answer
    body = gzip.compress(b"".join(answer), compresslevel=6)
    kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
    start_response(
        status, [*kept, ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))]
    )
    return [body]
