"""The history of one record in words: what database triggers wrote down, bulk and SQL included."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _
from pghistory.models import Events

from .meta import field_of

MOST = 200
UNTOLD = frozenset({"updated_at", "status_since"})


@dataclass(frozen=True)
class Change:
    """One field before and after."""

    label: Any
    before: Any
    after: Any


@dataclass(frozen=True)
class HistoryRow:
    """One change of a record: when, by whom, what."""

    at: datetime.datetime
    who: str
    what: str
    changes: list[Change]
    text: str = ""


def layers(record: Model) -> list[Model]:
    """The record, and the rows it inherits from: each table keeps its own history."""
    parents = [getattr(record, link.name) for link in record._meta.parents.values() if link]
    return [record, *parents]


def history_rows(record: Model) -> list[HistoryRow]:
    """The changes of a record, newest first."""
    events = []
    for layer in layers(record):
        events += Events.objects.tracks(layer).order_by("-pgh_created_at")[:MOST]
    names = user_names(events)
    words = {"insert": _("made"), "update": _("changed"), "delete": _("deleted")}
    rows = [
        HistoryRow(
            at=event.pgh_created_at,
            who=names.get(actor_of(event), _("the portal")),
            what=words.get(event.pgh_label, event.pgh_label),
            changes=changes_of(type(record), event),
        )
        for event in events
    ]
    told = [row for row in rows if row.changes or row.what != words["update"]]
    return sorted(told, key=lambda row: row.at, reverse=True)[:MOST]


def actor_of(event: Events) -> int | None:
    """The account that made the request, if a request did it."""
    return (event.pgh_context or {}).get("user")


def user_names(events: list[Events]) -> dict[int | None, str]:
    """E-mail addresses of the accounts in some events."""
    keys = {actor for event in events if (actor := actor_of(event)) is not None}
    users = get_user_model().objects.filter(pk__in=keys)
    return dict(users.values_list("pk", "email"))


def changes_of(model: type[Model], event: Events) -> list[Change]:
    """The fields that differ from the event before."""
    return [
        Change(label_of(model, name), before, after)
        for name, (before, after) in (event.pgh_diff or {}).items()
        if name not in UNTOLD
    ]


def label_of(model: type[Model], name: str) -> Any:
    """What a field is called."""
    try:
        return field_of(model, name.removesuffix("_id")).verbose_name
    except FieldDoesNotExist:
        return name
