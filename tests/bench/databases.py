"""The two databases of the measurements: 12,000 and 1,200,000 generated institutions."""

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit

import psycopg2

SIZES = {"portal_bench_small": 12_000, "portal_bench_large": 1_200_000}
REAL = ("load_reference", "load_organisations", "load_centres", "load_persons")


def url_of(name: str) -> str:
    """The address of one database, on the server of ``DATABASE_URL``."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def manage(name: str, *arguments: str) -> None:
    """Run a management command against one database, showing what it says."""
    environment = os.environ | {
        "DATABASE_URL": url_of(name),
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
    }
    subprocess.run([sys.executable, "manage.py", *arguments], env=environment, check=True)


def exists(name: str) -> bool:
    """Whether the database is there."""
    with psycopg2.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def create(name: str) -> None:
    """Make an empty database."""
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()


def prepare(*, needs_large: bool = True) -> dict[int, str]:
    """The databases, filled; those of an earlier run are kept. Returns size and address."""
    wanted = SIZES if needs_large else dict([min(SIZES.items(), key=lambda item: item[1])])
    for name, size in wanted.items():
        if not exists(name):
            create(name)
        manage(name, "migrate", "--verbosity", "0")
        for command in REAL:
            manage(name, command)
        manage(name, "generate_network", "--institutions", str(size), "--if-missing")
    return {size: url_of(name) for name, size in wanted.items()}
