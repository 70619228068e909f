"""The keeper of one service: it owns the server and stops it when nobody uses it any more.

Whoever uses a service (``make run``, ``make test``, a shell) holds the service's users lock with
others. The keeper tries to get that lock alone; it succeeds only when no user is left, whether the
last one ended well or was killed. So neither of two users can stop the service under the other.
The keeper itself is out of reach of Ctrl-C; if it is killed, the kernel ends its server.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar, Protocol

from . import children, locks, ports, terminal
from .children import Child
from .console import LocalError, complain, explain, say, shorten, step, tail
from .locks import Lock
from .places import CHECKOUT, Places, read_json, write_json
from .postgres import Postgres
from .redis import Redis

POLL_SECONDS = 0.2
START_SECONDS = 120.0
READY_POLL_SECONDS = 0.05
START_TRIES = 3
STOP_SECONDS = 45.0
CRASHES_ALLOWED = 3
CRASH_SECONDS = 60.0


class Service(Protocol):
    """A server program that a keeper can own."""

    name: ClassVar[str]
    label: ClassVar[str]
    variable: ClassVar[str]
    port_key: ClassVar[str]
    stop_stages: ClassVar[children.Stages]
    places: Places

    def is_new(self) -> bool: ...
    def url(self, port: int) -> str: ...
    def prepare(self) -> None: ...
    def start(self, port: int) -> Child: ...
    def is_ready(self, child: Child, port: int) -> bool: ...
    def recover(self) -> None: ...
    def delete(self) -> list[Path]: ...


def services(places: Places) -> list[Service]:
    """Return all services that the portal needs."""
    return [Postgres(places), Redis(places)]


class Files:
    """The files through which keeper and users of one service meet."""

    def __init__(self, service: Service) -> None:
        run = service.places.run
        self.users = run / f"{service.name}.users.lock"
        self.keeper = run / f"{service.name}.keeper.lock"
        self.start = run / f"{service.name}.start.lock"
        self.state = run / f"{service.name}.json"
        self.log = service.places.logs / f"{service.name}.log"


class Lease:
    """One user's hold on one service."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.files = Files(service)
        self.lock = Lock.open(self.files.users)
        self.url = ""

    def take(self) -> str:
        """Use the service from now on; return its address."""
        self.lock.wait_shared(f"Waiting for {self.service.label} to finish stopping")
        self.url = self.ensure()
        return self.url

    def ensure(self) -> str:
        """Return the address of the running service; start its keeper when there is none."""
        turn = Lock.open(self.files.start)
        turn.wait_exclusive(f"Waiting for {self.service.label}, which another command starts")
        try:
            return self._running() or self._start()
        finally:
            turn.release()

    def is_kept(self) -> bool:
        """Tell whether the service still has its keeper."""
        return locks.is_held(self.files.keeper)

    def release(self) -> None:
        """Stop using the service."""
        self.lock.release()

    def _running(self) -> str | None:
        """Return the address given by a keeper, which may still be at its start."""
        deadline = time.monotonic() + START_SECONDS
        while self.is_kept() and time.monotonic() < deadline:
            if url := read_json(self.files.state).get("url"):
                return str(url)
            time.sleep(READY_POLL_SECONDS)
        return None

    def _start(self) -> str:
        with terminal.uninterrupted():
            first = ": first start, making it" if self.service.is_new() else ""
        with step(f"Starting {self.service.label}{first}"):
            with terminal.uninterrupted():
                self.files.state.unlink(missing_ok=True)
                written = shorten(self.files.log)
                _launch(self.service.name, self.files.log)
            url = self._running()
        if url is None:
            raise LocalError(
                f"{self.service.label} did not start. The end of {self.files.log}:\n"
                f"{tail(self.files.log, since=written)}"
            )
        return url


def wait_until_stopped(service: Service) -> bool:
    """Wait for a service without users to stop; return False at once when others use it."""
    files = Files(service)
    users = Lock.open(files.users)
    deadline = time.monotonic() + STOP_SECONDS
    try:
        while locks.is_held(files.keeper):
            if users.is_shared() or time.monotonic() > deadline:
                return False
            time.sleep(READY_POLL_SECONDS)
    finally:
        users.release()
    return True


