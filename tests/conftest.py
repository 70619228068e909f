"""What every test stands on: a database with the real reference data and facts, made once.

The first run migrates and loads a template database; it is kept, and copied for each worker and
each later run until a migration, a loader or a data file changes. Tests see real countries, themes
and bodies, roll back what they add, and reach no network but this machine.
"""

import contextlib
import functools
import gc
import hashlib
import io
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.template.base import Template
from django.test import Client
from django.test.signals import template_rendered
from django.utils import translation
from xdist.scheduler import LoadScopeScheduling

from tests import sql
from tests.committed import GivenBack
from tests.demonstration import fill
from unesco_portal.core.room import with_room
from unesco_portal.core.search import refresh_lexicon

ROOT = Path(__file__).parents[1]
LOADERS = (
    "load_reference",
    "load_organisations",
    "load_centres",
    "load_persons",
    "load_aspnet_facts",
    "load_report_templates",
    "load_convention",
    "load_meetings",
)
TEMPLATE_LOCK = 20051020
BIG_SECONDS = 1.0
APPS = ("aspnet", "centres", "events", "experts", "unesco_portal/*")
JOURNEYS = "tests/browser/"
LOCAL = {"127.0.0.1", "::1", "localhost"}


class JourneysOnOneWorker(LoadScopeScheduling):
    """All journeys in a browser on one worker, so that the portal starts once; the rest anywhere."""

    def _split_scope(self, nodeid: str) -> str:
        return JOURNEYS if nodeid.startswith(JOURNEYS) else nodeid


def pytest_xdist_make_scheduler(config, log) -> LoadScopeScheduling:
    return JourneysOnOneWorker(config, log)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage took a twentieth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def pytest_configure(config) -> None:
    """Each worker has a Redis database of its own: emptying one's cache must not touch another's."""
    worker = getattr(config, "workerinput", {}).get("workerid", "gw0")
    url, _slash, number = settings.REDIS_URL.rpartition("/")
    number = (int(number) + int(worker.removeprefix("gw"))) % 16
    settings.CACHES["default"]["LOCATION"] = f"{url}/{number}"


def pytest_itemcollected(item) -> None:
    """A quarter of the time of pages went into the edges of Python's stack."""
    item.setup, item.runtest = with_room(item.setup), with_room(item.runtest)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item) -> Iterator[None]:
    """No test walks through the thousands of rows that one before it wrote and took back."""
    began = time.monotonic()
    result = yield
    is_big = time.monotonic() > began + BIG_SECONDS
    if is_big and item.get_closest_marker("django_db") and not connection.in_atomic_block:
        sweep()
    return result


