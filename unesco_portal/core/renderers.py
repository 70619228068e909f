"""JSON as the API writes it."""

from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer

JSON = "application/json"
PLAIN_ACCEPT = frozenset({"", "*/*", JSON})
OPTIONS = orjson.OPT_UTC_Z


class OrjsonRenderer(BaseRenderer):
    """JSON, fast; also what problem answers are written with."""

    media_type = JSON
    format = "json"
    charset = None

    def render(
        self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None
    ) -> bytes:
        """``data`` as UTF-8 JSON."""
        return b"" if data is None else orjson.dumps(data, option=OPTIONS)


def is_plain(meta: Mapping[str, Any]) -> bool:
    """Whether a request asks anonymously for JSON, as nearly all do."""
    return "HTTP_AUTHORIZATION" not in meta and meta.get("HTTP_ACCEPT", "") in PLAIN_ACCEPT
