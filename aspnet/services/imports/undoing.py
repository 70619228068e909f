"""Taking a sheet back: each record gets what stood in it, unless somebody edited it since."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from unesco_portal.workflow.actors import System

from ...enums import RowState, TermBasis
from ...models import (
    ImportBatch,
    ImportRow,
    Institution,
    Membership,
    MembershipTerm,
    NationalNetwork,
    Twinning,
)
from ..areas import ask_anew
from .applying import AREA, CURRENT, PORTION
from .matching import DOCUMENT, OF_INSTITUTION

LOCK = """
    SELECT id FROM aspnet_institution WHERE id IN (
        SELECT institution_id FROM aspnet_importrow WHERE id = ANY(%(ids)s))
    ORDER BY id FOR UPDATE
"""
REFUSE_GONE = """
    UPDATE aspnet_importrow SET state = 'refused', refusal = 'gone'
    WHERE id = ANY(%(ids)s) AND state = 'applied' AND institution_id IS NULL
"""
REFUSE_EDITED = f"""
    UPDATE aspnet_importrow r SET state = 'refused', refusal = 'changed_since_apply' {CURRENT}
      AND (EXISTS (SELECT 1 FROM jsonb_each(r.values) v
                   WHERE (r.undo->>'kind' = 'new' OR r.changes ? v.key)
                     AND (d.doc->v.key) IS DISTINCT FROM v.value)
        OR (r.undo ? 'membership' AND (i.standing <> 'member'
            OR m.id IS DISTINCT FROM (r.undo->>'membership')::bigint OR m.status <> 'member'
            OR m.member_since IS DISTINCT FROM r.membership->>'member_since'))
        OR (r.undo->>'kind' = 'new' AND NOT r.undo ? 'membership' AND i.standing <> 'none')
        OR (r.changes ? 'member_since' AND NOT r.undo ? 'membership'
            AND m.member_since IS DISTINCT FROM r.membership->>'member_since'))
"""
CONFIRMED = """
    UPDATE aspnet_importrow r SET state = 'refused', refusal = 'changed_since_apply'
    FROM aspnet_institution i
    WHERE i.id = r.institution_id AND r.id = ANY(%(ids)s) AND r.state = 'applied'
      AND r.undo->>'kind' = 'new' AND i.confirmed_on IS NOT NULL
"""
COLUMNS = ", ".join(OF_INSTITUTION)
RESTORE = f"""
    UPDATE aspnet_institution i SET ({COLUMNS}) = (
        SELECT {COLUMNS} FROM jsonb_populate_record(i, r.undo->'before')),
        standing = CASE WHEN r.undo ? 'membership' THEN 'none' ELSE i.standing END,
        membership_id = CASE WHEN r.undo ? 'membership' THEN NULL ELSE i.membership_id END,
        updated_at = %(now)s
    FROM aspnet_importrow r
    WHERE r.institution_id = i.id AND r.id = ANY(%(ids)s) AND r.state = 'applied'
      AND r.undo->>'kind' = 'changed'
"""
RESTORE_MEMBER_SINCE = """
    UPDATE aspnet_membership m SET member_since = r.undo->'before'->>'member_since',
        updated_at = %(now)s
    FROM aspnet_importrow r JOIN aspnet_institution i ON i.id = r.institution_id
    WHERE m.id = i.membership_id AND r.id = ANY(%(ids)s) AND r.state = 'applied'
      AND r.undo->'before' ? 'member_since' AND NOT r.undo ? 'membership'
"""
AUDIT = """
    INSERT INTO workflow_auditentry (action, content_type_id, object_id, object_label, actor_id,
        actor_label, source, target, reason, details, created_at)
    SELECT 'aspnet.undo_import_institution', %(kind)s, i.id, left(i.name, 200), NULL, 'portal', '',
           '', '', jsonb_build_object('import', %(code)s::text, 'row', r.sheet_row), %(now)s
    FROM aspnet_importrow r JOIN aspnet_institution i ON i.id = r.institution_id
    WHERE r.id = ANY(%(ids)s) AND r.state = 'applied' ORDER BY r.sheet_row
"""
UNLINK_NEW = """
    UPDATE aspnet_institution i SET membership_id = NULL, standing = 'none'
    FROM aspnet_importrow r WHERE r.institution_id = i.id AND r.id = ANY(%(ids)s)
      AND r.state = 'applied' AND r.undo->>'kind' = 'new' AND i.membership_id IS NOT NULL
"""
DELETE_TERMS = """
    DELETE FROM aspnet_membershipterm t USING aspnet_importrow r
    WHERE r.id = ANY(%(ids)s) AND r.state = 'applied'
      AND t.membership_id = (r.undo->>'membership')::bigint
"""
DELETE_MEMBERSHIPS = """
    DELETE FROM aspnet_membership m USING aspnet_importrow r
    WHERE r.id = ANY(%(ids)s) AND r.state = 'applied' AND m.id = (r.undo->>'membership')::bigint
