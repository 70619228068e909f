"""Workers that may be killed: processes of their own, which begin as this one is now."""

import multiprocessing
import signal
import warnings
from collections.abc import Callable
from multiprocessing.process import BaseProcess

from django.db import connections


def worker(work: Callable[[], object]) -> BaseProcess:
    """Start ``work`` on the database of this test, over a connection of its own.

    A fork: another Python would load the whole portal first, each time.
    """
    connections.close_all()  # or both would write into the same one
    process = multiprocessing.get_context("fork").Process(target=work)
    with warnings.catch_warnings():
        # The other threads of a test process only wait for the next test.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    return process


def killed(process: BaseProcess) -> bool:
    """Kill a worker with the signal that nothing survives; whether it was still at work."""
    process.kill()
    process.join(60)
    return process.exitcode == -signal.SIGKILL
