"""``make run``: services, database, demonstration data, then web, worker and beat together."""

import contextlib
import http
import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from . import children, messages, ports, terminal
from .children import Child, spawn
from .commands import STARTING, running_portal, wanted
from .console import LocalError, complain, explain, say, shorten, step, tail
from .keeper import Lease, wait_until_stopped
from .locks import Lock
from .places import CHECKOUT, Places

MARK = "PORTAL_RUN_OF"
DEFAULT_PORT = 8000
HEALTH_SECONDS = 90.0
WATCH_SECONDS = 0.5
RESTARTS_ALLOWED = 3
RESTART_SECONDS = 60.0
# Ask to finish, insist, kill.
STOP_STAGES = ((signal.SIGTERM, 10.0), (signal.SIGQUIT, 3.0))


@dataclass
class Part:
    """One long-running process of the portal."""

    name: str
    command: list[str]
    process: Child | None = None
    log_start: int = 0
    ends: list[float] = field(default_factory=list)


def is_true(name: str, default: str = "") -> bool:
    """Read a switch from the environment as the settings do."""
    return os.environ.get(name, default).lower() in {"1", "true", "yes", "on", "y", "ok"}


def choose_port(host: str) -> int:
    """Return PORT, or 8000 or the next free port when none was asked for."""
    given = os.environ.get("PORT", "")
    if not given:
        if ports.is_free(DEFAULT_PORT, host):
            return DEFAULT_PORT
        port = ports.next_free(DEFAULT_PORT, host)
        say(f"Port {DEFAULT_PORT} is taken, so the portal uses {port}. Set PORT to choose another.")
        return port
    if not given.isdigit() or int(given) not in ports.PORTS:
        raise LocalError(f"PORT must be a number from 1 to 65535, not '{given}'.")
    if not ports.is_free(int(given), host):
        raise LocalError(
            f"Port {given} is taken by another program (or not allowed for you). "
            f"Set PORT to a free port, for example: make run PORT={_suggestion(int(given), host)}"
        )
    return int(given)


def _suggestion(port: int, host: str) -> int:
    return ports.next_free(max(port, 1024), host)


