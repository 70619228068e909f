"""Reminders: nothing waits in silence."""

import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from .models import Case
from .notices import about, announce, holders_of
from .states import MACHINES, Holder, Machine, State

BATCH = 500


def remind_holders(now: datetime.datetime | None = None) -> int:
    """Remind the holders of every case that passed a reminder day; each day once. Returns cases."""
    now = now or timezone.now()
    reminded = 0
    told_singly = [machine for machine in MACHINES.values() if not machine.is_told_in_digest]
    for machine in told_singly:
        for state in machine.states:
            if state.holder is not None:
                reminded += remind_state(machine, state, state.holder, now, now)
            elif state.overdue_holder is not None:
                limit = now - state.longest_stay
                reminded += remind_state(machine, state, state.overdue_holder, now, limit)
    return reminded


def remind_state(
    machine: Machine,
    state: State,
    holder: Holder,
    now: datetime.datetime,
    limit: datetime.datetime,
) -> int:
    """Remind about the cases of one state that began before ``limit``."""
    first = now - datetime.timedelta(days=min(settings.REMINDER_DAYS))
    rows = machine.model._default_manager.filter(
        machine.awake() & Q(status=state.value, status_since__lte=min(first, limit))
    )
    if hasattr(machine.model, "is_generated"):
        rows = rows.filter(is_generated=False)  # type: ignore[misc]  # not of every case
    count = 0
    for record in rows.select_related(*machine.select_related).order_by("pk").iterator(BATCH):
        if days := passed_day(machine, record, now):
            remind(record, holder, days=days)
            count += 1
    return count


def passed_day(machine: Machine, record: Case, now: datetime.datetime) -> int:
    """The latest reminder day the case has passed since it last woke; 0 when none has come."""
    age = (now - machine.waits_since(record)).days
    return max((day for day in settings.REMINDER_DAYS if day <= age), default=0)


def remind(record: Case, holder: Holder, *, days: int) -> None:
    """Tell each holder once for this day of this stay."""
    stay = f"{about('reminder', record)}{record.status_since:%Y%m%d}"
    for user in holders_of(record, holder):
        announce(
            user,
            record,
            template="emails/workflow/reminder.txt",
            key=f"{stay}:{days}:{user.pk}",
        )
