"""Ctrl-C, and the terminal it comes from."""

import contextlib
import os
import signal
from collections.abc import Iterator

from .children import PROC, end_with_parent

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Interrupt:
    """The handler of the stop signals."""

    held = False
    pending = False

    def __call__(self, *_: object) -> None:
        if self.held:
            self.pending = True
        else:
            raise KeyboardInterrupt


_interrupt = _Interrupt()


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let a stop wait until this is done: a child that nobody wrote down yet would be lost."""
    _interrupt.held = True
    try:
        yield
    finally:
        _interrupt.held = False
    if _interrupt.pending:
        _interrupt.pending = False
        raise KeyboardInterrupt


def stop_on_signals() -> None:
    """Treat a closed terminal and a polite kill like Ctrl-C.

    Set explicitly: a script that starts us in the background makes us ignore Ctrl-C otherwise.
    """
    for number in STOP_SIGNALS:
        signal.signal(number, _interrupt)


def ignore_signals() -> None:
    """Let nothing interrupt the stopping, which takes a bounded time."""
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def under_make() -> bool:
    """Tell whether ``make`` started us."""
    return "MAKELEVEL" in os.environ


def end_with_make() -> None:
    """Stop when ``make`` is killed: nobody else would know that we are still here."""
    if under_make():
        end_with_parent(signal.SIGTERM, os.getppid())


class Make:
    """The ``make`` that started us.

    It does not pass on an interrupt that was sent to it alone, but waits for us to end. While it
    does, the kernel lists the signal as blocked (Linux; elsewhere we do not notice).
    """

    def __init__(self) -> None:
        self.blocked_before = self._blocks_interrupts()

    def is_interrupted(self) -> bool:
        """Tell whether ``make`` was interrupted since we started."""
        return not self.blocked_before and self._blocks_interrupts()

    def _blocks_interrupts(self) -> bool:
        if not under_make():
            return False
        with contextlib.suppress(OSError, StopIteration, ValueError):
            lines = (PROC / str(os.getppid()) / "status").read_text().splitlines()
            blocked = next(line.split()[1] for line in lines if line.startswith("SigBlk:"))
            return bool(int(blocked, 16) >> (signal.SIGINT - 1) & 1)
        return False


@contextlib.contextmanager
def foreground() -> Iterator[None]:
    """Receive the terminal's Ctrl-C alone, as a program started by a shell does.

    ``make`` in the same group would die of the same Ctrl-C and report a failure, although
    everything ended well.
    """
    terminal = _our_terminal() if under_make() else None
    if terminal is None:
        yield
        return
    before = os.getpgrp()
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    # Ctrl-Z would stop us but not make, and leave the terminal to nobody.
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpgrp())
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.tcsetpgrp(terminal, before)
            os.close(terminal)


def _our_terminal() -> int | None:
    """Return the terminal if our process group has it now and we do not lead that group."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return None
    if os.tcgetpgrp(terminal) == os.getpgrp() != os.getpid():
        return terminal
    os.close(terminal)
    return None
