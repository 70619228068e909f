"""A portal for the browser tests: web server, database and cache of its own, on this machine."""

import contextlib
import http
import os
import signal
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import redis
from django.conf import settings
from django.db import connection

from unesco_portal.local import children, ports
from unesco_portal.local.places import CHECKOUT
from unesco_portal.local.portal import web_command

INSTITUTIONS = 400
REDIS_DATABASE = 3  # make run has 0, other tests 1, make bench 2
START_SECONDS = 60.0


@dataclass(frozen=True)
class Portal:
    """A running portal. Passkeys need a name in its address: they refuse 127.0.0.1."""

    port: int
    database: str
    log: Path

    @property
    def address(self) -> str:
        """Where people find it."""
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """As ``make run`` sets it, for our database and port."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "unesco_portal.settings.dev",
            "DATABASE_URL": database_url(self.database),
            "REDIS_URL": redis_url(),
            "SITE_URL": self.address,
            "SECRET_KEY": settings.SECRET_KEY,
            "DEMONSTRATION": "true",
            "REQUIRE_SECOND_FACTOR": "false",
            "DEBUG": "false",
            "PYTHONUNBUFFERED": "1",
        }

    def start(self, *words: str) -> children.Child:
        """Start Python with some words; what it says goes to the log."""
        with self.log.open("ab") as output:
            return children.spawn(
                [sys.executable, *words],
                death_signal=signal.SIGTERM,
                output=output,
                env=self.environment,
                cwd=CHECKOUT,
            )

    def is_healthy(self) -> bool:
        """Whether it answers."""
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{self.address}/healthz", timeout=5) as answer,
        ):
            return answer.status == http.HTTPStatus.OK
        return False


def database_url(name: str) -> str:
    """The address of a database on the server of the tests."""
    server = connection.settings_dict
    user, password = quote(server["USER"], safe=""), quote(server["PASSWORD"], safe="")
    return f"postgres://{user}:{password}@{server['HOST']}:{server['PORT']}/{name}"


def redis_url() -> str:
    """The address of our own database in the Redis of the tests."""
    return urlsplit(settings.REDIS_URL)._replace(path=f"/{REDIS_DATABASE}").geturl()


@contextlib.contextmanager
def running_portal(*, database: str, log: Path) -> Iterator[Portal]:
    """Fill the database with the demonstration and serve it until the end."""
    redis.from_url(redis_url()).flushdb()  # an earlier run's counts of attempts
    portal = Portal(ports.pick(), database, log)
    setup = ("manage.py", "setup_demonstration", "--institutions", str(INSTITUTIONS))
    assert portal.start(*setup).wait() == 0, log.read_text()
    web = portal.start("-m", *web_command(ports.LOOPBACK, portal.port))
    try:
        deadline = time.monotonic() + START_SECONDS
        while not portal.is_healthy():
            assert web.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        yield portal
    finally:
        children.end([web], (signal.SIGQUIT, 5.0))  # at once: nobody reads on
