"""The journal of a record: what its officials write down for each other, never public."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import NATIONAL_ROLES, Role, areas_of, countries_of, holds
from unesco_portal.core.codes import PublicCodeField
from unesco_portal.people.models import Area
from unesco_portal.reference.models import Country

MOST_CHARACTERS = 2000


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes by record and reader."""

    def about(self, record: models.Model) -> Self:
        """The journal of one record, newest first."""
        kind = ContentType.objects.get_for_model(record)
        return self.filter(content_type=kind, object_id=record.pk)

    def visible_to(self, user: Any) -> Self:
        """The rows for which ``workflow.view_note`` holds: officials of the country, and UNESCO.

        A coordinator of an area reads what was written while the record lay in the area.
        """
        if holds(user, Role.ASPNET_COORDINATION):
            return self
        own = Q(country__in=sorted(countries_of(user, NATIONAL_ROLES)))
        return self.filter(own | Q(area__in=sorted(areas_of(user))))


class Note(models.Model):
    """One entry of a journal. Append-only: what is wrong is corrected by a further note."""

    public_id = PublicCodeField(prefix="NOT")
    content_type = models.ForeignKey(ContentType, models.PROTECT, verbose_name=_("kind of record"))
    object_id = models.BigIntegerField(_("record"))
    record_object = GenericForeignKey("content_type", "object_id")
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="notes", verbose_name=_("country")
    )
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notes",
        verbose_name=_("area"),
        help_text=_("In which the record lay when this was written."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="notes",
        verbose_name=_("written by"),
    )
    text = models.TextField(_("note"), max_length=MOST_CHARACTERS)
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("corrects the note"),
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(name="workflow_note_record", fields=["content_type", "object_id", "-id"])
        ]
        constraints = [
            models.CheckConstraint(
                name="workflow_note_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write something."),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.public_id
