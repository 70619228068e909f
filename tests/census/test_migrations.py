"""Migrations: complete, linear, named, reversible, and independent of the code of today."""

import ast
import io

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from tests.census.portal import OWN_APPS, ROOT

pytestmark = pytest.mark.django_db
LOADER = MigrationLoader(None)
OWN = sorted(key for key in LOADER.disk_migrations if key[0] in OWN_APPS)
# A migration must name the class of a field and what computes a default: those never go away.
FIELD_PARTS = {
    "unesco_portal.accounts.models.user",  # the manager, which Django writes into migrations
    "unesco_portal.core.codes",
    "unesco_portal.core.dates",
    "unesco_portal.core.operations",
    "unesco_portal.core.search",
}


def operations(key: tuple[str, str]) -> list[Operation]:
    """The operations of a migration, those inside others too."""
    found = []
    waiting = list(LOADER.disk_migrations[key].operations)
    while waiting:
        operation = waiting.pop(0)
        found.append(operation)
        waiting += getattr(operation, "database_operations", [])
        waiting += getattr(operation, "operations", [])
    return found


def test_no_migration_is_missing():
    told = io.StringIO()

    call_command("makemigrations", *OWN_APPS, check=True, dry_run=True, stdout=told)

    assert told.getvalue().startswith("No changes detected")


@pytest.mark.parametrize("label", OWN_APPS)
def test_history_is_one_line(label):
    assert len(LOADER.graph.leaf_nodes(label)) == 1


@pytest.mark.parametrize("key", OWN, ids="-".join)
def test_migration_says_what_it_does(key):
    assert "auto" not in key[1].split("_")
    assert not key[1].removeprefix(key[1][:4]).strip("_").isdigit()


@pytest.mark.parametrize("key", OWN, ids="-".join)
def test_migration_has_a_way_back(key):
    assert [repr(found) for found in operations(key) if not found.reversible] == []


@pytest.mark.parametrize("key", OWN, ids="-".join)
def test_migration_imports_no_code_of_today(key):
    path = ROOT / OWN_APPS[key[0]] / "migrations" / f"{key[1]}.py"
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a migration imports nothing of its own app"
            names.add(node.module)

    own = {name for name in names if name.split(".")[0] in {"unesco_portal", *OWN_APPS}}
    assert own - FIELD_PARTS == set()
