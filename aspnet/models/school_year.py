"""School years of a network: their own dates, never ours."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.workflow.models import Case

from ..enums import YearStatus
from ..querysets import SchoolYearQuerySet
from .network import NationalNetwork


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class SchoolYear(Case, PublicModel):
    """One school year of a network, with the days by which plans and reports are due there."""

    public_id = PublicCodeField(prefix="SYR")
    network = models.ForeignKey(
        NationalNetwork,
        models.PROTECT,
        related_name="school_years",
        verbose_name=_("national network"),
    )
    first_year = models.PositiveSmallIntegerField(
        _("begins in"), help_text=_("The calendar year in which the school year begins.")
    )
    label = models.CharField(_("school year"), max_length=9)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    plan_due_on = models.DateField(
        _("plans due on"), null=True, blank=True, help_text=_("Your network's own date.")
    )
    report_due_on = models.DateField(
        _("reports due on"), null=True, blank=True, help_text=_("Your network's own date.")
    )
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=YearStatus,
        default=YearStatus.OPEN,
        editable=False,
    )
    plans_opened_on = models.DateField(
        _("round of plans opened on"), null=True, blank=True, editable=False
    )
    reports_opened_on = models.DateField(
        _("round of reports opened on"), null=True, blank=True, editable=False
    )

    objects = SchoolYearQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("school year")
        verbose_name_plural = _("school years")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_schoolyear_once_in_a_network", fields=["network", "first_year"]
            ),
            models.CheckConstraint(
                name="aspnet_schoolyear_ends_after_it_starts",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message=_("The school year ends after it starts."),
            ),
            models.CheckConstraint(
                name="aspnet_schoolyear_opened_with_a_date",
                condition=(Q(plans_opened_on=None) | Q(plan_due_on__isnull=False))
                & (Q(reports_opened_on=None) | Q(report_due_on__isnull=False)),
                violation_error_message=_("A round that is open needs its due date."),
            ),
            ExclusionConstraint(
                name="aspnet_schoolyear_no_overlap",
                expressions=[
                    (F("network"), RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            Greatest(F("starts_on"), F("ends_on")),  # wrong ones are told above
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("Two school years of a network do not overlap."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_locked(self) -> bool:
        """Whether only corrections with a reason are taken."""
        return self.status == YearStatus.LOCKED

    def due_on(self, kind: str):
        """The day by which plans, or reports, are due."""
        return self.plan_due_on if kind == "plan" else self.report_due_on

    def get_workspace_url(self) -> str:
        """The list of its plans and reports."""
        return reverse("aspnet:school-year", args=[self.network.country_id, self.first_year])
