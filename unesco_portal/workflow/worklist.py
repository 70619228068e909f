"""What waits for this user: the signed-in home, in a fixed number of queries."""

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from .models import Case
from .states import MACHINES, Machine


@dataclass(frozen=True)
class WorkItem:
    """One record that waits, in words."""

    record: Case
    kind: str
    state: str
    since: datetime.datetime
    due_at: datetime.datetime | None
    url: str

    @property
    def is_overdue(self) -> bool:
        """Whether it has waited longer than it may."""
        return self.due_at is not None and self.due_at < timezone.now()


def worklist(user: Any) -> list[WorkItem]:
    """The records that wait for the user's roles, longest wait first; each kind has its limit."""
    items = [
        as_item(machine, record)
        for machine in MACHINES.values()
        for record in machine.waiting_for(user)[: machine.most_listed]
    ]
    return sorted(items, key=lambda item: item.since)


def is_cut(items: list[WorkItem]) -> bool:
    """Whether more cases of a kind may wait behind those shown."""
    shown = Counter(item.record._meta.label for item in items)
    return any(count == MACHINES[label].most_listed for label, count in shown.items())


def as_item(machine: Machine, record: Case) -> WorkItem:
    """One row of the worklist."""
    return WorkItem(
        record=record,
        kind=str(record._meta.verbose_name),
        state=record.get_status_display(),
        since=record.status_since,
        due_at=machine.due_at(record),
        url=record.get_workspace_url(),
    )
