"""Processes we start, which end with us, and those that an earlier, killed start left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, TypeAlias

from .accounts import Account

Child: TypeAlias = subprocess.Popen[bytes]
# Signals to send one after the other, each with the seconds to wait for its effect.
Stages: TypeAlias = tuple[tuple[int, float], ...]

PR_SET_PDEATHSIG = 1
LINUX = sys.platform == "linux"
PROC = Path("/proc")
POLL_SECONDS = 0.05
# Loaded before any fork: a child between fork and exec may not import or load anything.
PRCTL = ctypes.CDLL(None, use_errno=True).prctl if LINUX else None


def end_with_parent(death_signal: int, parent: int) -> None:
    """Ask the kernel to send us ``death_signal`` when our parent ends, however it ends."""
    if PRCTL is None:
        return
    PRCTL(PR_SET_PDEATHSIG, int(death_signal))
    if os.getppid() != parent:
        os.kill(os.getpid(), death_signal)


def spawn(
    command: Sequence[str | Path],
    *,
    death_signal: int,
    output: IO[bytes] | None,
    env: dict[str, str],
    cwd: Path,
    account: Account | None = None,
    stdin: bytes = b"",
) -> Child:
    """Start a child out of reach of the terminal's Ctrl-C that cannot outlive us."""
    parent = os.getpid()
    identity = account.identity if account else {}
    child = subprocess.Popen(  # noqa: S603 -- our own commands
        [str(part) for part in command],
        stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        env=env,
        cwd=cwd,
        start_new_session=True,
        # Runs after the change of user, which would clear the request.
        preexec_fn=lambda: end_with_parent(death_signal, parent),  # noqa: PLW1509 -- one thread
        **identity,
    )
    if child.stdin:
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(stdin)
            child.stdin.close()
    return child


def end(running: Iterable[Child], *stages: tuple[int, float]) -> None:
    """Ask children to end, more firmly at each stage; the last resort is SIGKILL."""
    for number, patience in (*stages, (signal.SIGKILL, 10.0)):
        left = [child for child in running if child.poll() is None]
        for child in left:
            child.send_signal(number)
        deadline = time.monotonic() + patience
        for child in left:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))


def end_strays(find: Callable[[], Iterable[int]], *stages: tuple[int, float]) -> list[int]:
    """End processes of an earlier start. Asks ``find`` anew each time: numbers are reused."""
    first = list(find())
    for number, patience in (*stages, (signal.SIGKILL, 10.0)):
        for pid in find():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, number)
        deadline = time.monotonic() + patience
        while list(find()):
            if time.monotonic() > deadline:
                break
            time.sleep(POLL_SECONDS)
        else:
            break
    return first


def working_in(folder: Path, program: str) -> list[int]:
    """Return the processes of a program whose working folder is ``folder`` (Linux; else none)."""
    return [
        pid
        for pid in _pids()
        if _link(pid, "cwd") == str(folder) and Path(_link(pid, "exe")).name.startswith(program)
    ]


def marked(variable: str, value: str) -> list[int]:
    """Return the processes whose environment has ``variable=value`` (Linux; elsewhere none)."""
    wanted = f"{variable}={value}".encode()
    return [pid for pid in _pids() if pid != os.getpid() and wanted in _environment_of(pid)]


def remember(note: Path, pid: int) -> None:
    """Write down a child's number for a later start."""
    note.write_text(f"{pid}\n")


def remembered(note: Path, fragment: str) -> list[int]:
    """Return the process a note names if its command still looks like the one we started."""
    try:
        pid = int(note.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return []
    return [pid] if fragment in command_of(pid) else []


def command_of(pid: int) -> str:
    """Return the command line of a process; empty when it is gone or a zombie."""
    if LINUX:
        try:
            line = (PROC / str(pid) / "cmdline").read_bytes()
        except OSError:
            return ""
        return line.replace(b"\0", b" ").decode(errors="replace").strip()
    answer = subprocess.run(  # noqa: S603 -- a fixed command
        ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.strip()


def _pids() -> list[int]:
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()] if LINUX else []


def _link(pid: int, name: str) -> str:
    with contextlib.suppress(OSError):
        return str((PROC / str(pid) / name).readlink())
    return ""


def _environment_of(pid: int) -> list[bytes]:
    with contextlib.suppress(OSError):
        return (PROC / str(pid) / "environ").read_bytes().split(b"\0")
    return []
