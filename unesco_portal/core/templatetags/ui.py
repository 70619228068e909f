"""Components: named arguments here, markup and accessibility in ``templates/components/``.

Longer than other core modules because each component is one function. Nothing here decides
anything about a record; a wrong argument, kind, tone, state or icon stops the page.
"""

import datetime
import html
import re
import uuid
import zoneinfo
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..dates import first_day
from ..drawing import Drawing
from ..fields import Fallback
from ..glossary import entry_of
from ..once import FIELD

register = template.Library()

SPRITE = "img/icons.svg"
NOTICES = {"info": "info", "success": "check", "warning": "alert", "error": "alert"}
TONES = {  # of a status, with its drawing: the tint alone would say nothing
    "neutral": "dot",
    "positive": "check",
    "waiting": "clock",
    "attention": "alert",
    "ended": "ended",
}
FRESHNESS = {"fresh": "positive", "due": "waiting", "stale": "attention", "unknown": "neutral"}
DAY_FORMATS = {"en": "j F Y"}  # English dates the United Nations way; others as the language has it
SOON_DAYS = 7
HOURS_WITHIN_DAYS = 2  # further away, nobody counts hours
PARIS = zoneinfo.ZoneInfo("Europe/Paris")  # where UNESCO's deadlines end


# --- Values ------------------------------------------------------------------------------------
@register.filter
def known(value: Any) -> Any:
    """``value``, or "not known" when there is none. Zero and "no" are known."""
    if value is None or (isinstance(value, (str, list, tuple)) and not value):
        return format_html('<span class="unknown">{}</span>', _("not known"))
    return value


