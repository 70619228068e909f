"""The parts of a plan or report: answers, activities, days, campaigns."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import InternationalDay

from ..enums import Approach
from ..querysets import ReportPartQuerySet
from .campaign import Campaign
from .report_template import ReportQuestion
from .school_report import SchoolReport


class ReportAnswer(PublicModel):
    """The answer to one question of the template."""

    report = models.ForeignKey(SchoolReport, models.CASCADE, related_name="answers")
    question = models.ForeignKey(ReportQuestion, models.PROTECT, related_name="answers")
    text = models.TextField(_("answer"), max_length=4000, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)

    class Meta(PublicModel.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["report", "question__position"]
        constraints = [
            models.UniqueConstraint(name="aspnet_reportanswer_once", fields=["report", "question"])
        ]

    def __str__(self) -> str:
        return self.text or str(self.number)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Activity(PublicModel):
    """Something a school plans or did."""

    report = models.ForeignKey(
        SchoolReport, models.CASCADE, related_name="activities", verbose_name=_("plan or report")
    )
    title = models.CharField(_("title"), max_length=200)
    themes = ArrayField(
        models.CharField(max_length=60), verbose_name=_("themes"), default=list, blank=True
    )
    approach = models.CharField(_("approach"), max_length=12, choices=Approach, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    partner_schools = models.CharField(
        _("partner schools"),
        max_length=300,
        blank=True,
        help_text=_("Their names, and their codes in this portal if you know them."),
    )

    objects = ReportPartQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(
                name="aspnet_activity_ends_after_it_starts",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("An activity does not end before it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class DayCelebration(PublicModel):
    """An international day that a school celebrated, with what shows it."""

    report = models.ForeignKey(SchoolReport, models.CASCADE, related_name="days")
    day = models.ForeignKey(
        InternationalDay,
        models.PROTECT,
        related_name="celebrations",
        verbose_name=_("international day"),
    )
    evidence = models.CharField(_("what you did"), max_length=500, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)

    objects = ReportPartQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("international day celebrated")
        verbose_name_plural = _("international days celebrated")
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_daycelebration_once",
                fields=["report", "day"],
                violation_error_message=_("Name each day once."),
            )
        ]

    def __str__(self) -> str:
        return str(self.day)


class CampaignParticipation(PublicModel):
    """A flagship project, contest or campaign in which a school took part."""

    report = models.ForeignKey(SchoolReport, models.CASCADE, related_name="participations")
    campaign = models.ForeignKey(
        Campaign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("campaign"),
        help_text=_("Not in the list? Leave it open and write its name."),
    )
    other_name = models.CharField(_("name of another one"), max_length=200, blank=True)
    evidence = models.CharField(_("what you did"), max_length=500, blank=True)

    objects = ReportPartQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_campaignparticipation_once",
                fields=["report", "campaign"],
                violation_error_message=_("Name each campaign once."),
            ),
            models.CheckConstraint(
                name="aspnet_campaignparticipation_named",
                condition=(Q(campaign=None) & ~Q(other_name=""))
                | (Q(campaign__isnull=False) & Q(other_name="")),
                violation_error_message=_("Choose from the list, or write a name; not both."),
            ),
        ]

    def __str__(self) -> str:
        return self.other_name or str(self.campaign)
