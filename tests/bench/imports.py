"""Measures one import of 12,000 rows on the small database: check, apply, undo, peak memory."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 -- app ready

from aspnet import transitions  # noqa: E402 -- app ready
from aspnet.models import ImportBatch, Institution, NationalNetwork  # noqa: E402 -- app ready
from aspnet.services import imports  # noqa: E402 -- app ready
from tests.aspnet.dirty_sheet import dirty_sheet  # noqa: E402 -- app ready
from unesco_portal.accounts.models import User  # noqa: E402 -- app ready
from unesco_portal.people.enums import Role  # noqa: E402 -- app ready
from unesco_portal.people.models import Appointment, Person  # noqa: E402 -- app ready

ROWS = 12_000


def headquarters() -> User:
    """Somebody who may import everywhere; made once."""
    user = User.objects.filter(email="bench@portal.example").first()
    if user is not None:
        return user
    person = Person.objects.create(given_name="Bench", family_name="Mark", is_generated=True)
    Appointment.objects.create(
        person=person, role=Role.ASPNET_COORDINATION, title_en="Bench", is_generated=True
    )
    return User.objects.create(email="bench@portal.example", person=person)


def seconds(act: Callable[[], object]) -> float:
    """How long an act and the worker's part of it take."""
    started = time.perf_counter()
    act()
    imports.work_on()
    return time.perf_counter() - started


def most_memory() -> int:
    """The most resident memory of this program in KiB; getrusage would count its parent's, too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def measure() -> dict[str, float]:
    """Rows a second of each part."""
    user = headquarters()
    network = NationalNetwork.objects.get(country="SN")
    rows = Institution.objects.filter(country="SN")
    known = list(rows.values_list("public_id", "name", "city")[:2_000])
    data = dirty_sheet(ROWS, known=known).data
    batch = imports.start_import(network, by=user, name="b.csv", data=data, kind="institutions")
    sheet = batch.sheets[0]
    mapping = imports.recognised(batch, sheet)
    before = most_memory()
    check = seconds(
        lambda: imports.choose_columns(batch, by=user, sheet=sheet["name"], mapping=mapping)
    )
    peak = most_memory()
    apply = seconds(lambda: transitions.apply_import(batch, by=user, reason="Bench."))
    undo = seconds(lambda: transitions.undo_import(batch, by=user, reason="Bench."))
    batch = ImportBatch.objects.get(pk=batch.pk)
    if batch.status != "undone":
        raise SystemExit(f"The measured import ended as {batch.status}")
    batch.file.delete(save=False)
    batch.delete()
    return {
        "check": ROWS / check,
        "apply": ROWS / apply,
        "undo": ROWS / undo,
        "check_and_apply": ROWS / (check + apply),
        "peak": peak / 1024,
        "growth": (peak - before) / 1024,
    }


if __name__ == "__main__":
    settings.DEBUG = "--sql" in sys.argv
    sys.stdout.write(json.dumps(measure()))