"""
FREE_ROWS = """
    UPDATE aspnet_importrow r SET institution_id = NULL
    FROM aspnet_importrow own
    WHERE own.id = ANY(%(ids)s) AND own.state = 'applied' AND own.undo->>'kind' = 'new'
      AND r.institution_id = own.institution_id AND r.id <> own.id
"""
DELETE_NEW = """
    WITH gone AS (
        UPDATE aspnet_importrow r SET institution_id = NULL, state = 'undone'
        FROM aspnet_importrow own
        WHERE r.id = own.id AND own.id = ANY(%(ids)s) AND own.state = 'applied'
          AND own.undo->>'kind' = 'new'
        RETURNING own.institution_id AS pk
    )
    DELETE FROM aspnet_institution WHERE id IN (SELECT pk FROM gone)
"""
DONE = """
    UPDATE aspnet_importrow SET state = 'undone' WHERE id = ANY(%(ids)s) AND state = 'applied'
"""


def undo_portion(batch: ImportBatch) -> bool:
    """Take the next rows back; ``False`` when there are no more. Call it in a transaction."""
    rows = batch.rows.filter(state=RowState.APPLIED).order_by("-sheet_row")
    ids = list(rows.values_list("pk", flat=True)[:PORTION])
    if not ids:
        return False
    NationalNetwork.objects.select_for_update().get(pk=batch.network_id)
    try:
        with transaction.atomic():
            take_back(batch, ids)
    except DatabaseError:
        for pk in ids:
            take_back_alone(batch, pk)
    batch.rows_done += len(ids)
    batch.attempts = 0
    batch.save(update_fields=["rows_done", "attempts", "updated_at"])
    return True


def take_back_alone(batch: ImportBatch, pk: int) -> None:
    """Take one row back, or say that something still points to it."""
    try:
        with transaction.atomic():
            take_back(batch, [pk])
            with connection.cursor() as cursor:  # what only a commit would notice
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except DatabaseError:
        batch.rows.filter(pk=pk).update(state=RowState.REFUSED, refusal="in_use")


def take_back(batch: ImportBatch, ids: list[int]) -> None:
    """Refuse what was edited or is in use, restore what was changed, remove what was new."""
    params: dict[str, Any] = {
        "ids": ids,
        "from": RowState.APPLIED.value,
        "now": timezone.now(),
        "kind": ContentType.objects.get_for_model(Institution).pk,
        "code": batch.public_id,
    }
    with connection.cursor() as cursor:
        for statement in (LOCK, REFUSE_GONE, REFUSE_EDITED, CONFIRMED):
            cursor.execute(statement, params)
        refuse_in_use(ids)
        rows = batch.rows.filter(pk__in=ids, state=RowState.APPLIED, undo__before__has_key=AREA)
        moved = list(Institution.objects.filter(pk__in=rows.values("institution")))
        for statement in (
            AUDIT,
            RESTORE_MEMBER_SINCE,
            RESTORE,
            UNLINK_NEW,
            DELETE_TERMS,
            DELETE_MEMBERSHIPS,
            FREE_ROWS,
            DELETE_NEW,
            DONE,
        ):
            cursor.execute(statement, params)
    ask_anew(moved, by=System())


def refuse_in_use(ids: list[int]) -> None:
    """An institution that came with the list stays once something else points to it."""
    rows = ImportRow.objects.filter(pk__in=ids, state=RowState.APPLIED)
    own = {
        int((undo or {})["membership"]): pk
        for pk, undo in rows.filter(undo__has_key="membership").values_list("pk", "undo")
    }
    made = dict(rows.filter(undo__kind="new").values_list("institution_id", "pk"))
    used = {made[key] for key in pointed_at(Institution, set(made), without=set(own))}
    used |= {own[key] for key in pointed_at(Membership, set(own), without=set())}
    members = dict(rows.filter(pk__in=own.values()).values_list("institution_id", "pk"))
    for side in ("school", "partner"):  # of a member, though they point at the institution
        twinned = Twinning.objects.filter(**{f"{side}__in": members})
        used |= {members[key] for key in twinned.values_list(side, flat=True)}
    rows.filter(pk__in=used).update(state=RowState.REFUSED, refusal="in_use")


def pointed_at(
    model: type[Any], keys: set[int], *, without: set[int], but: type[Any] | None = None
) -> set[int]:
    """The keys to which some row of another table points; ``without`` these memberships.

    ``but`` is a table that does not count.
    """
    found: set[int] = set()
    if not keys:
        return found
    for relation in model._meta.related_objects:
        source = relation.related_model
        if source in (ImportRow, Institution, but) or hasattr(source, "pgh_tracked_model"):
            continue
        rows = source._base_manager.filter(**{f"{relation.field.name}__in": keys})
        if source is Membership:
            rows = rows.exclude(pk__in=without)
        if source is MembershipTerm:  # the one that came with the list goes with it
            rows = rows.exclude(basis=TermBasis.LIST, certificate=None)
        found |= set(rows.values_list(relation.field.attname, flat=True))
    return found


__all__ = ["DOCUMENT", "undo_portion"]
