"""Applying a checked sheet in portions, each whole or not at all.

A row is written in the transaction that marks it as written, so an interrupted run goes on with
the next row and does nothing twice. What stood there before is kept in the row, for the undo.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from ...enums import ImportKind, ImportMode, RowState
from ...models import ImportBatch, Institution, NationalNetwork
from ..areas import ask_anew
from .kit import apply_decisions
from .matching import DOCUMENT, NOT_DRAFTED, OF_INSTITUTION

PORTION = 1_000
AREA = "area_id"
LEFT_TO_THE_DATABASE = {"id", "public_id", "search", "membership"}


class NothingApplied(Exception):
    """All rows or none: one was refused, so the transaction is taken back."""


def apply_portion(batch: ImportBatch) -> bool:
    """Write the next rows; ``False`` when there are no more. Call it in a transaction."""
    rows = batch.rows.to_apply(with_members=batch.approved_at is not None)
    ids = list(rows.order_by("sheet_row").values_list("pk", flat=True)[: portion_of(batch)])
    if not ids:
        return False
    if batch.kind == ImportKind.DECISIONS:
        apply_decisions(batch, ids)
    else:
        NationalNetwork.objects.select_for_update().get(pk=batch.network_id)
        write(batch, ids)
    if batch.mode == ImportMode.ALL_OR_NOTHING and refused(batch, ids):
        raise NothingApplied
    batch.rows_done += len(ids)
    batch.attempts = 0
    batch.save(update_fields=["rows_done", "attempts", "updated_at"])
    return True


def portion_of(batch: ImportBatch) -> int | None:
    """How many rows at once: all of them where none may go in without the others."""
    return None if batch.mode == ImportMode.ALL_OR_NOTHING else PORTION


def refused(batch: ImportBatch, ids: list[int]) -> bool:
    """Whether any of the rows could not be written."""
    return batch.rows.filter(pk__in=ids, state=RowState.REFUSED).exists()


def write(batch: ImportBatch, ids: list[int]) -> None:
    """Write rows together; where a rule of the database objects, one by one."""
    try:
        with transaction.atomic():
            write_together(batch, ids)
    except DatabaseError:
        for pk in ids:
            write_alone(batch, pk)


def write_alone(batch: ImportBatch, pk: int) -> None:
    """Write one row, or refuse it."""
    try:
        with transaction.atomic():
            write_together(batch, [pk])
            with connection.cursor() as cursor:  # what only a commit would notice
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except DatabaseError:
        batch.rows.filter(pk=pk).update(state=RowState.REFUSED, refusal="database", undo=None)


CURRENT = f"""
    FROM aspnet_institution i LEFT JOIN aspnet_membership m ON m.id = i.membership_id,
         LATERAL (SELECT jsonb_build_object({DOCUMENT}, 'standing', i.standing,
                  'member_since', m.member_since) AS doc OFFSET 0) d
    WHERE i.id = r.institution_id AND r.id = ANY(%(ids)s) AND r.state = %(from)s
"""
LOCK = """
    SELECT id FROM aspnet_institution WHERE id IN (
        SELECT institution_id FROM aspnet_importrow WHERE id = ANY(%(ids)s))
    ORDER BY id FOR UPDATE
"""
REFUSE_CHANGED = f"""
    UPDATE aspnet_importrow r SET state = 'refused', refusal = 'changed_since_check' {CURRENT}
      AND EXISTS (SELECT 1 FROM jsonb_each(r.changes) c
                  WHERE (d.doc->c.key) IS DISTINCT FROM (c.value->0))
"""
REFUSE_MEMBERSHIP = """
    UPDATE aspnet_importrow r SET state = 'refused', refusal = 'membership_since'
    FROM aspnet_institution i LEFT JOIN aspnet_membership m ON m.id = i.membership_id
    WHERE i.id = r.institution_id AND r.id = ANY(%(ids)s) AND r.state = 'waiting'
      AND r.needs_headquarters AND (
        (r.changes ? 'standing' AND i.standing <> 'none')
        OR (r.changes ? 'member_since' AND NOT r.changes ? 'standing' AND m.id IS NULL))
"""
REFUSE_NUMBER = """
    UPDATE aspnet_importrow r SET state = 'refused', refusal = 'membership_since'
    FROM aspnet_membership m WHERE m.number = r.number
      AND r.id = ANY(%(ids)s) AND r.state = 'waiting' AND r.needs_headquarters
      AND m.institution_id IS DISTINCT FROM r.institution_id
"""
REFUSE_GONE = """
    UPDATE aspnet_importrow r SET state = 'refused', refusal = 'gone'
    WHERE r.id = ANY(%(ids)s) AND r.state = 'waiting' AND r.institution_id IS NULL
      AND (r.outcome = 'change' OR r.code <> '' OR NOT r.values ?& ARRAY['name', 'city'])
