"""The table of a list. Its cells are made here: in the template they took half of a page's time."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.template.defaultfilters import capfirst
from django.template.loader import render_to_string
from django.utils.html import format_html

from .ui import TONES, shown

NUMBERS = {"integer", "number"}
register = template.Library()


@register.inclusion_tag("components/table.html")
def table(*, headers: Any, rows: Any, caption: str, name: str = "results", tick: str = "") -> dict:
    """Rows that become cards on a phone. ``headers`` have a label; ``rows`` have cells.

    With ``tick``, each row has a box of that name, with the row's code as its value.
    """
    return {
        "headers": headers,
        "rows": drawn_rows(rows),
        "caption": caption,
        "name": name,
        "tick": tick,
    }


@register.simple_block_tag
def further_rows(content: str, *, count: int, heading: str) -> str:
    """``{% further_rows count=9 heading=_("Overdue") %} ... {% endfurther_rows %}``: a fold.

    Holds the table of the rows that do not stand open; a telephone scrolls for screens otherwise.
    """
    context = {"content": content, "count": count, "heading": heading}
    return render_to_string("components/further_rows.html", context)


def drawn_rows(rows: Any) -> Iterator[dict[str, Any]]:
    """Each row: its heading, and its other cells ready to be shown."""
    labels: list[str] = []  # those of the first row: in words once, not for each cell
    mark = ""
    for row in rows:
        heading, *others = row["cells"]
        labels = labels or [capfirst(str(cell["label"])) for cell in others]
        if row["is_generated"] and not mark:
            mark = render_to_string("components/generated_tag.html")
        yield {
            "id": row.get("id"),
            "url": row["url"],
            "match": row.get("match"),
            "is_generated": row["is_generated"],
            "mark": mark if row["is_generated"] else "",
            "name": heading["value"],
            "heading": shown(heading["value"], heading["kind"]),
            "cells": [
                (label, cell["kind"] in NUMBERS, content_of(cell))
                for label, cell in zip(labels, others, strict=True)
            ],
        }


def content_of(cell: dict[str, Any]) -> Any:
    """A status as its tag, an address as a link, any other fact in words."""
    if cell.get("tone"):
        tone = cell["tone"]
        context = {"label": cell["value"], "tone": tone, "icon_name": TONES[tone]}
        return render_to_string("components/status_tag.html", context)
    words = shown(cell["value"], cell["kind"])
    return (
        format_html('<a href="{}" dir="auto">{}</a>', cell["url"], words)
        if cell.get("url")
        else words
    )
