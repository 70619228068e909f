"""The phases of the Expert Facility."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks
from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import Country, Evidenced

from ..querysets import PublicQuerySet


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class FacilityPhase(Evidenced, PublicModel):
    """One selection of experts and its mandate; sizes that no source told stay unknown."""

    public_id = models.SlugField(_("permanent name"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=40)
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("to"))
    call = models.CharField(_("call"), max_length=300, blank=True)
    mandate = models.CharField(_("mandate"), max_length=400, blank=True)
    funding = models.CharField(_("funding"), max_length=300, blank=True)
    expert_count = models.PositiveSmallIntegerField(_("experts"), null=True, blank=True)
    expert_country_count = models.PositiveSmallIntegerField(
        _("countries of the experts"), null=True, blank=True
    )
    beneficiaries = models.ManyToManyField(
        Country,
        blank=True,
        related_name="facility_phases",
        verbose_name=_("countries supported"),
    )
    results = models.CharField(_("results"), max_length=400, blank=True)

    objects = PublicQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("phase of the Expert Facility")
        verbose_name_plural = _("phases of the Expert Facility")
        ordering = ["starts_on", "public_id"]
        indexes = [
            models.Index(name="experts_facilityphase_start", fields=["starts_on", "public_id"])
        ]
        constraints = [
            *partial_date_checks("experts_facilityphase", "starts_on", "ends_on"),
            models.CheckConstraint(
                name="experts_facilityphase_start_known",
                condition=Q(starts_on__isnull=False),
                violation_error_message=_("A phase has at least the year of its beginning."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The phase's place on the Convention's page."""
        return f"{reverse('experts:convention')}#phase-{self.public_id}"
