"""What a page calls the fields of its form, read from the page itself: whichever form it has."""

import copy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

CHOICES = ("radio", "checkbox")
MARK = "field-mark"


@dataclass
class Words:
    """The labels of fields by name, and the words of choices by name and value."""

    labels: dict[str, str] = field(default_factory=dict)
    choices: dict[tuple[str, str], str] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)

    def told(self, fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """What was typed, in the words of the page; what a reader never saw is left out."""
        answers: dict[str, list[str]] = {}
        for name, value in fields:
            if value and name not in self.unseen:
                answers.setdefault(name, []).append(self.choices.get((name, value), value))
        return [(self.label(name), ", ".join(texts)) for name, texts in answers.items()]

    def label(self, name: str) -> str:
        """The label; where the page has none, the name as words."""
        return self.labels.get(name) or name.replace("_", " ").replace("-", " ").capitalize()


class FormReader(HTMLParser):
    """Collects the words of the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Words()
        self.inputs: dict[str, tuple[str, str, str]] = {}  # id: name, type, value
        self.texts: dict[str, str] = {}  # id: text of its label
        self.groups: list[str] = []  # the legends around, outermost first
        self.group_of: dict[str, str] = {}
        self.select = ""
        self.target: tuple[str, Any] | None = None
        self.heard: list[str] = []
        self.is_mark = False  # “(required)” is no part of a label

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note fields; begin to listen where words follow."""
        given = {key: value or "" for key, value in attrs}
        name = given.get("name", "")
        match tag:
            case "fieldset":
                self.groups.append("")
            case "span":
                self.is_mark = MARK in given.get("class", "")
            case "legend" | "label":
                self.listen(tag, given.get("for", ""))
            case "option":
                self.listen(tag, (self.select, given.get("value", "")))
            case "button" if name:
                self.words.labels[name] = _("Button")
                self.listen(tag, (name, given.get("value", "")))
            case "input" | "select" | "textarea" if name:
                self.note(tag, name, given)

    def note(self, tag: str, name: str, given: dict[str, str]) -> None:
        """A field: under which name its label is found later."""
        kind = given.get("type", tag)
        self.select = name if tag == "select" else self.select
        self.inputs[given.get("id", "")] = (name, kind, given.get("value", "on"))
        if kind == "hidden":
            self.words.unseen.add(name)
        if kind in CHOICES and self.groups:
            self.group_of[name] = self.groups[-1]

    def listen(self, tag: str, target: Any) -> None:
        """Hear the words that follow."""
        self.target, self.heard = (tag, target), []

    def handle_data(self, data: str) -> None:
        """Words."""
        if self.target is not None and not self.is_mark:
            self.heard.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Keep what was heard."""
        self.is_mark = self.is_mark and tag != "span"
        if tag == "fieldset" and self.groups:
            self.groups.pop()
        if self.target is None or self.target[0] != tag:
            return
        text, target = " ".join("".join(self.heard).split()), self.target[1]
        match tag:
            case "legend" if self.groups:
                self.groups[-1] = text
            case "label":
                self.texts[target] = text
            case "option" | "button":
                self.words.choices[target] = text
        self.target = None

    def found(self) -> Words:
        """Labels joined to their fields."""
        for name, group in self.group_of.items():
            self.words.labels[name] = group
        for key, text in self.texts.items():
            name, kind, value = self.inputs.get(key, ("", "", ""))
            if kind in CHOICES and name in self.group_of:
                self.words.choices[name, value] = text
            elif kind in CHOICES:
                self.words.labels[name] = text
                self.words.choices[name, value] = _("Yes")
            else:
                self.words.labels[name] = text
        return self.words


def words_of(page: HttpResponse | None) -> Words:
    """The words of a page that was answered; none where there is no page to read."""
    if page is None or page.status_code != 200 or page.streaming:
        return Words()
    if not page["Content-Type"].startswith("text/html"):
        return Words()
    reader = FormReader()
    reader.feed(page.content.decode(page.charset))
    return reader.found()


def page_of(request: HttpRequest) -> HttpResponse | None:
    """The page with the form that was posted here, as this reader would be shown it now."""
    match = request.resolver_match
    if match is None:
        return None
    asked = copy.copy(request)
    asked.method = "GET"
    asked.POST = QueryDict()  # type: ignore[assignment]  # nothing was sent
    asked._files = MultiValueDict()  # type: ignore[attr-defined]  # the same
    try:
        page = match.func(asked, *match.args, **match.kwargs)
    except (Http404, PermissionDenied):
        return None
    return page.render() if hasattr(page, "render") and not page.is_rendered else page
