"""Corrections of public records that readers suggest, without an account."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of
from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.meta import field_of
from unesco_portal.core.resources import RESOURCES, Resource
from unesco_portal.reference.models import Country

from ..enums import DESKS, CorrectionStatus
from .case import Case

MOST_CHARACTERS = 1000


class Proposal(models.Model):
    """What somebody says is wrong with a public record, and what should stand there instead.

    ``resource`` and ``record_id`` are the record's public names; ``field`` is empty when no single
    field can say it. ``present`` is what the page showed on that day.
    """

    resource = models.CharField(_("collection"), max_length=40, editable=False)
    record_id = models.CharField(_("code of the record"), max_length=120, editable=False)
    field = models.CharField(_("field"), max_length=40, blank=True)
    present = models.TextField(_("what is shown"), blank=True, editable=False)
    proposed = models.TextField(
        _("what should stand there"), max_length=MOST_CHARACTERS, blank=True
    )
    reason = models.TextField(
        _("how you know"),
        max_length=MOST_CHARACTERS,
        help_text=_("A source, a document, an address where it can be read."),
    )
    email = models.EmailField(
        _("your e-mail"),
        help_text=_("To confirm that it was you, and to answer you. It is never shown."),
    )
    language = models.CharField(
        _("language of the answer"), max_length=2, choices=settings.LANGUAGES, editable=False
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def collection(self) -> Resource:
        """The collection of the record."""
        return RESOURCES[self.resource]

    @property
    def record(self) -> models.Model | None:
        """The record, if it still exists."""
        rows = self.collection.model._default_manager.filter(
            **{self.collection.id_path: self.record_id}
        )
        return rows.first()

    @property
    def field_label(self) -> str:
        """The field in words."""
        if not self.field:
            return str(_("something else"))
        return str(field_of(self.collection.model, self.field).verbose_name)


class Suggestion(Proposal):
    """A correction whose writer has not confirmed the address yet; forgotten after some days."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        verbose_name = _("unconfirmed suggestion")
        verbose_name_plural = _("unconfirmed suggestions")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.field_label}"


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Corrections by reader."""

    def visible_to(self, user: Any) -> Self:
        """The rows for which ``workflow.view_correction`` holds: staff, and the country's own."""
        if getattr(user, "is_staff", False):
            return self
        own = sorted(countries_of(user, NATIONAL_ROLES))
        return self.filter(desk=CorrectionStatus.WITH_COORDINATOR, country__in=own)


class Correction(Case, Proposal):
    """A suggested correction that waits for, or got, the answer of whoever keeps the record.

    ``desk`` stays what it was at first, when ``status`` tells the answer. The writer's address
    serves for the answer alone.
    """

    public_id = PublicCodeField(prefix="COR")
    record_label = models.CharField(_("record"), max_length=250, editable=False)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="corrections",
        verbose_name=_("country"),
    )
    desk = models.CharField(_("kept by"), max_length=16, choices=CorrectionStatus, editable=False)
    status = models.CharField(_("status"), max_length=16, choices=CorrectionStatus, editable=False)
    suggestion_code = models.UUIDField(unique=True, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggested correction")
        verbose_name_plural = _("suggested corrections")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(name="workflow_correction_waiting", fields=["status", "status_since"]),
            models.Index(name="workflow_correction_record", fields=["resource", "record_id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="workflow_correction_desk_is_a_desk",
                condition=Q(desk__in=sorted(DESKS)),
            ),
            models.CheckConstraint(
                name="workflow_correction_coordinator_has_country",
                condition=~Q(desk=CorrectionStatus.WITH_COORDINATOR) | Q(country__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_label}: {self.field_label}"

    @property
    def is_applicable(self) -> bool:
        """Whether accepting it writes the field, too."""
        return bool(self.field) and self.field in self.collection.correctable

    def get_workspace_url(self) -> str:
        """The page on which it is decided."""
        return reverse("workflow:correction", args=[self.public_id])
