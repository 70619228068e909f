"""What acts on many records at once share: one update, one audit entry each, mails in one go."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage, get_connection
from django.db.models import Model
from django.utils import timezone

from unesco_portal.accounts.models import User
from unesco_portal.workflow.models import AuditEntry, Case

BATCH = 2000


def move_many(
    records: Sequence[Case], action: str, target: str, *, by: Any, reason: str = ""
) -> None:
    """Give locked records a new status, each with its entry in the audit trail."""
    if not records:
        return
    model: type[Model] = type(records[0])
    kind = ContentType.objects.get_for_model(model)
    entries = [
        AuditEntry(
            action=action,
            content_type=kind,
            object_id=record.pk,
            object_label=str(record)[:200],
            actor=by if isinstance(by, User) else None,
            actor_label=str(by)[:200],
            source=record.status,
            target=target,
            reason=reason,
        )
        for record in records
    ]
    now = timezone.now()
    model._base_manager.filter(pk__in=[record.pk for record in records]).update(
        status=target, status_since=now, updated_at=now
    )
    AuditEntry.objects.bulk_create(entries, batch_size=BATCH)


def send_many(mails: Iterable[EmailMessage]) -> None:
    """Write mails into the outbox together."""
    get_connection().send_messages(list(mails))