"""
REFUSE_APPEARED = f"""
    UPDATE aspnet_importrow r SET state = 'refused', refusal = 'appeared_since'
    FROM aspnet_institution i
    WHERE r.id = ANY(%(ids)s) AND r.state = 'waiting' AND r.institution_id IS NULL
      AND r.outcome = 'new' AND i.country_id = %(country)s
      AND i.sort_name = portal_fold(r.values->>'name')
      AND portal_fold(i.city) = portal_fold(r.values->>'city') AND {NOT_DRAFTED}
"""
REMEMBER = f"""
    UPDATE aspnet_importrow r SET state = 'applied', undo = jsonb_build_object('kind', 'changed',
        'before', COALESCE((SELECT jsonb_object_agg(c.key, c.value->0)
                            FROM jsonb_each(r.changes) c), '{{}}')) {CURRENT}
"""
COLUMNS = ", ".join(OF_INSTITUTION)
UPDATE = f"""
    UPDATE aspnet_institution i SET ({COLUMNS}) = (
        SELECT {COLUMNS} FROM jsonb_populate_record(i, r.values)), updated_at = %(now)s
    FROM aspnet_importrow r
    WHERE r.institution_id = i.id AND r.id = ANY(%(ids)s) AND r.state = 'applied'
      AND r.undo->>'kind' = 'changed'
      AND r.changes - ARRAY['standing', 'member_since'] <> '{{}}'
"""
INSERT = """
    WITH numbered AS (
        SELECT r.id AS row, r.values,
               nextval(pg_get_serial_sequence('aspnet_institution', 'id')) AS pk
        FROM aspnet_importrow r
        WHERE r.id = ANY(%(ids)s) AND r.state = 'waiting' AND r.institution_id IS NULL
        ORDER BY r.sheet_row
    ), made AS (
        INSERT INTO aspnet_institution (id, {columns})
        SELECT n.pk, {values} FROM numbered n,
               LATERAL jsonb_populate_record(NULL::aspnet_institution, %(defaults)s || n.values) p
    )
    UPDATE aspnet_importrow r SET institution_id = n.pk, state = 'applied',
        undo = jsonb_build_object('kind', 'new', 'after', n.values)
    FROM numbered n WHERE n.row = r.id
"""


def write_together(batch: ImportBatch, ids: list[int]) -> None:
    """Refuse what has changed meanwhile, then update, insert, make members, and write it down."""
    params: dict[str, Any] = {
        "ids": ids,
        "from": RowState.WAITING.value,
        "country": batch.country_id,
        "now": timezone.now(),
    }
    with connection.cursor() as cursor:
        for statement in (
            LOCK,
            REFUSE_CHANGED,
            REFUSE_MEMBERSHIP,
            REFUSE_NUMBER,
            REFUSE_GONE,
            REFUSE_APPEARED,
            REMEMBER,
            UPDATE,
        ):
            cursor.execute(statement, params)
        insert_new(cursor, batch, params)
        if batch.approved_at is not None:
            make_members(cursor, batch, params)
        write_audit(cursor, batch, params)
    rows = batch.rows.filter(pk__in=ids, state=RowState.APPLIED, changes__has_key=AREA)
    moved = Institution.objects.filter(pk__in=rows.values("institution"))
    ask_anew(list(moved), by=batch.applied_by)


def insert_new(cursor: Any, batch: ImportBatch, params: dict[str, Any]) -> None:
    """New institutions: facts only, outside the network until somebody admits them."""
    defaults: dict[str, Any] = {}
    for column in Institution._meta.concrete_fields:
        if column.generated or column.name in LEFT_TO_THE_DATABASE or column.column is None:
            continue
        defaults[column.column] = column.get_default() if column.has_default() else None
        if column.empty_strings_allowed and defaults[column.column] is None and not column.null:
            defaults[column.column] = ""
    defaults |= {
        "country_id": batch.country_id,
        "source_note": f"{batch.public_id} {batch.original_name}"[:400],
        "is_generated": batch.is_generated,
        "verification": "unverified",
        "created_at": params["now"],
        "updated_at": params["now"],
    }
    from psycopg2.extras import Json  # noqa: PLC0415 -- slow import

    columns = ", ".join(defaults)
    values = ", ".join(f"p.{name}" for name in defaults)
    statement = INSERT.format(columns=columns, values=values)
    cursor.execute(statement, params | {"defaults": Json(defaults, dumps=as_json)})


def as_json(value: Any) -> str:
    """JSON with moments as text."""
    import orjson  # noqa: PLC0415 -- slow import

    return orjson.dumps(value).decode()


HIGHEST = """
    UPDATE aspnet_nationalnetwork n SET last_number = greatest(n.last_number, (
        SELECT max(substr(number, 4)::bigint) FROM (
            SELECT number FROM aspnet_membership WHERE network_id = n.id
            UNION ALL SELECT number FROM aspnet_importrow WHERE id = ANY(%(ids)s)) given
        WHERE number ~ ('^' || n.country_id || '-[0-9]{1,8}$')))
    WHERE n.id = %(network)s RETURNING last_number
