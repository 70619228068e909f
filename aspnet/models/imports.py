"""Sheets that coordinators upload, row by row, and what became of them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.workflow.models import Case

from ..enums import (
    BEGUN_IMPORT,
    UNMAPPED_IMPORT,
    ImportKind,
    ImportMode,
    ImportStage,
    ImportStatus,
    RowDecision,
    RowOutcome,
    RowState,
)
from ..querysets import ImportBatchQuerySet, ImportMappingQuerySet, ImportPartQuerySet
from .institution import Institution
from .network import NationalNetwork


class ImportBatch(Case, PublicModel):
    """One uploaded sheet of a national network. Its status changes only in ``transitions``."""

    public_id = PublicCodeField(prefix="IMP")
    network = models.ForeignKey(
        NationalNetwork,
        models.PROTECT,
        related_name="imports",
        verbose_name=_("national network"),
    )
    kind = models.CharField(
        _("contents"), max_length=12, choices=ImportKind, default=ImportKind.INSTITUTIONS
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ImportStatus,
        default=ImportStatus.UPLOADED,
        editable=False,
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )
    file = models.FileField(_("file"), upload_to="imports", max_length=120, blank=True)
    original_name = models.CharField(_("name of the file"), max_length=200)
    file_format = models.CharField(_("format"), max_length=4)
    size = models.PositiveIntegerField(_("size in bytes"))
    encoding = models.CharField(_("encoding found"), max_length=40, blank=True)
    sheets = models.JSONField(_("sheets"), default=list, blank=True)
    sheet = models.CharField(_("sheet"), max_length=120, blank=True)
    header_row = models.PositiveIntegerField(_("row of the headings"), default=1)
    headings = models.JSONField(_("headings"), default=list, blank=True)
    mapping = models.JSONField(_("columns"), default=dict, blank=True)
    notes = models.JSONField(_("notes on the file"), default=list, blank=True)
    mode = models.CharField(
        _("what is applied"), max_length=4, choices=ImportMode, default=ImportMode.GOOD_ROWS
    )
    reason = models.CharField(_("reason of the changes"), max_length=400, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("applied by"),
    )
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("new members approved by"),
    )
    approved_at = models.DateTimeField(
        _("new members approved at"), null=True, blank=True, editable=False
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=ImportStage, blank=True, editable=False
    )
    rows_total = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    rows_done = models.PositiveIntegerField(_("rows done"), default=0, editable=False)
    blank_count = models.PositiveIntegerField(_("blank lines"), default=0, editable=False)
    counts = models.JSONField(_("counts"), default=dict, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)

    objects = ImportBatchQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("imported sheet")
        verbose_name_plural = _("imported sheets")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(name="aspnet_importbatch_waiting", fields=["status", "status_since"]),
            models.Index(name="aspnet_importbatch_newest", fields=["network", "-created_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="aspnet_importbatch_mapped_before_checked",
                condition=Q(status__in=UNMAPPED_IMPORT) | ~Q(mapping={}),
                violation_error_message=_("Say first what the columns hold."),
            ),
            models.CheckConstraint(
                name="aspnet_importbatch_applied_at_iff_begun",
                condition=Q(status__in=BEGUN_IMPORT, applied_at__isnull=False)
                | (~Q(status__in=BEGUN_IMPORT) & Q(applied_at=None)),
            ),
            models.CheckConstraint(
                name="aspnet_importbatch_applied_by_somebody",
                condition=Q(applied_at=None, applied_by=None)
                | Q(applied_at__isnull=False, applied_by__isnull=False),
            ),
            models.CheckConstraint(
                name="aspnet_importbatch_approved_by_somebody",
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(name="aspnet_importbatch_not_empty", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.original_name}"

    @property
    def country_id(self) -> str:
        """The country of the network."""
        return self.network.country_id

    def get_absolute_url(self) -> str:
        """Imports are never public: the workspace is their place."""
        return self.get_workspace_url()

    def get_workspace_url(self) -> str:
        """The sheet's page."""
        return reverse("aspnet:import-detail", args=[self.network.country_id, self.public_id])


