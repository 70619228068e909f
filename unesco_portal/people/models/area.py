"""Areas: the parts of a country that have a coordinator of their own."""

from typing import Any

import pghistory
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.dates import PartialDateField, ends_before_it_begins, partial_date_checks
from unesco_portal.core.fields import Translated
from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import Country

from ..querysets import AreaQuerySet


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["period"])
class Area(PublicModel):
    """A part of a country, as its network divides it: a Land, an académie, a sub-centre.

    The scope of an appointment, as a country is (ADR 17); what lies in it is said by what points
    at it. It ends by its dates and is never deleted.
    """

    public_id = PublicCodeField(prefix="ARE")
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="areas", verbose_name=_("country")
    )
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=120, blank=True)
    name = Translated()
    start_on = PartialDateField(_("from"))
    end_on = PartialDateField(_("to"))
    period = models.GeneratedField(
        expression=Func(F("start_on"), F("end_on"), function="portal_period"),
        output_field=DateRangeField(),
        db_persist=True,
        verbose_name=_("period"),
    )
    is_public = models.BooleanField(
        _("shown to the public"),
        default=False,
        help_text=_("In the directory of coordinators, with who coordinates the area."),
    )

    objects = AreaQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["country", "name_en", "pk"]
        constraints = [
            *partial_date_checks("people_area", "start_on", "end_on"),
            models.UniqueConstraint(
                name="people_area_name_once",
                fields=["country", "name_en"],
                violation_error_message=_("There is already an area of this name."),
            ),
            # What points at an area points at its country, too: SQL in the migrations.
            models.UniqueConstraint(name="people_area_with_country", fields=["id", "country"]),
        ]

    def __str__(self) -> str:
        return self.name

    def get_workspace_url(self) -> str:
        """The area's page for those who coordinate it."""
        return reverse("aspnet:area", args=[self.public_id])

    def clean(self) -> None:
        """An area begins before it ends: without days it could not be stored."""
        super().clean()
        if ends_before_it_begins(self.start_on, self.end_on):
            raise ValidationError({"end_on": _("An area ends after it begins.")})


def refuse_area_elsewhere(record: Any) -> None:
    """An area lies in one country: what points at both names the same one."""
    if record.area_id and record.area.country_id != record.country_id:
        raise ValidationError({"area": _("This area lies in another country.")})