def web_command(host: str, port: int) -> list[str]:
    """Return the command of the web server."""
    words = [
        *("gunicorn", "unesco_portal.wsgi:application", "--bind", f"{host}:{port}"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
        *("--timeout", "120", "--graceful-timeout", "5", "--access-logfile", "-"),
        # Its socket would lie in the user's home, one for all checkouts.
        "--no-control-socket",
    ]
    # Loaded once for both workers, unless files are watched.
    return [*words, "--reload" if is_true("DEBUG") else "--preload"]


def worker_command() -> list[str]:
    """Return the command of the worker: threads, because its tasks wait for mail and database."""
    return [
        *("celery", "-A", "unesco_portal", "worker", "--queues", "default,mail,imports"),
        *("--pool", "threads", "--concurrency", "4", "--loglevel", "INFO"),
        *("--without-gossip", "--without-mingle"),
    ]


def beat_command(schedule: Path) -> list[str]:
    """Return the command of the clock that starts periodic tasks."""
    return [
        *("celery", "-A", "unesco_portal", "beat", "--loglevel", "WARNING"),
        *("--schedule", str(schedule)),
    ]


class Portal:
    """One run of the portal, from its lock to its end."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.host = os.environ.get("PORTAL_HOST", ports.LOOPBACK)
        self.port = 0
        self.leases: list[Lease] = []
        self.parts: list[Part] = []
        self.helpers: list[Child] = []
        self.environment = dict(os.environ)
        self.lock = Lock.open(places.run / "portal.lock")
        self.make = terminal.Make()

    @property
    def address(self) -> str:
        """The address for people. Passkeys need a name: they refuse 127.0.0.1."""
        return f"http://localhost:{self.port}/"

    def run(self) -> int:
        """Start everything, wait for Ctrl-C, stop everything."""
        self._be_the_only_one()
        try:
            self._start()
            self._watch()
        except KeyboardInterrupt:
            pass  # Ctrl-C is how a run ends well.
        finally:
            terminal.ignore_signals()
            self._stop()
        return 0

    def _be_the_only_one(self) -> None:
        if not self.lock.claim():
            note = running_portal(self.places) or {}
            raise LocalError(
                f"The portal of this checkout runs already: {note.get('address')} "
                f"(process {note.get('pid')}). Press Ctrl-C there, or use 'make stop'."
            )
        self._note()

    def _note(self) -> None:
        address = self.address if self.port else STARTING
        self.lock.write(json.dumps({"pid": os.getpid(), "address": address}))

    # --- Starting ------------------------------------------------------------------------------

    def _start(self) -> None:
        self._end_strays()
        self.port = choose_port(self.host)
        self._take_services()
        self._prepare_environment()
        messages.compile_changed()
        logins = self._prepare_database()
        self._start_parts()
        self._wait_until_healthy()
        self._note()
        say(f"\nThe portal runs at {self.address}\nStop it with Ctrl-C. Logs: {self.places.logs}\n")
        if logins:
            say(logins.read_text(errors="replace"))

    def _end_strays(self) -> None:
        """End what a killed start left: we hold the lock, so whatever is marked is a stray."""
        ended = children.end_strays(self._strays, *STOP_STAGES)
        if ended:
            say(f"Ended {len(ended)} processes that an earlier, killed start left behind.")

    def _strays(self) -> set[int]:
        noted = self.places.run.glob("part-*.pid")
        named = [pid for note in noted for pid in children.remembered(note, sys.executable)]
        return {*children.marked(MARK, str(self.places.local)), *named}

    def _take_services(self) -> None:
        for service in wanted(self.places):
            lease = Lease(service)
            self.leases.append(lease)
            self.environment[service.variable] = lease.take()

    def _prepare_environment(self) -> None:
        self.environment |= {
            MARK: str(self.places.local),
            "DJANGO_SETTINGS_MODULE": "unesco_portal.settings.dev",
            "PYTHONUNBUFFERED": "1",
        }
        self.environment.setdefault("SITE_URL", self.address.rstrip("/"))

    def _prepare_database(self) -> Path | None:
        """Update it, load what is not there yet; returns the file with the demonstration logins.

        One process does both: starting Django a second time would cost a sixth of a later start.
        """
        note = self.places.run / "logins.txt"
        is_demonstration = is_true("DEMONSTRATION", default="true")
        words = ["migrate", "--no-input"]
        if is_demonstration:
            words = ["setup_demonstration", "--migrate", "--logins-to", str(note)]
        with step("Preparing the database"):
            code = self._manage(*words)
        if code != 0:
            raise LocalError(f"'manage.py {words[0]}' failed.")
        return note if is_demonstration else None

    def _manage(self, *words: str) -> int:
        """Run one management command to its end, and return its status."""
        with terminal.uninterrupted():
            child = self._spawn("manage.py", *words, output=None)
            self.helpers.append(child)
        return child.wait()

    def _spawn(self, *words: str, output: IO[bytes] | None) -> Child:
        """Start Python with a script of the checkout or with an installed module."""
        start = [words[0]] if words[0].endswith(".py") else ["-m", words[0]]
        return spawn(
            [sys.executable, *start, *words[1:]],
            death_signal=signal.SIGTERM,
            output=output,
            env=self.environment,
            cwd=CHECKOUT,
        )

    def _start_parts(self) -> None:
        schedule = self.places.local / "celery" / "schedule"
        schedule.parent.mkdir(exist_ok=True)
        self.parts = [
            Part("web", web_command(self.host, self.port)),
            Part("worker", worker_command()),
            Part("beat", beat_command(schedule)),
        ]
        for part in self.parts:
            with terminal.uninterrupted():
                self._start_part(part)

    def _start_part(self, part: Part) -> None:
        """Start a process with its log; with DEBUG=1 it speaks to the terminal instead."""
        log = self._log_of(part)
        part.log_start = shorten(log)
        with contextlib.ExitStack() as stack:
            output = None if is_true("DEBUG") else stack.enter_context(log.open("ab"))
            part.process = self._spawn(*part.command, output=output)
        children.remember(self.places.run / f"part-{part.name}.pid", part.process.pid)

    def _log_of(self, part: Part) -> Path:
        return self.places.logs / f"{part.name}.log"

    def _wait_until_healthy(self) -> None:
        with step("Starting web, worker and beat"):
            deadline = time.monotonic() + HEALTH_SECONDS
            while not self._is_healthy():
                self._fail_if_ended()
                if time.monotonic() > deadline:
                    raise LocalError(f"/healthz does not answer.\n{self._tail_of(self.parts[0])}")
                time.sleep(0.1)

    def _is_healthy(self) -> bool:
        try:
            host = ports.LOOPBACK if self.host == "0.0.0.0" else self.host  # noqa: S104 -- a test
            url = f"http://{host}:{self.port}/healthz"
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bool(answer.status == http.HTTPStatus.OK)
        except (OSError, urllib.error.URLError):
            return False

    def _fail_if_ended(self) -> None:
        for part in self.parts:
            if part.process and part.process.poll() is not None:
                raise LocalError(f"{part.name} ended at its start.\n{self._tail_of(part)}")

    def _tail_of(self, part: Part) -> str:
        return tail(self._log_of(part), since=part.log_start)

    # --- Running -------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Replace what ends by itself, until Ctrl-C."""
        while not self.make.is_interrupted():
            time.sleep(WATCH_SECONDS)
            for lease in self.leases:
                self._watch_service(lease)
            for part in self.parts:
                if part.process and part.process.poll() is not None:
                    self._start_again(part)

    def _watch_service(self, lease: Lease) -> None:
        if lease.is_kept():
            return
        say(f"{lease.service.label} ended unexpectedly.")
        if lease.ensure() != lease.url:
            raise LocalError(f"{lease.service.label} has moved to another port: start again.")

    def _start_again(self, part: Part) -> None:
        now = time.monotonic()
        part.ends = [end for end in part.ends if now - end < RESTART_SECONDS] + [now]
        if len(part.ends) > RESTARTS_ALLOWED:
            raise LocalError(f"{part.name} keeps ending.\n{self._tail_of(part)}")
        say(f"{part.name} ended unexpectedly and starts again; see {self._log_of(part)}")
        with terminal.uninterrupted():
            self._start_part(part)

    # --- Stopping ------------------------------------------------------------------------------

    def _stop(self) -> None:
        if self.leases or self.parts:
            say("\nStopping ...")
        running = [part.process for part in self.parts if part.process]
        children.end([*running, *self.helpers], *STOP_STAGES)
        self._release_services()
        for note in self.places.run.glob("part-*.pid"):
            note.unlink(missing_ok=True)
        self.lock.write("")
        if self.leases or self.parts:
            say("Stopped.")

    def _release_services(self) -> None:
        for lease in self.leases:
            lease.release()
        for lease in self.leases:
            if not wait_until_stopped(lease.service):
                say(f"{lease.service.label} goes on: another command of this checkout uses it.")


def run() -> int:
    """Run the portal until Ctrl-C."""
    terminal.stop_on_signals()
    terminal.end_with_make()
    with terminal.foreground():
        try:
            return Portal(Places.here()).run()
        except LocalError as error:
            complain(f"\n{error}")
        except OSError as error:
            complain(f"\n{explain(error)}")
        return 1
