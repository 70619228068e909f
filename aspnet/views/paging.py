"""Pages of fifty rows, for lists that people read."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

PAGE = 50


def page_of(request: HttpRequest, rows: QuerySet) -> dict[str, Any]:
    """The rows of the page asked for, and the addresses of its neighbours."""
    number = page_number(request)
    found = list(rows[number * PAGE : (number + 1) * PAGE + 1])
    return {
        "rows": found[:PAGE],
        "previous_url": address(request, number - 1) if number else None,
        "next_url": address(request, number + 1) if len(found) > PAGE else None,
    }


def page_number(request: HttpRequest) -> int:
    """Which page; anything odd is the first."""
    text = request.GET.get("page", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def address(request: HttpRequest, number: int) -> str:
    """Another page of the same selection."""
    params = request.GET.copy()
    params["page"] = str(number)
    return f"?{params.urlencode()}"