def _launch(name: str, log: Path) -> None:
    """Start a keeper; it has its lock when this returns."""
    with log.open("ab") as output:
        subprocess.run(  # noqa: S603 -- ourselves
            [sys.executable, "-m", "unesco_portal.local", "keep", name],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=CHECKOUT,
            start_new_session=True,
            check=False,
        )


class Keeper:
    """The process that owns one server."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.files = Files(service)
        self.users = Lock.open(self.files.users)
        self.lock = Lock.open(self.files.keeper)
        self.port = 0
        self.crashes: list[float] = []

    def keep(self) -> int:
        """Start the server, keep it while it is used, stop it."""
        child = self._start_on_some_port()
        write_json(self.files.state, {"url": self.service.url(self.port), "port": self.port})
        say(f"keeper {os.getpid()}: {self.service.label} answers on port {self.port}")
        try:
            while not self._is_unused():
                time.sleep(POLL_SECONDS)
                if child.poll() is not None:
                    child = self._start_again(child)
        finally:
            self.files.state.unlink(missing_ok=True)
            children.end([child], *self.service.stop_stages)
        say(f"keeper {os.getpid()}: {self.service.label} stopped")
        return 0

    def _is_unused(self) -> bool:
        """Tell whether to stop: no user is left, or our folder was deleted under us."""
        return self.users.try_exclusive() or not self.lock.is_current()

    def _start_on_some_port(self) -> Child:
        """Start on the port of last time, or on another when that fails."""
        self.service.prepare()
        note = read_json(self.service.places.services_file)
        wanted = note.get(self.service.port_key)
        for _ in range(START_TRIES):
            self.port = ports.pick(wanted)
            if child := self._start():
                self._remember_port()
                return child
            self.service.recover()
            wanted = None
        raise LocalError(f"{self.service.label} does not start.")

    def _start(self) -> Child | None:
        child = self.service.start(self.port)
        deadline = time.monotonic() + START_SECONDS
        while child.poll() is None and time.monotonic() < deadline:
            if self.service.is_ready(child, self.port):
                return child
            time.sleep(READY_POLL_SECONDS)
        children.end([child], *self.service.stop_stages)
        return None

    def _start_again(self, child: Child) -> Child:
        """Replace a server that ended by itself, on the same port; give up when it keeps ending."""
        now = time.monotonic()
        self.crashes = [moment for moment in self.crashes if now - moment < CRASH_SECONDS] + [now]
        say(f"keeper {os.getpid()}: {self.service.label} ended with code {child.returncode}")
        if len(self.crashes) > CRASHES_ALLOWED:
            raise LocalError(f"{self.service.label} keeps ending.")
        self.service.prepare()
        again = self._start()
        if again is None:
            raise LocalError(f"{self.service.label} does not start again on port {self.port}.")
        return again

    def _remember_port(self) -> None:
        """Note the port for the next start; the other service's keeper may do so right now."""
        turn = Lock.open(self.service.places.run / "services.lock")
        turn.wait_exclusive("Waiting to note the port")
        path = self.service.places.services_file
        write_json(path, read_json(path) | {self.service.port_key: self.port})
        turn.release()


def main(name: str) -> int:
    """Become the keeper of a service: in the background, alone, with its lock held on return."""
    service = next(each for each in services(Places.here()) if each.name == name)
    keeper = Keeper(service)
    if not keeper.lock.claim():
        say(f"{service.label} has a keeper already.")
        return 0
    if os.fork():
        os._exit(0)  # The launcher may go on; the lock lives in our child.
    keeper.lock.write(f"{os.getpid()}\n")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        return keeper.keep()
    except LocalError as error:
        complain(f"keeper {os.getpid()}: {error}")
    except OSError as error:
        complain(f"keeper {os.getpid()}: {explain(error)}")
    return 1
