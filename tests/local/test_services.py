"""The local services: who may stop them, and what they survive."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from unesco_portal.local import children, commands, home, locks, portal, ports
from unesco_portal.local.console import LocalError
from unesco_portal.local.keeper import Files, Service, services
from unesco_portal.local.locks import Lock
from unesco_portal.local.places import CHECKOUT, Places, read_json, write_json

STOP_SECONDS = 20
TRY_BOTH = """
import os, psycopg2, redis
psycopg2.connect(os.environ["DATABASE_URL"])
redis.Redis.from_url(os.environ["REDIS_URL"]).ping()
"""
WAIT = "import time; print('up', flush=True); time.sleep(60)"
ADD_AND_SHOW = """
import os, psycopg2
with psycopg2.connect(os.environ["DATABASE_URL"]) as connection:
    cursor = connection.cursor()
    cursor.execute("create table if not exists visit (number serial)")
    cursor.execute("insert into visit default values")
    cursor.execute("select count(*) from visit")
    print("visits", cursor.fetchone()[0])
"""


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Iterator[Places]:
    """Return a ``.local`` folder of the test's own, which an unprivileged account can enter."""
    folder = Path(tempfile.mkdtemp(prefix="portal-", dir="/tmp"))
    folder.chmod(0o755)
    monkeypatch.setenv("PORTAL_LOCAL_DIR", str(folder))
    for variable in ("DATABASE_URL", "REDIS_URL", "PORT", "PORTAL_HOST", "PORTAL_DB_USER"):
        monkeypatch.delenv(variable, raising=False)
    there = Places.here()
    yield there
    assert all(wait_for(lambda each=each: not is_kept(each)) for each in services(there))
    for outside in (home.elsewhere(there), folder):
        shutil.rmtree(outside, ignore_errors=True)


def is_kept(service: Service) -> bool:
    return locks.is_held(Files(service).keeper)


def wait_for(condition: Callable[[], bool]) -> bool:
    """Tell whether the condition came true in time."""
    deadline = time.monotonic() + STOP_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def begin(code: str) -> subprocess.Popen[str]:
    """Start Python code with the services at hand."""
    command = [
        sys.executable,
        "-m",
        "unesco_portal.local",
        "exec",
        "--",
        sys.executable,
        "-c",
        code,
    ]
    return subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def execute(code: str) -> tuple[int, str]:
    """Run Python code with the services at hand; return its exit code and all output."""
    with begin(code) as command:
        output, _ = command.communicate(timeout=120)
    return command.returncode, output


def keeper_pid(service: Service) -> int:
    return int(Files(service).keeper.read_text())


@contextlib.contextmanager
def waiting_user() -> Iterator[subprocess.Popen[str]]:
    """Run a command that uses the services until it is killed."""
    command = begin(WAIT)
    assert command.stdout
    assert any(line == "up\n" for line in command.stdout)
    try:
        yield command
    finally:
        command.kill()
        command.communicate()


def test_exec_returns_the_commands_code_and_then_nothing_runs(places: Places) -> None:
    code, output = execute(TRY_BOTH + "raise SystemExit(7)")

    assert code == 7, output
    assert all(wait_for(lambda each=each: not is_kept(each)) for each in services(places))


def test_secrets_are_for_their_owner_only(places: Places) -> None:
    execute("")

    files = [*places.local.glob("*.password"), places.services_file]
    assert [path.stat().st_mode & 0o077 for path in files] == [0, 0, 0]


def test_services_stay_for_the_other_user_when_one_ends(places: Places) -> None:
    slow = begin(f"import time; time.sleep(4)\n{TRY_BOTH}")
    code, _ = execute(TRY_BOTH)
    time.sleep(1)

    kept = [is_kept(each) for each in services(places)]
    output, _ = slow.communicate(timeout=60)

    assert (code, kept, slow.returncode) == (0, [True, True], 0), output


def test_a_killed_user_frees_the_services(places: Places) -> None:
    with waiting_user():
        pass

    assert all(wait_for(lambda each=each: not is_kept(each)) for each in services(places))


@pytest.mark.skipif(not children.LINUX, reason="the kernel's help is Linux's")
def test_data_survives_the_killing_of_keepers_and_servers(places: Places) -> None:
    execute(ADD_AND_SHOW)
    with waiting_user() as command:
        cluster = home.find(places).cluster
        keeper = keeper_pid(services(places)[0])
        for pid in (command.pid, keeper, *children.working_in(cluster, "postgres")):
            os.kill(pid, signal.SIGKILL)

    code, output = execute(ADD_AND_SHOW)

    assert (code, output.splitlines()[-1]) == (0, "visits 2"), output


def test_a_half_made_database_is_made_anew(places: Places) -> None:
    workshop = home.settle(places).folder / "postgres-in-the-making" / "data"
    workshop.mkdir(parents=True)
    (workshop / "PG_VERSION").write_text("18\n")

    code, output = execute(ADD_AND_SHOW)

    assert (code, output.splitlines()[-1]) == (0, "visits 1"), output
    assert not workshop.parent.exists()


