"""Commands beside ``run``: exec, status, stop, reset."""

import contextlib
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from . import home, locks, system_tools
from .console import LocalError, complain, say
from .keeper import Files, Lease, Service, services, wait_until_stopped
from .locks import Lock
from .places import Places, read_json

STOP_SECONDS = 40.0
STARTING = "still starting"


def wanted(places: Places) -> list[Service]:
    """Return the services that the environment does not provide already."""
    return [service for service in services(places) if not os.environ.get(service.variable)]


def execute(words: list[str], *, database: int, alone: str | None) -> int:  # noqa: RET503
    """Become the command ``words``, with the services running until it ends.

    The command takes our place in the process table and inherits our locks: its exit code and its
    signals are its own, and a kill -9 of it frees the services.
    """
    places = Places.here()
    if alone:
        turn = Lock.open(places.run / f"{alone}.alone.lock")
        turn.wait_exclusive(f"Waiting for another '{alone}' of this checkout to end")
        turn.hand_down()
    environment = dict(os.environ)
    for service in wanted(places):
        lease = Lease(service)
        lease.lock.hand_down()
        environment[service.variable] = _with_database(lease.take(), service, database)
    if browser := system_tools.browser():
        environment.setdefault("PORTAL_BROWSER", browser)
    program = shutil.which(words[0])
    if program is None:
        complain(f"{words[0]}: there is no such command")
        return 127
    sys.stdout.flush()
    os.execve(program, words, environment)  # noqa: S606 -- the caller's own command


def _with_database(url: str, service: Service, database: int) -> str:
    return f"{url.rpartition('/')[0]}/{database}" if service.name == "redis" else url


def status() -> int:
    """Tell what runs for this checkout and where its data lies."""
    places = Places.here()
    note = running_portal(places)
    say(f"portal      {note['address']} (process {note['pid']})" if note else "portal      stopped")
    for service in services(places):
        say(f"{service.label:<12}{_state_of(service)}")
    where = home.find(places)
    say(f"data        {where.folder}")
    say(f"runs as     {where.account.name if where.account else 'you'}")
    say(f"logs        {places.logs}")
    return 0


def _state_of(service: Service) -> str:
    given = os.environ.get(service.variable)
    if given:
        return f"not ours: {service.variable} names {urlsplit(given).hostname}"
    files = Files(service)
    if not locks.is_held(files.keeper):
        return "stopped"
    return f"running on port {read_json(files.state).get('port', '(starting)')}"


def running_portal(places: Places) -> dict[str, object] | None:
    """Return what the running ``make run`` of this checkout noted, or None."""
    path = places.run / "portal.lock"
    if not locks.is_held(path):
        return None
    lock = Lock.open(path)
    try:
        note: dict[str, object] = json.loads(lock.read() or "{}")
        return {"address": STARTING, "pid": 0} | note
    finally:
        lock.release()


def stop() -> int:
    """Stop the running portal; services go with their last user."""
    places = Places.here()
    note = running_portal(places)
    if note:
        say(f"Stopping the portal (process {note['pid']}) ...")
        _end_portal(places, note)
    busy = [service.label for service in services(places) if not wait_until_stopped(service)]
    if busy:
        say(f"Still used by another command of this checkout: {', '.join(busy)}.")
        return 1
    say("Nothing runs for this checkout.")
    return 0


def _end_portal(places: Places, note: dict[str, object]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(int(str(note["pid"])), signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while locks.is_held(places.run / "portal.lock"):
        if time.monotonic() > deadline:
            raise LocalError(f"The portal (process {note['pid']}) does not stop.")
        time.sleep(0.1)


def reset() -> int:
    """Stop, then delete the database and Redis data of this checkout, and of no other."""
    if stop() != 0:
        raise LocalError("Nothing was deleted: end that command first.")
    places = Places.here()
    say("Deleting this checkout's database and Redis data ...")
    for service in services(places):
        for folder in service.delete():
            say(f"  deleted {folder}")
    for rest in (places.local / "celery", _own_folder_elsewhere(places)):
        if rest and rest.exists():
            shutil.rmtree(rest)
            say(f"  deleted {rest}")
    places.services_file.unlink(missing_ok=True)
    say("The next 'make run' starts anew.")
    return 0


def _own_folder_elsewhere(places: Places) -> Path | None:
    """Return our folder outside the checkout when this user could have made it."""
    return home.elsewhere(places) if os.geteuid() == 0 else None
