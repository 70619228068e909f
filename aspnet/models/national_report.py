"""The coordinator's yearly report to UNESCO."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.workflow.models import Case

from ..enums import FigureCode, NationalReportStatus
from ..querysets import NationalReportQuerySet
from .network import NationalNetwork
from .school_year import SchoolYear


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class NationalReport(Case, PublicModel):
    """What a network reports to UNESCO for one school year: computed, confirmed, told in words."""

    public_id = PublicCodeField(prefix="NRP")
    network = models.ForeignKey(
        NationalNetwork,
        models.PROTECT,
        related_name="national_reports",
        verbose_name=_("national network"),
    )
    school_year = models.OneToOneField(
        SchoolYear, models.PROTECT, related_name="national_report", verbose_name=_("school year")
    )
    status = models.CharField(
        _("status"),
        max_length=6,
        choices=NationalReportStatus,
        default=NationalReportStatus.DRAFT,
        editable=False,
    )
    narrative = models.TextField(
        _("the year in words"),
        max_length=8000,
        blank=True,
        help_text=_("National projects, meetings, resources, difficulties."),
    )
    sent_on = models.DateField(_("sent on"), null=True, blank=True, editable=False)

    objects = NationalReportQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("national report")
        verbose_name_plural = _("national reports")
        ordering = ["-school_year__starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="aspnet_nationalreport_sent_is_dated",
                condition=models.Q(status=NationalReportStatus.DRAFT)
                | models.Q(sent_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.school_year.label}"

    def get_workspace_url(self) -> str:
        """The page of the report."""
        return reverse(
            "aspnet:national-report", args=[self.network.country_id, self.school_year.first_year]
        )


class NationalFigure(PublicModel):
    """One figure of a national report: as the portal counts it, and as the coordinator knows it."""

    report = models.ForeignKey(NationalReport, models.CASCADE, related_name="figures")
    code = models.CharField(_("figure"), max_length=24, choices=FigureCode)
    computed = models.PositiveIntegerField(_("counted by the portal"))
    as_of = models.DateTimeField(_("counted at"))
    confirmed = models.PositiveIntegerField(_("as the coordinator knows it"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta(PublicModel.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(name="aspnet_nationalfigure_once", fields=["report", "code"]),
            models.CheckConstraint(
                name="aspnet_nationalfigure_correction_has_a_note",
                condition=models.Q(confirmed=None)
                | models.Q(confirmed=models.F("computed"))
                | ~models.Q(note=""),
                violation_error_message=_("Say in a note why the figure differs."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.computed}"
