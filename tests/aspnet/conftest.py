"""The clock of tests that pass through months."""

import datetime

import pytest
from django.utils import timezone


@pytest.fixture
def clock(monkeypatch):
    """``clock("2026-01-02")`` sets the day; time goes on by days only when told."""

    def set_to(day: str) -> datetime.date:
        moment = datetime.datetime.fromisoformat(f"{day}T09:00:00+00:00")
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment.date()

    return set_to
