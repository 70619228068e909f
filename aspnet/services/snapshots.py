"""What stood in the rows of institutions, kept as JSON by the database and put back by it.

PostgreSQL writes and reads the rows itself, so that nothing is lost on the way. Only the moment of
the last change is that of the undo: partners who ask what changed since must see it.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from unesco_portal.accounts.models import User
from unesco_portal.workflow.models import AuditEntry

from ..models import (
    Certificate,
    Institution,
    InstitutionName,
    Membership,
    MembershipTerm,
    Succession,
    Twinning,
)
from .imports.undoing import pointed_at

Rows = dict[str, dict[str, dict[str, Any]]]
MODELS = (Membership, MembershipTerm, Certificate, Institution, InstitutionName, Twinning)
TABLES = {model._meta.db_table: model for model in MODELS}
COMPUTED = ["search", "sort_name", "main_language", "period"]
OF_MEMBERSHIPS = (
    "membership_id IN (SELECT id FROM aspnet_membership WHERE institution_id = ANY(%s))"
)
WHERE = {
    "aspnet_membership": "institution_id = ANY(%s)",
    "aspnet_membershipterm": OF_MEMBERSHIPS,
    "aspnet_certificate": OF_MEMBERSHIPS,
    "aspnet_institution": "id = ANY(%s)",
    "aspnet_institutionname": "institution_id = ANY(%s)",
    "aspnet_twinning": "ARRAY[school_id, partner_id] && %s::bigint[]",
}
STATED = {"aspnet_membership", "aspnet_certificate", "aspnet_twinning"}


def rows_of(*institutions: Institution) -> Rows:
    """Everything that an act on institutions may change, row by row."""
    keys = [institution.pk for institution in institutions]
    return {table: read(table, WHERE[table], keys) for table in TABLES}


def read(table: str, where: str, keys: list[int]) -> dict[str, dict[str, Any]]:
    """Rows of a table as JSON, by key."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, (to_jsonb(t) - %s::text[])::text FROM {table} t WHERE {where}",
            [COMPUTED, keys],
        )
        return {str(key): as_row(text) for key, text in cursor.fetchall()}


def as_row(text: str) -> dict[str, Any]:
    """A row out of its JSON."""
    import orjson  # noqa: PLC0415 -- slow import

    return orjson.loads(text)


def difference(before: Rows, after: Rows) -> dict[str, Any]:
    """For each row that differs, what stood there before and after; ``None`` for no row.

    That further names moved the time stamp of their institution is no change of its own.
    """
    found: dict[str, Any] = {}
    for table in TABLES:
        old, new = before[table], after[table]
        for key in sorted(old.keys() | new.keys(), key=int):
            pair = [old.get(key), new.get(key)]
            if differing(*pair):
                found.setdefault(table, {})[key] = pair
    return found


def differing(old: dict[str, Any] | None, new: dict[str, Any] | None) -> list[str]:
    """The columns that differ, but for the time stamp; all of them where one row is not there."""
    if old is None or new is None:
        return [] if old is new else list(old or new or ())
    return [name for name in old if old[name] != new[name] and name != "updated_at"]


def changed_since(succession: Succession) -> list[str]:
    """What was edited since, or is in use, in words; empty when nothing was."""
    found = []
    for table, rows in succession.snapshot.items():
        model = TABLES[table]
        now = read(table, "id = ANY(%s)", [int(key) for key in rows])
        if any(now.get(key) != after for key, (_before, after) in rows.items()):
            found.append(str(model._meta.verbose_name))
        born = {int(key) for key, (before, _new) in rows.items() if before is None}
        if model is Institution and born and is_in_use(born, succession):
            found.append(str(model._meta.verbose_name))
    return sorted(set(found))


def is_in_use(keys: set[int], succession: Succession) -> bool:
    """Whether a newborn institution has a life of its own already."""
    others = Succession.objects.exclude(pk=succession.pk)
    if others.filter(successor__in=keys).exists() or others.filter(predecessor__in=keys).exists():
        return True
    return bool(pointed_at(Institution, keys, without=set(), but=Succession))


def restore(snapshot: dict[str, Any], *, by: User) -> None:
    """Put back what stood there: what was new goes last, and nothing points to it any more."""
    for table in TABLES:
        for key, (before, after) in snapshot.get(table, {}).items():
            if before is not None and after is None:
                insert(table, before)
            elif before is not None:
                update(table, key, before, after)
                tell_state(table, int(key), before, after, by=by)
    for table in reversed(TABLES):
        for key, (before, _after) in snapshot.get(table, {}).items():
            if before is None:
                execute(f"DELETE FROM {table} WHERE id = %s", [int(key)])


def insert(table: str, row: dict[str, Any]) -> None:
    """A row that had gone, with its old key."""
    columns = ", ".join(row)
    execute(
        f"INSERT INTO {table} ({columns})"
        f" SELECT {columns} FROM jsonb_populate_record(NULL::{table}, %s::jsonb)",
        [as_text(row)],
    )


def update(table: str, key: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Only the columns that the act had changed."""
    names = differing(before, after)
    columns = ", ".join(names)
    execute(
        f"UPDATE {table} SET ({columns}, updated_at) = ("
        f" SELECT {', '.join(f'p.{name}' for name in names)}, %s::timestamptz"
        f" FROM jsonb_populate_record(NULL::{table}, %s::jsonb) p) WHERE id = %s",
        [timezone.now(), as_text(before), int(key)],
    )


def tell_state(
    table: str, key: int, before: dict[str, Any], after: dict[str, Any], *, by: User
) -> None:
    """A membership, certificate or twinning that stands again has it in its trail."""
    if table not in STATED or before["status"] == after["status"]:
        return
    record = TABLES[table]._base_manager.get(pk=key)
    AuditEntry.objects.create(
        action="aspnet.undo_succession",
        content_type=ContentType.objects.get_for_model(record),
        object_id=key,
        object_label=str(record)[:200],
        actor=by,
        actor_label=str(by)[:200],
        source=after["status"],
        target=before["status"],
    )


def as_text(row: dict[str, Any]) -> str:
    """A row as JSON."""
    import orjson  # noqa: PLC0415 -- slow import

    return orjson.dumps(row).decode()


def execute(statement: str, params: list[Any]) -> None:
    """One statement, whose names come from the database itself."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
