"""File locks. The kernel drops them with their process, so a kill -9 leaves none behind."""

import contextlib
import fcntl
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from .console import say

POLL_SECONDS = 0.1
QUIET_SECONDS = 1.0
ONLOOKER_SECONDS = 0.5


@dataclass(frozen=True)
class Lock:
    """An open lock file. Files are never deleted: a second file of the same name locks nothing."""

    path: Path
    fd: int

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open ``path`` for locking without taking the lock yet."""
        path.parent.mkdir(parents=True, exist_ok=True)
        return cls(path, os.open(path, os.O_RDWR | os.O_CREAT, 0o600))

    def try_exclusive(self) -> bool:
        """Take the lock alone, or return False at once when anybody holds it."""
        return self._try(fcntl.LOCK_EX)

    def claim(self) -> bool:
        """Take the lock alone; wait out an onlooker, but not a holder."""
        deadline = time.monotonic() + ONLOOKER_SECONDS
        while not self.try_exclusive():
            if time.monotonic() > deadline:
                return False
            time.sleep(POLL_SECONDS / 10)
        return True

    def try_shared(self) -> bool:
        """Take the lock with others, or return False at once when somebody holds it alone."""
        return self._try(fcntl.LOCK_SH)

    def wait_exclusive(self, why: str) -> None:
        """Take the lock alone, telling ``why`` we wait when it takes longer than a moment."""
        self._wait(fcntl.LOCK_EX, why)

    def wait_shared(self, why: str) -> None:
        """Take the lock with others, telling ``why`` we wait when it takes longer than a moment."""
        self._wait(fcntl.LOCK_SH, why)

    def hand_down(self) -> None:
        """Keep the lock across ``exec``: the command that replaces us holds it until it ends."""
        os.set_inheritable(self.fd, True)

    def write(self, text: str) -> None:
        """Leave a note for whoever finds the lock taken."""
        os.ftruncate(self.fd, 0)
        os.pwrite(self.fd, text.encode(), 0)

    def read(self) -> str:
        """Return the note its holder left."""
        return os.pread(self.fd, 4096, 0).decode(errors="replace")

    def is_current(self) -> bool:
        """Tell whether the path still leads to this file, not to nothing or a newer one."""
        try:
            return os.path.samestat(self.path.stat(), os.fstat(self.fd))
        except OSError:
            return False

    def is_shared(self) -> bool:
        """Tell whether others hold the lock together; we must not hold it ourselves."""
        if self.try_exclusive():
            self.unlock()
            return False
        if self.try_shared():
            self.unlock()
            return True
        return False

    def unlock(self) -> None:
        """Give the lock back, keep the file open."""
        fcntl.flock(self.fd, fcntl.LOCK_UN)

    def release(self) -> None:
        """Give the lock back and close the file."""
        with contextlib.suppress(OSError):
            os.close(self.fd)

    def _try(self, kind: int) -> bool:
        try:
            fcntl.flock(self.fd, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(self, kind: int, why: str) -> None:
        started, told = time.monotonic(), False
        while not self._try(kind):
            if not told and time.monotonic() - started > QUIET_SECONDS:
                say(f"{why} ...")
                told = True
            time.sleep(POLL_SECONDS)


def is_held(path: Path) -> bool:
    """Tell whether some process holds the lock alone. Only for onlookers: the answer ages."""
    if not path.exists():
        return False
    lock = Lock.open(path)
    try:
        return not lock.try_shared()
    finally:
        lock.release()
