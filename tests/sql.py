"""Asking the database directly: what no model can tell."""

from typing import Any

from django.db import connection


def rows(sql: str, *params: Any) -> list[tuple]:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def value(sql: str, *params: Any) -> Any:
    """The one value of a statement."""
    return rows(sql, *params)[0][0]
