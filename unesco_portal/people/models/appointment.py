"""Dated appointments: what a person was, where, from when to when."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.dates import PartialDateField, ends_before_it_begins, partial_date_checks
from unesco_portal.core.fields import Translated
from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import Country, Evidenced

from ..enums import AREA_ROLES, NATIONAL_ROLES, Role
from ..querysets import AppointmentQuerySet
from .area import Area, refuse_area_elsewhere
from .organisation import Organisation
from .person import Person


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["period"])
class Appointment(Evidenced, PublicModel):
    """A person's post at a body: the title of that time, and the role it carries, if any.

    A coordinator is an appointment, never a field: rights begin and end with its dates.
    """

    public_id = PublicCodeField(prefix="APT")
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("body"),
    )
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=200, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=200, blank=True)
    title = Translated()
    role = models.CharField(
        _("role"),
        max_length=24,
        choices=Role,
        blank=True,
        help_text=_(
            "What the appointment lets its holder do in the portal; empty for a title only."
        ),
    )
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("country"),
        help_text=_("The scope of a national role."),
    )
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("area"),
        help_text=_("The scope of a sub-national coordinator."),
    )
    start_on = PartialDateField(_("from"))
    end_on = PartialDateField(_("to"))
    end_reason = models.CharField(_("reason of the end"), max_length=200, blank=True)
    period = models.GeneratedField(
        expression=Func(F("start_on"), F("end_on"), function="portal_period"),
        output_field=DateRangeField(),
        db_persist=True,
        verbose_name=_("period"),
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["person__family_name", "person__given_name", "start_on", "pk"]
        indexes = [
            models.Index(name="people_appointment_role", fields=["role", "country"]),
            GistIndex(name="people_appointment_period", fields=["period"]),
        ]
        constraints = [
            *partial_date_checks("people_appointment", "start_on", "end_on"),
            models.CheckConstraint(
                name="people_appointment_national_role_has_country",
                condition=~Q(role__in=sorted(NATIONAL_ROLES)) | Q(country__isnull=False),
                violation_error_message=_("A national role needs its country."),
            ),
            models.CheckConstraint(
                name="people_appointment_area_iff_sub_national",
                condition=Q(role__in=sorted(AREA_ROLES), area__isnull=False, country__isnull=False)
                | (~Q(role__in=sorted(AREA_ROLES)) & Q(area=None)),
                violation_error_message=_(
                    "A sub-national coordinator, and nobody else, has an area of a country."
                ),
            ),
            ExclusionConstraint(
                name="people_appointment_no_overlap_in_role",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        Func(
                            F("country"),
                            function="COALESCE",
                            template="%(function)s(%(expressions)s, '')",
                        ),
                        RangeOperators.EQUAL,
                    ),
                    (
                        Func(
                            F("area"),
                            function="COALESCE",
                            template="%(function)s(%(expressions)s, 0)",
                        ),
                        RangeOperators.EQUAL,
                    ),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=~Q(role=""),
                violation_error_message=_(
                    "This person already holds this role during part of that time."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.title or self.get_role_display()}"

    @property
    def role_words(self) -> str:
        """The role, with the area it is held in."""
        role = self.get_role_display()
        return f"{role} ({self.area})" if self.area else role

    def clean(self) -> None:
        """An appointment begins before it ends: without days it could not be stored."""
        super().clean()
        if ends_before_it_begins(self.start_on, self.end_on):
            raise ValidationError({"end_on": _("An appointment ends after it begins.")})
        refuse_area_elsewhere(self)
