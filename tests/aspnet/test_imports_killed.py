"""The worker is killed again and again while it checks, applies and undoes: nothing lost or twice."""

import time
from random import Random

import pytest

from aspnet import transitions
from aspnet.enums import WORKING_IMPORT
from aspnet.models import Institution, Membership
from aspnet.services import imports
from tests import sql
from tests.factories.imports import mapped
from tests.factories.people import headquarters
from tests.killing import killed, worker
from unesco_portal.workflow.models import AuditEntry

from .dirty_sheet import dirty_sheet
from .test_imports_at_size import known_institutions, picture

pytestmark = pytest.mark.usefixtures("committed_db")
ROWS = 2_500
MOST_STARTS = 60


@pytest.fixture
def on_disk(settings, tmp_path) -> None:
    """Another process reads the file."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    }
    settings.MEDIA_ROOT = str(tmp_path)


def work_with_kills(batch, rng: Random, kills: int) -> int:
    """Start workers until nothing waits; the first ``kills`` of them are killed in the middle."""
    count = 0
    for _start in range(MOST_STARTS):
        batch.refresh_from_db()
        if batch.status not in WORKING_IMPORT:
            return count
        started = worker(imports.work_on)
        if count < kills and dies_at_work(batch, started, rng):
            count += 1
        else:
            started.join()
            assert started.exitcode == 0
    raise AssertionError("The sheet does not come to its end.")


def dies_at_work(batch, started, rng: Random) -> bool:
    """Kill the worker a moment after it began to work; whether it was still alive."""
    while started.is_alive():
        if sql.value("SELECT attempts FROM aspnet_importbatch WHERE id = %s", batch.pk):
            break
        time.sleep(0.02)
    time.sleep(rng.random() * 0.8)
    return killed(started)


@pytest.mark.usefixtures("on_disk")
def test_a_worker_may_be_killed_anywhere():
    rng = Random(11)
    sheet = dirty_sheet(ROWS, known=known_institutions(100))
    before = picture()
    user = headquarters()
    batch = mapped(sheet.data, by=user)

    kills = work_with_kills(batch, rng, kills=2)
    assert batch.status == "checked"
    numbers = list(batch.rows.order_by("sheet_row").values_list("sheet_row", flat=True))
    assert len(numbers) == len(set(numbers)) == ROWS - sheet.blank_count
    assert batch.blank_count == sheet.blank_count
    found = {
        (row.sheet_row, problem["field"], problem["code"])
        for row in batch.rows.iterator()
        for problem in row.problems
    }
    assert found == sheet.expected

    transitions.apply_import(batch, by=user, reason="Yearly list.")
    kills += work_with_kills(batch, rng, kills=2)
    assert batch.status == "applied"
    applied = len(sheet.new) + len(sheet.changed)
    assert batch.rows.filter(state="applied").count() == applied
    assert AuditEntry.objects.filter(action="aspnet.import_institution").count() == applied
    assert Institution.objects.count() == 100 + len(sheet.new)
    assert Membership.objects.count() == len(set(Membership.objects.values_list("number")))

    transitions.undo_import(batch, by=user, reason="A wrong list.")
    kills += work_with_kills(batch, rng, kills=2)
    assert batch.status == "undone"
    assert picture() == before
    assert kills >= 3
