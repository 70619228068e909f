"""A school's plan and report of a year."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.workflow.models import Case

from ..enums import HANDED_IN, ReportKind, ReportStatus, Stated
from ..querysets import SchoolReportQuerySet
from .membership import Membership
from .report_template import ReportTemplate
from .school_year import SchoolYear


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class SchoolReport(Case, PublicModel):
    """The plan, or the report, of one member for one school year, written by the school itself.

    Its figures are self-reported. Corrections after the year is locked are new versions.
    """

    public_id = PublicCodeField(prefix="SRP")
    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="reports", verbose_name=_("membership")
    )
    school_year = models.ForeignKey(
        SchoolYear, models.PROTECT, related_name="reports", verbose_name=_("school year")
    )
    kind = models.CharField(_("kind"), max_length=6, choices=ReportKind)
    template = models.ForeignKey(
        ReportTemplate, models.PROTECT, related_name="reports", verbose_name=_("template")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ReportStatus,
        default=ReportStatus.OPEN,
        editable=False,
    )
    language = models.CharField(
        _("language of the school"), max_length=2, choices=settings.WORKING_LANGUAGES, default="en"
    )
    version = models.PositiveSmallIntegerField(
        _("version"), default=1, db_default=1, editable=False
    )
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True, editable=False)
    coordinator_name = models.CharField(_("school coordinator"), max_length=150, blank=True)
    pupils_reached = models.PositiveIntegerField(
        _("pupils reached"), null=True, blank=True, help_text=_("Self-reported by the school.")
    )
    teachers_reached = models.PositiveIntegerField(
        _("teachers reached"), null=True, blank=True, help_text=_("Self-reported by the school.")
    )
    is_sign_shown = models.CharField(
        _("membership sign shown, certificate visible"),
        max_length=7,
        choices=Stated,
        default=Stated.UNKNOWN,
    )
    is_community_informed = models.CharField(
        _("school community informed of the membership"),
        max_length=7,
        choices=Stated,
        default=Stated.UNKNOWN,
    )
    difficulties = models.TextField(_("difficulties"), max_length=4000, blank=True)
    needs = models.TextField(_("needs"), max_length=4000, blank=True)
    may_publish_activities = models.BooleanField(
        _("our activities may be shown on our public page"), default=False
    )
    may_publish_days = models.BooleanField(
        _("the international days we celebrated may be shown on our public page"), default=False
    )

    objects = SchoolReportQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("plan or report")
        verbose_name_plural = _("plans and reports")
        ordering = ["-created_at", "pk"]
        indexes = [
            models.Index(
                name="aspnet_schoolreport_of_year", fields=["school_year", "kind", "status"]
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_schoolreport_one_of_a_kind_per_year",
                fields=["membership", "school_year", "kind"],
                violation_error_message=_("This school already has one for this year."),
            ),
            models.CheckConstraint(
                name="aspnet_schoolreport_dated_when_handed_in",
                condition=~Q(status__in=HANDED_IN) | Q(submitted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="aspnet_schoolreport_published_with_consent",
                condition=~Q(status=ReportStatus.PUBLISHED)
                | Q(may_publish_activities=True)
                | Q(may_publish_days=True),
                violation_error_message=_("The school has agreed to publish none of it."),
            ),
            models.CheckConstraint(
                name="aspnet_schoolreport_version_from_one", condition=Q(version__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.get_kind_display()}"

    @property
    def is_plan(self) -> bool:
        """Whether it looks ahead."""
        return self.kind == ReportKind.PLAN

    def get_workspace_url(self) -> str:
        """The page for coordinators and Headquarters."""
        return reverse("aspnet:school-report", args=[self.public_id])


class ReportVersion(models.Model):
    """What a plan or report said before a correction, with who corrected it and why."""

    report = models.ForeignKey(SchoolReport, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("what it said"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    author_label = models.CharField(_("corrected by"), max_length=200)
    reason = models.TextField(_("reason"))
    created_at = models.DateTimeField(_("at"), auto_now_add=True)
    is_generated = models.BooleanField(
        _("demonstration data"), default=False, db_default=False, editable=False
    )

    class Meta:
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_reportversion_number", fields=["report", "number"]
            ),
            models.CheckConstraint(
                name="aspnet_reportversion_has_a_reason", condition=~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.number}"


class ReportReminder(models.Model):
    """A reminder that went to a school; each day once."""

    report = models.ForeignKey(SchoolReport, models.CASCADE, related_name="reminders")
    days = models.SmallIntegerField(_("days after the due date"))
    sent_on = models.DateField(_("sent on"))

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["report", "days"]
        constraints = [
            models.UniqueConstraint(name="aspnet_reportreminder_once", fields=["report", "days"])
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.days:+d}"
