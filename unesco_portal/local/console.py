"""What the person at the terminal sees: one line per step, with the seconds it took."""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path

TAIL_LINES = 20
LOG_BYTES = 5_000_000


class LocalError(Exception):
    """A start that cannot go on; its text tells the reader what to do."""


def say(text: str = "") -> None:
    """Print a line at once. A closed terminal must not keep us from stopping what we started."""
    with contextlib.suppress(OSError, ValueError):
        print(text, flush=True)  # noqa: T201 -- this is the terminal's voice


def complain(text: str) -> None:
    """Print a line on the error stream, in order with what was said before."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        print(text, file=sys.stderr, flush=True)  # noqa: T201 -- this is the terminal's voice


@contextlib.contextmanager
def step(text: str) -> Iterator[None]:
    """Announce a step before it starts and its duration after, so that no wait is silent."""
    say(f"{text} ...")
    started = time.monotonic()
    yield
    say(f"  done in {time.monotonic() - started:.1f} s")


def explain(error: OSError) -> str:
    """Return what to do about a file we may not touch, or the system's own words."""
    if isinstance(error, PermissionError) and error.filename:
        return (
            f"{error.filename} belongs to another user, who started the portal here before. "
            "Start it as that user, or give .local and .venv to yours."
        )
    return str(error)


def shorten(log: Path) -> int:
    """Start a log anew when it has grown large, keeping one of before; return its length."""
    size = log.stat().st_size if log.exists() else 0
    if size < LOG_BYTES:
        return size
    log.replace(log.with_suffix(".log.1"))
    return 0


def tail(log: Path, since: int = 0) -> str:
    """Return the last lines a log gained after position ``since``, indented."""
    try:
        with log.open("rb") as stream:
            stream.seek(since)
            lines = stream.read().decode(errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(f"    {line}" for line in lines[-TAIL_LINES:])
