"""JSON as the API writes it."""

from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer

JSON = "application/json"
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
