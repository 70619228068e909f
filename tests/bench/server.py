"""The portal, and beside it on the same server the least that could give the same answers.

``/bare/<n>`` runs the very SQL of a recorded API answer with psycopg2, builds the same bytes with
the same JSON encoder, and returns them from a plain WSGI function.
"""

import os
from pathlib import Path
from typing import Any

import orjson
import psycopg2

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")

from unesco_portal.wsgi import application as portal


class Bare:
    """One recorded answer: its SQL, the names of its fields, and the links around the rows."""

    connection: Any = None

    def __init__(self, record: dict[str, Any]) -> None:
        self.sql = record["sql"]
        self.names = record["names"]
        self.size = record["size"]
        self.links = {"next": record["next"], "previous": record["previous"]}

    def body(self) -> bytes:
        """Query, encode."""
        if Bare.connection is None:
            Bare.connection = psycopg2.connect(os.environ["DATABASE_URL"], options="-c jit=off")
            Bare.connection.autocommit = True
        with Bare.connection.cursor() as cursor:
            cursor.execute(self.sql)
            rows = cursor.fetchall()[: self.size]
        results = [dict(zip(self.names, row, strict=False)) for row in rows]
        return orjson.dumps(self.links | {"results": results}, option=orjson.OPT_UTC_Z)


def recorded() -> list[Bare]:
    """The answers recorded by the run that started this server."""
    path = os.environ.get("BENCH_RECORDS", "")
    if not path:
        return []
    return [Bare(record) for record in orjson.loads(Path(path).read_bytes())]


BARE = recorded()


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """The portal, or a bare answer."""
    path = environ["PATH_INFO"]
    if not path.startswith("/bare/"):
        return portal(environ, start_response)
    body = BARE[int(path.removeprefix("/bare/"))].body()
    start_response(
        "200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    )
    return [body]