@register.filter
def partial_date(value: str | datetime.date | None) -> str:
    """``2017``, ``2017-11``, ``2017-11-23``, a day or a moment, in the reader's language."""
    if value is None or value == "":
        return _("date not known")
    if isinstance(value, datetime.datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{partial_date(moment.date())}, {formats.time_format(moment, 'H:i')}"
    text = str(value)
    match len(text):
        case 4:
            return str(first_day(text).year)
        case 7:
            return formats.date_format(first_day(text), "YEAR_MONTH_FORMAT")
    day_format = DAY_FORMATS.get(translation.get_language(), "DATE_FORMAT")
    return formats.date_format(first_day(text), day_format)


@register.filter
def number(value: float | None) -> str:
    """A count with the language's group separators: 12,000. Not for years."""
    return known(None) if value is None else formats.number_format(value, force_grouping=True)


@register.filter
def shown(value: Any, kind: str = "text") -> Any:
    """A fact of a record in words: lists, yes and no, dates of any precision, "not known"."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, (list, tuple)) and value:
        return format_html_join(", ", "{}", ((told(item),) for item in value))
    if isinstance(value, datetime.date) or (kind == "partial_date" and value):
        return partial_date(value)
    if kind == "url" and str(value).startswith(("https://", "http://")):
        return format_html('<a href="{0}" rel="nofollow" dir="ltr">{0}</a>', value)
    if kind == "email" and value:
        return format_html('<a href="mailto:{0}">{0}</a>', value)
    return told(known(value))


@register.filter
def told(value: Any) -> Any:
    """A text that has fallen back to another language says in which it is, and why."""
    if not isinstance(value, Fallback) or not value:
        return value
    reader = translation.get_language_info(translation.get_language() or "en")
    why = _("Not yet available in %(language)s.") % {"language": reader["name_translated"]}
    return format_html(
        '<span lang="{}" dir="auto" title="{}">{}</span>', value.language, why, value
    )


# --- Small parts -------------------------------------------------------------------------------
@cache
def drawings() -> frozenset[str]:
    """The names in the sprite."""
    sprite = Path(finders.find(SPRITE) or SPRITE).read_text(encoding="utf-8")
    return frozenset(re.findall(r'<symbol id="([^"]+)"', sprite))


@register.simple_tag
def icon(*, name: str) -> SafeString:
    """A drawing beside words that already say the same; hidden from screen readers."""
    if name not in drawings():
        raise template.TemplateSyntaxError(f"There is no icon called {name!r}.")
    drawing = '<svg class="icon icon-{0}" aria-hidden="true"><use href="{1}#{0}"></use></svg>'
    return format_html(drawing, name, static(SPRITE))


@register.inclusion_tag("components/status_tag.html")
def status_tag(*, label: str, tone: str = "neutral") -> dict:
    """``{% status_tag label=_("Admitted") tone="positive" %}``: a status in words."""
    return {"label": label, "tone": tone, "icon_name": TONES[tone]}


@register.inclusion_tag("components/generated_tag.html")
def generated_tag() -> dict:
    """Marks a demonstration record."""
    return {}


@register.inclusion_tag("components/unverified_tag.html")
def unverified_tag() -> dict:
    """Marks a fact for which no source was read."""
    return {}


@register.inclusion_tag("components/freshness_tag.html")
def freshness_tag(*, state: str, confirmed_on: str | datetime.date | None) -> dict:
    """How long ago somebody confirmed the record: fresh, due, stale or unknown."""
    tone = FRESHNESS[state]
    return {"state": state, "confirmed_on": confirmed_on, "tone": tone, "icon_name": TONES[tone]}


@register.inclusion_tag("components/deadline.html")
def deadline(*, when: datetime.date | None) -> dict:
    """A day, how far away it is, and whether it has passed.

    A moment of these days is told in Paris time, and in the reader's own where a browser knows it.
    """
    moment = timezone.localtime(when, PARIS) if isinstance(when, datetime.datetime) else None
    day = moment.date() if moment else when
    today = timezone.localdate(timezone=PARIS if moment else None)
    days = None if day is None else (day - today).days
    late, soon = days is not None and days < 0, days is not None and days <= SOON_DAYS
    tone = "attention" if late else "waiting" if soon else "neutral"
    is_near = days is not None and abs(days) <= HOURS_WITHIN_DAYS
    facts = {"day": day, "moment": moment, "tells_hours": moment is not None and is_near}
    away = {"days": days, "late_days": -(days or 0)}
    return {**facts, "tone": tone, "icon_name": TONES[tone], **away}


@register.inclusion_tag("components/term.html")
def term(*, word: str, text: str = "") -> dict:
    """A word of the glossary with its meaning, read by keyboard and touch as by mouse.

    Without JavaScript, too. A word that the glossary does not have stops the page.
    """
    entry = entry_of(word)
    shown_word = entry.word if entry.language != "en" else word
    return {"text": text or shown_word, "entry": entry, "is_own": is_own(entry.language)}


def is_own(language: str) -> bool:
    """Whether a text in this language is in the reader's own."""
    return language == (translation.get_language() or "en").partition("-")[0]


@register.inclusion_tag("components/person.html")
def person(*, name: str, function: str = "", body: str = "", since: str | None = None) -> dict:
    """Somebody who serves: name, function, body, since when."""
    return {"name": name, "function": function, "body": body, "since": since}


@register.inclusion_tag("components/why_link.html")
def why_link(*, record: Any) -> dict:
    """Under a record of the workspace: which appointment opens it, and until when."""
    return {"kind": record._meta.label_lower, "public_id": record.public_id}


@register.inclusion_tag("components/organisation_card.html")
def organisation_card(*, body: Any) -> dict:
    """A body in short: name, what kind it is, where. ``body`` is an organisation."""
    return {"body": body}


@register.inclusion_tag("components/figure.html")
def figure(
    *,
    value: float | str | None,
    label: str,
    as_of: str | datetime.date,
    definition: str,
    url: str = "",
) -> dict:
    """A figure never stands without its date and its definition."""
    shown_value = value if isinstance(value, str) else number(value)
    facts = {"value": shown_value, "label": label, "url": url}
    return {**facts, "as_of": as_of, "definition": definition}


@register.inclusion_tag("components/independence_note.html")
def independence_note() -> dict:
    """Says that a category 2 centre is independent of UNESCO."""
    return {}


# --- Containers --------------------------------------------------------------------------------
@register.simple_block_tag
def panel(content: str, *, heading: str, name: str, level: int = 2) -> str:
    """``{% panel heading=_("Agreement") name="agreement" %} ... {% endpanel %}``: a section."""
    context = {"content": content, "heading": heading, "name": name, "level": level}
    return render_to_string("components/panel.html", context)


@register.simple_block_tag
def notice(content: str, *, kind: str = "info") -> str:
    """``{% notice kind="warning" %} ... {% endnotice %}``; kinds: info, success, warning, error."""
    context = {"content": content, "kind": kind, "icon_name": NOTICES[kind]}
    return render_to_string("components/notice.html", context)


@register.simple_block_tag
def empty_state(content: str, *, heading: str) -> str:
    """Says that nothing is here, and what the reader can do."""
    return render_to_string("components/empty_state.html", {"content": content, "heading": heading})


@register.inclusion_tag("components/definition_list.html")
def definition_list(*, rows: Any) -> dict:
    """Facts of one record; ``rows`` are (label, value, help), or the fields of a detail view."""
    names = ("label", "value", "help")
    facts = [row if isinstance(row, dict) else dict(zip(names, row, strict=True)) for row in rows]
    return {"rows": [{"kind": "text"} | fact for fact in facts]}


@register.inclusion_tag("components/timeline.html")
def timeline(*, entries: Any) -> dict:
    """What happened and what comes: title, when, who, text, state (done, current, next, late)."""
    return {"entries": entries}


@register.simple_block_tag
def chart_panel(
    content: str,
    *,
    drawing: Drawing | None,
    heading: str,
    name: str,
    definition: str,
    as_of: str | datetime.date,
    source: str,
    notes: Any = (),
    file_url: str = "",
) -> str:
    """A drawing with title, definition, date and source; the table with its numbers inside.

    Without a drawing there is nothing to draw, and the content says so.
    """
    context = {"content": content, "drawing": drawing, "heading": heading, "name": name}
    facts = {"definition": definition, "as_of": as_of, "source": source}
    more = {"notes": notes, "file_url": file_url}
    return render_to_string("components/chart_panel.html", context | facts | more)


@register.inclusion_tag("components/map_panel.html")
def map_panel(
    *,
    data_url: str,
    heading: str,
    table_id: str = "",
    mode: str = "points",
    outlines_url: str = "/map/outlines.geojson",
    center: str = "",
    zoom: int | str = "",
    bounds: str = "",
    list_url: str = "",
    name: str = "map",
) -> dict:
    """A map of the rows in the table beside it. Modes: points, clusters; ``center``: "lat,lon".

    ``bounds`` is the part to begin with, as west,south,east,north; ``list_url`` the list that can
    be narrowed to what the map shows. A table that follows the map is named by ``table_id``.
    """
    if mode not in {"points", "clusters"}:
        raise template.TemplateSyntaxError(f"A map has no mode called {mode!r}.")
    return {
        "data_url": data_url,
        "heading": heading,
        "table_id": table_id,
        "mode": mode,
        "outlines_url": outlines_url,
        "center": center,
        "zoom": zoom,
        "bounds": bounds,
        "list_url": list_url,
        "name": name,
    }


# --- Ways around -------------------------------------------------------------------------------
@register.inclusion_tag("components/nav_link.html", takes_context=True)
def nav_link(context: template.Context, *, label: str, to: str) -> dict:
    """A link to a named page that says when the reader is there, or somewhere below it."""
    url, path = reverse(to), getattr(context.get("request"), "path", "")
    below = url != reverse("home") and path.startswith(url)
    current = "page" if path == url else "true" if below else ""
    return {"label": label, "url": url, "current": current}


@register.inclusion_tag("components/tabs.html")
def tabs(*, label: str, items: Any) -> dict:
    """Views of one page, each with an address; ``items`` have label, url, is_current, count."""
    return {"label": label, "items": items}


@register.inclusion_tag("components/dialog_link.html")
def dialog_link(*, label: str, url: str) -> dict:
    """A link to a page that asks before an act; with JavaScript it opens in a dialog."""
    return {"label": label, "url": url}


@register.inclusion_tag("components/search_box.html")
def search_box(*, label: str, name: str, text: str = "") -> dict:
    """The search over everything public; ``name`` makes its address on the page unique."""
    return {"label": label, "name": name, "text": text}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*, items: Any) -> dict:
    """The way from the home page, added where it is left out; ``items`` are (label, url)."""
    trail, home = list(items), reverse("home")
    if not trail or trail[0][1] != home:
        trail.insert(0, (_("Home"), home))
    return {"items": trail}