class ImportRow(models.Model):
    """One row of a sheet: what stood in it, what was read, what was wrong, what became of it.

    ``values`` are fields of an institution, ``membership`` its number, date and standing as the
    sheet says them; ``undo`` is what stood in the record before.
    """

    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, related_name="rows", verbose_name=_("imported sheet")
    )
    sheet_row = models.PositiveIntegerField(_("row in the sheet"))
    cells = models.JSONField(_("cells"), default=list)
    code = models.CharField(_("code"), max_length=10, blank=True)
    number = models.CharField(_("membership number"), max_length=12, blank=True)
    values = models.JSONField(_("values read"), default=dict)
    membership = models.JSONField(_("membership read"), default=dict)
    problems = models.JSONField(_("problems"), default=list)
    outcome = models.CharField(_("outcome"), max_length=8, choices=RowOutcome, blank=True)
    institution = models.ForeignKey(
        Institution,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("institution"),
    )
    candidates = models.JSONField(_("possible institutions"), default=list)
    changes = models.JSONField(_("changes"), default=dict)
    needs_headquarters = models.BooleanField(_("needs UNESCO's approval"), default=False)
    decision = models.CharField(_("decision"), max_length=5, choices=RowDecision, blank=True)
    state = models.CharField(_("state"), max_length=7, choices=RowState, default=RowState.WAITING)
    refusal = models.CharField(_("why it was refused"), max_length=30, blank=True)
    undo = models.JSONField(_("before"), null=True)

    objects = ImportPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an imported sheet")
        verbose_name_plural = _("rows of imported sheets")
        ordering = ["batch", "sheet_row"]
        indexes = [
            models.Index(name="aspnet_importrow_outcome", fields=["batch", "outcome", "sheet_row"]),
            models.Index(name="aspnet_importrow_state", fields=["batch", "state", "sheet_row"]),
        ]
        constraints = [
            models.UniqueConstraint(name="aspnet_importrow_once", fields=["batch", "sheet_row"]),
            models.CheckConstraint(
                name="aspnet_importrow_match_names_institution",
                condition=~Q(decision=RowDecision.MATCH) | Q(institution__isnull=False),
                violation_error_message=_("Choose the institution."),
            ),
            models.CheckConstraint(
                name="aspnet_importrow_applied_can_be_undone",
                condition=Q(state__in=[RowState.APPLIED, RowState.UNDONE], undo__isnull=False)
                | Q(state=RowState.WAITING, undo=None)
                | Q(state=RowState.REFUSED),
            ),
            models.CheckConstraint(
                name="aspnet_importrow_refused_says_why",
                condition=~Q(state=RowState.REFUSED) | ~Q(refusal=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.sheet_row}"

    @property
    def worst(self) -> list[dict[str, Any]]:
        """The problems that hold the row back."""
        return [problem for problem in self.problems if problem["level"] == "error"]


class ImportMapping(models.Model):
    """What a heading meant in an earlier sheet of a network; so next year's sheet is known."""

    network = models.ForeignKey(
        NationalNetwork,
        models.CASCADE,
        related_name="import_mappings",
        verbose_name=_("national network"),
    )
    kind = models.CharField(
        _("contents"), max_length=12, choices=ImportKind, default=ImportKind.INSTITUTIONS
    )
    heading = models.CharField(_("heading"), max_length=120)
    field = models.CharField(_("column"), max_length=30, blank=True)
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    objects = ImportMappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("remembered heading")
        verbose_name_plural = _("remembered headings")
        ordering = ["network", "heading"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_importmapping_once", fields=["network", "kind", "heading"]
            ),
            models.CheckConstraint(
                name="aspnet_importmapping_heading_given", condition=~Q(heading="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.field}"
