"""Two at once: threads with connections of their own, on a ``committed_db``."""

import threading
import time
from collections.abc import Callable

from django.db import connection

from tests import sql

PATIENCE = 15
WAITING = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def in_thread(call: Callable) -> tuple[threading.Thread, list]:
    """``call`` in a thread; what it returns or raises goes to the list."""
    outcome = []

    def run() -> None:
        try:
            outcome.append(call())
        except Exception as error:  # noqa: BLE001 -- told to the test
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, outcome


def wait_for_a_lock() -> None:
    """Until another session of this database waits for this one."""
    end = time.monotonic() + PATIENCE
    while sql.value(WAITING) == 0:
        assert time.monotonic() < end, "Nobody waits: nothing is locked."
        sql.rows("SELECT pg_stat_clear_snapshot()")  # else the view stands still in a transaction
        time.sleep(0.02)