"""
MEMBERS = """
    WITH chosen AS (
        SELECT r.id AS row, r.institution_id, NULLIF(r.number, '') AS number,
               r.membership->>'member_since' AS member_since,
               nextval(pg_get_serial_sequence('aspnet_membership', 'id')) AS pk,
               row_number() OVER (PARTITION BY r.number = '' ORDER BY r.sheet_row) AS place
        FROM aspnet_importrow r
        WHERE r.id = ANY(%(ids)s) AND r.state = 'applied' AND r.needs_headquarters
          AND (r.undo->>'kind' = 'new' OR r.changes ? 'standing')
    ), made AS (
        INSERT INTO aspnet_membership (id, institution_id, network_id, number, status, status_since,
            member_since, evidence, evidence_note, end_reason, is_generated, created_at, updated_at)
        SELECT pk, institution_id, %(network)s,
               COALESCE(number, %(country)s || '-' || lpad((%(last)s + place)::text,
                   greatest(4, length((%(last)s + place)::text)), '0')),
               'member', %(now)s, member_since, 'list', %(note)s, '', %(generated)s, %(now)s,
               %(now)s
        FROM chosen
    ), terms AS (
        INSERT INTO aspnet_membershipterm (membership_id, starts_on, ends_on, basis, evidence,
            evidence_note, note, is_generated, created_at, updated_at)
        SELECT pk, member_since, NULL, 'list', 'list', %(note)s, '', %(generated)s, %(now)s,
               %(now)s
        FROM chosen
    ), standing AS (
        UPDATE aspnet_institution i
        SET standing = 'member', membership_id = c.pk, updated_at = %(now)s
        FROM chosen c WHERE c.institution_id = i.id
    ), told AS (
        UPDATE aspnet_importrow r
        SET undo = r.undo || jsonb_build_object('membership', c.pk) FROM chosen c WHERE c.row = r.id
    )
    SELECT count(*) FILTER (WHERE number IS NULL) FROM chosen
"""
MEMBER_SINCE = """
    UPDATE aspnet_membership m
    SET member_since = r.membership->>'member_since', updated_at = %(now)s
    FROM aspnet_importrow r JOIN aspnet_institution i ON i.id = r.institution_id
    WHERE m.id = i.membership_id AND r.id = ANY(%(ids)s) AND r.state = 'applied'
      AND r.changes ? 'member_since' AND NOT r.changes ? 'standing'
"""


def make_members(cursor: Any, batch: ImportBatch, params: dict[str, Any]) -> None:
    """What Headquarters has approved: memberships with the evidence “imported list”."""
    cursor.execute(MEMBER_SINCE, params)
    params = params | {
        "network": batch.network_id,
        "note": batch.public_id,
        "generated": batch.is_generated,
    }
    cursor.execute(HIGHEST, params)
    (last,) = cursor.fetchone()
    cursor.execute(MEMBERS, params | {"last": last})
    (given,) = cursor.fetchone()
    if given:
        NationalNetwork.objects.filter(pk=batch.network_id).update(last_number=last + given)


AUDIT = """
    INSERT INTO workflow_auditentry (action, content_type_id, object_id, object_label, actor_id,
        actor_label, source, target, reason, details, created_at)
    SELECT 'aspnet.import_institution', %(kind)s, i.id, left(i.name, 200), %(actor)s,
           %(actor_label)s, '', '', %(reason)s,
           jsonb_build_object('import', %(code)s::text, 'row', r.sheet_row,
           'fields', (SELECT COALESCE(jsonb_agg(f), '[]') FROM jsonb_object_keys(
                CASE WHEN r.undo->>'kind' = 'new' THEN r.values ELSE r.changes END) f)), %(now)s
    FROM aspnet_importrow r JOIN aspnet_institution i ON i.id = r.institution_id
    WHERE r.id = ANY(%(ids)s) AND r.state = 'applied' ORDER BY r.sheet_row
"""


def write_audit(cursor: Any, batch: ImportBatch, params: dict[str, Any]) -> None:
    """The trail of each institution says which list, which row, which fields, and by whom."""
    cursor.execute(
        AUDIT,
        params
        | {
            "kind": ContentType.objects.get_for_model(Institution).pk,
            "actor": batch.applied_by_id,
            "actor_label": str(batch.applied_by)[:200],
            "reason": batch.reason,
            "code": batch.public_id,
        },
    )