@functools.cache
def fingerprint() -> str:
    """Changes with whatever shapes the template: migrations, loaders, data. Taken once a run."""
    kinds = ("migrations/**/*.*", "loading.py", "loading/*.py")
    apps = (f"{app}/{kind}" for app in APPS for kind in kinds)
    digest = hashlib.sha256()
    for pattern in (*apps, "data/*", "tests/conftest.py"):
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def on_server(sql: str, *params: str) -> list[tuple]:
    """Run one statement beside any test database."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.description else []


def exists(name: str) -> bool:
    return bool(on_server("SELECT 1 FROM pg_database WHERE datname = %s", name))


def make_template(name: str) -> None:
    """Migrate and load once; an unfinished template has another name."""
    unfinished = f"{name}_unfinished"
    on_server(f'DROP DATABASE IF EXISTS "{unfinished}"')
    on_server(f'CREATE DATABASE "{unfinished}"')
    use_database(unfinished)
    call_command("migrate", verbosity=0)
    for command in LOADERS:
        call_command(command, stdout=io.StringIO())
    refresh_lexicon()
    keep_statistics()
    connections.close_all()
    use_database("postgres")
    on_server(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def keep_statistics() -> None:
    """Learn now how many rows there are, and never again.

    Autovacuum sees none of the rows of a test that is under way, and counted tables as empty: plans
    made for empty tables took three times as long, whenever it had just come by.
    """
    let_autovacuum("SET (autovacuum_enabled = off)")
    sweep("ANALYZE")


def let_autovacuum(be: str) -> None:
    """Keep it from the tables of the current database, or let it in."""
    for (table,) in sql.rows("SELECT relid::regclass::text FROM pg_stat_user_tables"):
        sql.rows(f"ALTER TABLE {table} {be}")


def copy_template(name: str) -> None:
    """A database like the template; what is committed there need not survive a power cut."""
    on_server(f'CREATE DATABASE "{name}" TEMPLATE "portal_template_{fingerprint()}"')
    on_server(f'ALTER DATABASE "{name}" SET synchronous_commit = off')


def sweep(*also: str) -> None:
    """Take away the rows that nobody sees any more from the tables and indexes.

    By a connection of its own: between tests, that of Django is not to be used.
    """
    with contextlib.closing(psycopg2.connect(**connection.get_connection_params())) as own:
        own.autocommit = True
        with own.cursor() as cursor:
            cursor.execute(f"VACUUM ({', '.join(('SKIP_LOCKED', *also))})")


def use_database(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextlib.contextmanager
def using(name: str) -> Iterator[None]:
    """Work on another database for a while."""
    usual = connection.settings_dict["NAME"]
    use_database(name)
    try:
        yield
    finally:
        use_database(usual)


def copy_for_a_worker(name: str, blocker, prepare: Callable[[], Any]) -> Iterator[tuple[str, Any]]:
    """A copy of the template until the worker ends; yields its name and what ``prepare`` gave."""
    with blocker.unblock():
        copy_template(name)
        with using(name):
            prepared = prepare()
    yield name, prepared
    with blocker.unblock():
        on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session", autouse=True)
def only_whole_pages_are_told(django_test_environment) -> None:
    """``response.context`` is the page's: to copy that of each part took a tenth of the time."""
    drawing = threading.local()

    def draw(self, context):
        if getattr(drawing, "is_inside", False):
            return self.nodelist.render(context)
        drawing.is_inside = True
        try:
            template_rendered.send(sender=self, template=self, context=context)
            return self.nodelist.render(context)
        finally:
            drawing.is_inside = False

    Template._render = draw  # Django puts its own back at the end


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, worker_id) -> Iterator[None]:
    """A copy of the template for this worker."""
    template = f"portal_template_{fingerprint()}"
    own = f"test_portal_{worker_id}_{os.getpid()}"
    original = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        with template_lock():
            if not exists(template):
                for (old,) in on_server(  # the latest may serve a run of an earlier state
                    "SELECT datname FROM pg_database WHERE datname LIKE 'portal_template_%%'"
                    " ORDER BY oid DESC OFFSET 2"
                ):
                    on_server(f'DROP DATABASE IF EXISTS "{old}"')
                make_template(template)
            copy_template(own)
        use_database(own)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        use_database(original)
        on_server(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)')


@contextlib.contextmanager
def template_lock() -> Iterator[None]:
    """One worker makes the template, the others wait."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [TEMPLATE_LOCK])


@pytest.fixture(scope="session")
def worker_id(request) -> str:
    """The name of this xdist worker."""
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """No test reaches another machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session", autouse=True)
def mail_through_the_outbox(django_test_environment) -> None:
    """As everywhere else: a mail is a row; delivery itself goes to ``django.core.mail.outbox``."""
    settings.EMAIL_BACKEND = "unesco_portal.workflow.mail.OutboxBackend"


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Nothing one test cached reaches the next, nor the language its last reader spoke."""
    cache.clear()
    translation.deactivate()


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def sign_in(client):
    """``sign_in(user)`` signs a user in, past password and second factor."""

    def signed_in(user) -> Client:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture(scope="session")
def committed_database(django_db_setup, django_db_blocker, worker_id) -> Iterator[tuple]:
    """A copy of the template in which tests commit, made once for each worker."""

    def prepared() -> GivenBack:
        let_autovacuum("RESET (autovacuum_enabled)")  # it sees what is committed, as in life
        return GivenBack()

    own = f"test_committed_{worker_id}_{os.getpid()}"
    yield from copy_for_a_worker(own, django_db_blocker, prepared)


@pytest.fixture
def committed_db(committed_database, django_db_blocker) -> Iterator[None]:
    """The rows of the template, where commits count: for triggers at commit and for threads.

    Instead of ``django_db(transaction=True)``, whose flush would empty the reference tables that
    every other test stands on.
    """
    own, first = committed_database
    with django_db_blocker.unblock(), using(own):
        yield
        first.put_back()
        sweep()


@pytest.fixture(scope="session")
def filled_database(django_db_setup, django_db_blocker, worker_id) -> Iterator[tuple]:
    """A copy of the template with the small demonstration in it, made once for each worker."""
    own = f"test_filled_{worker_id}_{os.getpid()}"
    yield from copy_for_a_worker(own, django_db_blocker, fill)


@pytest.fixture
def filled_db(filled_database, django_db_blocker) -> Iterator[None]:
    """The database with the demonstration, in a transaction that is rolled back.

    Instead of ``django_db`` and ``fill()``, where many tests walk through all collections.
    """
    own, _filled = filled_database
    with django_db_blocker.unblock(), using(own), transaction.atomic():
        yield
        transaction.set_rollback(True)