@register.inclusion_tag("components/pager.html")
def pager(*, previous_url: str | None, next_url: str | None, summary: str = "") -> dict:
    """Previous and next; keyset pages have no numbers."""
    return {"previous_url": previous_url, "next_url": next_url, "summary": summary}


@register.inclusion_tag("components/downloads.html")
def downloads(*, formats: Any) -> dict:
    """The rows of the page as files; ``formats`` are (label, url)."""
    return {"formats": formats}


# --- Forms -------------------------------------------------------------------------------------
@register.inclusion_tag("components/error_summary.html")
def error_summary(*, form: BaseForm, second: BaseForm | None = None) -> dict:
    """What is wrong, first, with links to the fields; every form shows it by itself.

    A page whose one form is made of two gives both, and renders their fields without them.
    """
    forms = (form, second) if second is not None else (form,)
    return {"entries": [entry for part in forms for entry in error_entries(part)]}


def error_entries(form: BaseForm) -> Iterator[tuple[str | None, Any, Any]]:
    """The address on the page, the label and the text of each error."""
    yield from ((None, "", error) for error in form.non_field_errors())
    for field in form:
        target = "" if field.is_hidden else field.id_for_label or f"{field.auto_id}_0"
        yield from ((target, field.label, without_links(error)) for error in field.errors)


def without_links(error: Any) -> Any:
    """The words of an error, which the summary makes a link itself."""
    return html.unescape(strip_tags(error)) if isinstance(error, SafeString) else error


@register.simple_tag
def once() -> SafeString:
    """In a form that creates something: sent twice, it is carried out once."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid.uuid4().hex)


@register.inclusion_tag("components/form_panel.html")
def form_panel(
    *, submit_label: str, form: BaseForm | None = None, cancel_url: str = "", tone: str = ""
) -> dict:
    """A form, or just its button, posted to its own address; ``tone="danger"``: not undone."""
    return {"form": form, "submit_label": submit_label, "cancel_url": cancel_url, "tone": tone}


@register.inclusion_tag("components/filter_panel.html")
def filter_panel(*, form: BaseForm, active: int = 0) -> dict:
    """A form of filters beside the results; on a phone it opens with a button."""
    return {"form": form, "active": active}
