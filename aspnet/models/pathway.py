"""How a school of a country joins: what the network asks above the international floor."""

import datetime
from typing import Any

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.dates import PartialDateField, next_yearly_day, partial_date_checks
from unesco_portal.core.fields import Translated
from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import Country, Evidenced
from unesco_portal.workflow.models import Case

from ..enums import ADOPTED_PATHWAY, DecidedBy, MissingReportRule, PathwayStatus
from ..querysets import PathwayPartQuerySet, PathwayVersionQuerySet

MOST_MONTHS = 120
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# A wrong order is told by a constraint; the period itself must be computable even then.
LAST_DAY = models.Case(
    When(valid_to__lt=F("valid_from"), then=F("valid_from")), default=F("valid_to")
)


def month_field(label: Any) -> models.PositiveSmallIntegerField:
    """A month of the year, or none."""
    validators = [MinValueValidator(1), MaxValueValidator(12)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=validators)


def day_field(label: Any) -> models.PositiveSmallIntegerField:
    """A day of a month, or none."""
    validators = [MinValueValidator(1), MaxValueValidator(31)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=validators)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["period"])
class PathwayVersion(Case, Evidenced, PublicModel):
    """What one network asks of schools during some years. Its status changes by transitions."""

    public_id = PublicCodeField(prefix="PWY")
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="aspnet_pathways", verbose_name=_("country")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=PathwayStatus,
        default=PathwayStatus.DRAFT,
        editable=False,
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    period = models.GeneratedField(
        expression=Func(
            Cast("valid_from", models.DateField()),
            Cast(LAST_DAY, models.DateField()),
            Value("[]"),
            function="daterange",
            output_field=DateRangeField(),
        ),
        output_field=DateRangeField(),
        db_persist=True,
        verbose_name=_("period"),
    )
    as_of = PartialDateField(_("date of the source"))
    certificate_months = models.PositiveSmallIntegerField(
        _("certificate valid for (months)"),
        null=True,
        blank=True,
        help_text=_("Empty: without a stated end."),
    )
    report_rule = models.CharField(_("when reports are due"), max_length=300, blank=True)
    report_due_month = month_field(_("month in which reports are due"))
    report_due_day = day_field(_("day on which reports are due"))
    extra_requirements = models.TextField(
        _("further requirements"), max_length=4000, blank=True, help_text=_("One on each line.")
    )
    needs_cosignature = models.BooleanField(
        _("the National Commission signs each recommendation too"), default=False
    )
    needs_sub_national_opinion = models.BooleanField(
        _("a sub-national coordinator gives the first opinion"), default=False
    )
    missing_report_rule = models.CharField(
        _("a report missing without good cause"),
        max_length=12,
        choices=MissingReportRule,
        blank=True,
        default="",
        help_text=_(
            "Lets the coordinator propose to end a membership after one missing report; the school"
            " is heard, UNESCO decides. Holds for school years that begin under this version."
        ),
    )
    consulted_on = models.DateField(
        _("consultation with UNESCO"),
        null=True,
        blank=True,
        help_text=_("The day on which the International ASPnet coordination was consulted."),
    )
    consultation_note = models.CharField(_("consultation in words"), max_length=400, blank=True)

    objects = PathwayVersionQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("national pathway")
        verbose_name_plural = _("national pathways")
        ordering = ["country", "-valid_from", "pk"]
        constraints = [
            *partial_date_checks("aspnet_pathwayversion", "as_of"),
            models.CheckConstraint(
                name="aspnet_pathwayversion_ends_after_start",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("A version ends after it begins."),
            ),
            models.CheckConstraint(
                name="aspnet_pathwayversion_adopted_is_dated",
                condition=~Q(status__in=ADOPTED_PATHWAY)
                | Q(valid_from__isnull=False, consulted_on__isnull=False),
                violation_error_message=_(
                    "An approved version has a first day and a recorded consultation."
                ),
            ),
            models.CheckConstraint(
                name="aspnet_pathwayversion_missing_report_rule_sourced",
                condition=Q(missing_report_rule="") | ~Q(source_note=""),
                violation_error_message=_("Say where the rule on missing reports stands."),
            ),
            models.CheckConstraint(
                name="aspnet_pathwayversion_certificate_months",
                condition=Q(certificate_months=None) | Q(certificate_months__range=(1, 600)),
                violation_error_message=_("Give 1 to 600 months, or leave it empty."),
            ),
            models.CheckConstraint(
                name="aspnet_pathwayversion_report_day_whole",
                condition=Q(report_due_month=None, report_due_day=None)
                | Q(
                    report_due_month__isnull=False,
                    report_due_month__range=(1, 12),
                    report_due_day__isnull=False,
                    report_due_day__range=(1, 31),
                ),
                violation_error_message=_("Give both day and month, or neither."),
            ),
            ExclusionConstraint(
                name="aspnet_pathwayversion_no_overlap",
                expressions=[
                    ("country", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=ADOPTED_PATHWAY),
                violation_error_message=_(
                    "Another approved version of this country is valid during part of that time."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.country.name}"

    def get_absolute_url(self) -> str:
        """How a school of the country joins."""
        return reverse("aspnet:pathway-detail", args=[self.country_id])

    def get_workspace_url(self) -> str:
        """The version as coordinators and UNESCO see it."""
        return reverse("aspnet:workspace-pathway", args=[self.public_id])


class PathwayStage(PublicModel):
    """One national stage between the application and the recommendation, such as a trial year."""

    version = models.ForeignKey(
        PathwayVersion, models.CASCADE, related_name="stages", verbose_name=_("pathway")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=120, blank=True)
    name = Translated()
    national_name = models.CharField(
        _("name in the network's language"), max_length=120, blank=True
    )
    national_language = models.CharField(_("that language"), max_length=3, blank=True)
    minimum_months = models.PositiveSmallIntegerField(
        _("at least (months)"), default=0, validators=[MaxValueValidator(MOST_MONTHS)]
    )
    maximum_months = models.PositiveSmallIntegerField(
        _("at most (months)"), null=True, blank=True, validators=[MaxValueValidator(MOST_MONTHS)]
    )
    is_logo_allowed = models.BooleanField(_("logo allowed"), default=False, editable=False)
    required_documents = models.TextField(
        _("required documents"), max_length=2000, blank=True, help_text=_("One on each line.")
    )
    decided_by = models.CharField(
        _("who decides nationally"),
        max_length=12,
        choices=DecidedBy,
        default=DecidedBy.COORDINATOR,
    )
    peer_review_count = models.PositiveSmallIntegerField(
        _("reviews by peer schools"), default=0, validators=[MaxValueValidator(9)]
    )

    objects = PathwayPartQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("stage of a pathway")
        verbose_name_plural = _("stages of pathways")
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_pathwaystage_position_once", fields=["version", "position"]
            ),
            models.CheckConstraint(
                name="aspnet_pathwaystage_no_logo_before_membership",
                condition=Q(is_logo_allowed=False),
                violation_error_message=_("Before membership no school may use the logo."),
            ),
            models.CheckConstraint(
                name="aspnet_pathwaystage_months_in_order",
                condition=Q(maximum_months=None) | Q(maximum_months__gte=F("minimum_months")),
                violation_error_message=_("“At most” is not shorter than “at least”."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def documents(self) -> list[str]:
        """The required documents, one by one."""
        return self.required_documents.splitlines()


class IntakeWindow(PublicModel):
    """A time in which the network takes applications in: every year, or once.

    It closes on a day on which what has come is assessed; without an opening day it is open until
    then. What comes outside waits for the next window.
    """

    version = models.ForeignKey(
        PathwayVersion, models.CASCADE, related_name="windows", verbose_name=_("pathway")
    )
    label = models.CharField(_("what happens"), max_length=120, blank=True)
    opens_month = month_field(_("opens: month"))
    opens_day = day_field(_("opens: day"))
    closes_month = month_field(_("closes: month"))
    closes_day = day_field(_("closes: day"))
    opens_on = models.DateField(_("opens once on"), null=True, blank=True)
    closes_on = models.DateField(_("closes once on"), null=True, blank=True)

    objects = PathwayPartQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("intake window")
        verbose_name_plural = _("intake windows")
        ordering = ["version", "closes_month", "closes_day", "closes_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="aspnet_intakewindow_yearly_or_once",
                condition=Q(
                    closes_on=None,
                    opens_on=None,
                    closes_month__isnull=False,
                    closes_month__range=(1, 12),
                    closes_day__isnull=False,
                    closes_day__range=(1, 31),
                )
                | Q(
                    closes_on__isnull=False,
                    closes_month=None,
                    closes_day=None,
                    opens_month=None,
                    opens_day=None,
                ),
                violation_error_message=_("Give the closing day of every year, or one date."),
            ),
            models.CheckConstraint(
                name="aspnet_intakewindow_opening_day_whole",
                condition=Q(opens_month=None, opens_day=None)
                | Q(
                    opens_month__isnull=False,
                    opens_month__range=(1, 12),
                    opens_day__isnull=False,
                    opens_day__range=(1, 31),
                ),
                violation_error_message=_("Give both day and month, or neither."),
            ),
            models.CheckConstraint(
                name="aspnet_intakewindow_closes_after_opening",
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                violation_error_message=_("A window closes after it opens."),
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"{self.closes_day}.{self.closes_month}."

    def clean(self) -> None:
        """A day that the month does not have is no day."""
        super().clean()
        for name in ("opens", "closes"):
            month, day = getattr(self, f"{name}_month"), getattr(self, f"{name}_day")
            if month and day and day > LONGEST[month - 1]:
                raise ValidationError({f"{name}_day": _("This month has no such day.")})

    def next_closing(self, day: datetime.date) -> datetime.date | None:
        """The first day, not before ``day``, on which this window closes; ``None``: never again."""
        if self.closes_on is not None:
            return self.closes_on if self.closes_on >= day else None
        return next_yearly_day(self.closes_month, self.closes_day, day)

    def next_opening(self, day: datetime.date) -> datetime.date | None:
        """The first day, not before ``day``, on which it opens; ``None``: never, or not said."""
        if self.opens_on is not None:
            return self.opens_on if self.opens_on >= day else None
        if self.opens_month is None or self.opens_day is None:
            return None
        return next_yearly_day(self.opens_month, self.opens_day, day)

    def is_open(self, day: datetime.date) -> bool:
        """Whether what comes on ``day`` is taken in by the next closing.

        A day on which it opens lies before the one on which it closes only while it is shut.
        """
        closing, opening = self.next_closing(day), self.next_opening(day)
        if closing is None:
            return False
        return opening is None or opening == day or opening > closing
