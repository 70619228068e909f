"""The audit trail: who did what to which record, from which state to which, and why."""

from collections.abc import Callable, Iterable
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Entries of records."""

    def about(self, record: models.Model) -> Self:
        """What happened to ``record``, newest first."""
        content_type = ContentType.objects.get_for_model(record)
        return self.filter(content_type=content_type, object_id=record.pk)

    def record(
        self,
        action: str,
        record: models.Model,
        *,
        by: Any,
        source: str = "",
        target: str = "",
        reason: str = "",
        details: dict[str, Any] | None = None,
    ) -> "AuditEntry":
        """Write one entry."""
        return self.create(
            action=action,
            content_type=ContentType.objects.get_for_model(record),
            object_id=record.pk,
            object_label=str(record)[:200],
            actor=by if isinstance(by, models.Model) else None,
            actor_label=str(by)[:200],
            source=source,
            target=target,
            reason=reason,
            details=details or {},
        )

    def record_all(
        self,
        action: str,
        records: Iterable[models.Model],
        *,
        by: Any,
        target: str = "",
        reason: str | Callable[[Any], str] = "",
        details: Callable[[Any], dict[str, Any]] | None = None,
    ) -> None:
        """Write one entry for each of many records of a kind, in one statement."""
        records = list(records)
        if not records:
            return
        kind = ContentType.objects.get_for_model(records[0])
        self.bulk_create(
            self.model(
                action=action,
                content_type=kind,
                object_id=record.pk,
                object_label=str(record)[:200],
                actor=by if isinstance(by, models.Model) else None,
                actor_label=str(by)[:200],
                target=target,
                reason=reason(record) if callable(reason) else reason,
                details=details(record) if details else {},
            )
            for record in records
        )


class AuditEntry(models.Model):
    """One act. Append-only: a database trigger refuses every change and deletion."""

    action = models.CharField(_("act"), max_length=80)
    content_type = models.ForeignKey(ContentType, models.PROTECT, verbose_name=_("kind of record"))
    object_id = models.BigIntegerField(_("record"))
    object_label = models.CharField(_("record in words"), max_length=200)
    record_object = GenericForeignKey("content_type", "object_id")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="audit_entries",
        verbose_name=_("account"),
    )
    actor_label = models.CharField(_("by"), max_length=200)
    source = models.CharField(_("from state"), max_length=30, blank=True)
    target = models.CharField(_("to state"), max_length=30, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(name="workflow_audit_record", fields=["content_type", "object_id", "-id"])
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="never_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'Cannot truncate the audit trail';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.object_label}"