def test_a_stale_note_and_a_broken_snapshot_do_not_stop_a_start(places: Places) -> None:
    execute(ADD_AND_SHOW)
    assert all(wait_for(lambda each=each: not is_kept(each)) for each in services(places))
    found = home.find(places)
    note = found.cluster / "postmaster.pid"
    note.write_text(f"{os.getpid()}\n{found.cluster}\n1\n1\n\n127.0.0.1\n1 1\nready   \n")
    (found.redis / "dump.rdb").write_text("not a snapshot")

    code, output = execute(TRY_BOTH + ADD_AND_SHOW)

    assert (code, output.splitlines()[-1]) == (0, "visits 2"), output


def test_a_taken_port_is_replaced(places: Places) -> None:
    with socket.socket() as stranger:
        stranger.bind((ports.LOOPBACK, 0))
        stranger.listen()
        taken = stranger.getsockname()[1]
        write_json(places.services_file, {"postgres_port": taken, "redis_port": taken})

        code, output = execute(TRY_BOTH)

    assert code == 0, output
    assert taken not in read_json(places.services_file).values()


def test_what_the_environment_provides_is_not_started(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@db.example.org/else")
    monkeypatch.setenv("REDIS_URL", "redis://cache.example.org/5")

    code, output = execute("import os; print(os.environ['DATABASE_URL'], os.environ['REDIS_URL'])")

    assert (code, output) == (
        0,
        "postgres://somebody@db.example.org/else redis://cache.example.org/5\n",
    )
    assert [each.is_new() for each in services(places)] == [True, True]


def test_reset_deletes_the_data_and_is_refused_while_it_is_used(places: Places) -> None:
    with waiting_user(), pytest.raises(LocalError, match="Nothing was deleted"):
        commands.reset()

    commands.reset()

    assert [each.is_new() for each in services(places)] == [True, True]
    assert not list(places.local.glob("*.password"))


@pytest.mark.usefixtures("places")
def test_a_taken_default_port_gives_the_next_and_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as stranger:
        stranger.bind((ports.LOOPBACK, 0))
        stranger.listen()
        taken = stranger.getsockname()[1]
        monkeypatch.setattr(portal, "DEFAULT_PORT", taken)

        port = portal.choose_port(ports.LOOPBACK)

    assert port > taken
    assert f"Port {taken} is taken" in capsys.readouterr().out


@pytest.mark.parametrize("given", ["0", "65536", "http", "80 80"])
def test_a_port_that_is_none_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", given)

    with pytest.raises(LocalError, match="PORT must be a number"):
        portal.choose_port(ports.LOOPBACK)


def test_a_taken_port_that_was_asked_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as stranger:
        stranger.bind((ports.LOOPBACK, 0))
        stranger.listen()
        monkeypatch.setenv("PORT", str(stranger.getsockname()[1]))

        with pytest.raises(LocalError, match="is taken by another program"):
            portal.choose_port(ports.LOOPBACK)


def test_a_second_run_in_the_same_checkout_is_told_about_the_first(places: Places) -> None:
    first = Lock.open(places.run / "portal.lock")
    assert first.claim()
    first.write('{"pid": 4711, "address": "http://localhost:8000/"}')

    with pytest.raises(LocalError, match=r"runs already: http://localhost:8000/ \(process 4711"):
        portal.Portal(places).run()
    first.release()


# --- The lock files ------------------------------------------------------------------------------

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Return the pinned versions of a requirements file."""
    text = (CHECKOUT / "requirements" / f"{name}.txt").read_text()
    return {canonicalize_name(package): version for package, version in PIN.findall(text)}


def test_the_narrower_lock_files_repeat_the_pins_of_the_widest() -> None:
    widest = pins("dev").items()

    assert [
        name for name in ("local", "runtime", "messages") if not pins(name).items() <= widest
    ] == []
    assert pins("runtime").items() <= pins("local").items()


@pytest.mark.parametrize("python", ["3.11.0", "3.12.0", "3.13.0", "3.14.0"])
def test_the_lock_files_are_complete_on_every_python(python: str) -> None:
    """Pip refuses a hashed file that lacks a package which only another Python needs."""
    environment = {
        **default_environment(),
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "extra": "",
    }

    missing = {
        f"{package} needs {wanted.name}"
        for package in pins("dev")
        for wanted in map(Requirement, needs(package))
        if (wanted.marker is None or wanted.marker.evaluate(environment))
        and canonicalize_name(wanted.name) not in pins("dev")
    }

    assert missing == set()


def needs(package: str) -> list[str]:
    try:
        return requires(package) or []
    except PackageNotFoundError:
        return []


@pytest.mark.parametrize("name", ["dev", "local", "runtime", "messages"])
def test_the_lock_files_name_no_address_and_hash_everything(name: str) -> None:
    text = (CHECKOUT / "requirements" / f"{name}.txt").read_text()

    assert re.findall(r"^-.*|\S*://\S*", text, re.MULTILINE) == []
    assert all("--hash=sha256:" in entry for entry in PIN.split(text)[3::3])
