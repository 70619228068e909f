"""Networks that take applications in today, for the first page."""

import datetime
from dataclasses import dataclass

from .models import IntakeWindow, PathwayVersion
from .requirements import today


@dataclass(frozen=True)
class OpenWindow:
    """A window that is open, and the day on which it closes."""

    window: IntakeWindow
    closes_on: datetime.date

    @property
    def country(self) -> str:
        """The country whose schools may apply."""
        return self.window.version.country_id


def open_windows() -> list[OpenWindow]:
    """The windows of public pathways in force that are open today, the soonest to close first."""
    day = today()
    versions = PathwayVersion.objects.public().in_force(day)
    windows = IntakeWindow.objects.filter(version__in=versions).select_related("version")
    found = []
    for window in windows.order_by("pk"):
        closing = window.next_closing(day)
        if closing is not None and window.is_open(day):
            found.append(OpenWindow(window, closing))
    return sorted(found, key=lambda one: (one.closes_on, one.country))
