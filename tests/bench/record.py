"""Writes down what the portal asks of the database, for the bare twin and for COPY."""

import json
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 -- app ready
from django.test import Client  # noqa: E402 -- app ready
from django.test.utils import CaptureQueriesContext  # noqa: E402 -- app ready

from aspnet.resources import INSTITUTIONS  # noqa: E402 -- app ready
from unesco_portal.core.exports import Rows  # noqa: E402 -- app ready


def record(path: str) -> dict[str, Any]:
    """The list query of one address, and what stands around its rows."""
    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(path, HTTP_HOST="localhost").json()
    queries = [query["sql"] for query in captured.captured_queries]
    (sql,) = [sql for sql in queries if "LIMIT" in sql and sql.startswith("SELECT")]
    return {
        "sql": sql,
        "names": list(answer["results"][0]),
        "size": len(answer["results"]),
        "next": answer["next"],
        "previous": answer["previous"],
    }


def export_sql() -> str:
    """The query of the whole export."""
    rows = INSTITUTIONS.model.objects.filter(standing__in=["member", "former"])
    sql, params = Rows(INSTITUTIONS, rows.order_by(), INSTITUTIONS.export_columns()).statement()
    with connection.cursor() as cursor:
        return cursor.mogrify(sql, params).decode()


if __name__ == "__main__":
    if sys.argv[1] == "--export-sql":
        sys.stdout.write(export_sql())
    else:
        Path(sys.argv[1]).write_text(json.dumps([record(path) for path in sys.argv[2:]]))
