"""A country's network of Associated Schools."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks, refuse_future
from unesco_portal.core.models import PublicModel
from unesco_portal.people.models import Organisation
from unesco_portal.reference.models import Country, Evidenced

from ..enums import NetworkStatus
from ..querysets import NationalNetworkQuerySet


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class NationalNetwork(Evidenced, PublicModel):
    """The network of one country, coordinated by appointments, not by a field."""

    country = models.OneToOneField(
        Country, models.PROTECT, related_name="aspnet_network", verbose_name=_("country")
    )
    national_commission = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aspnet_networks",
        verbose_name=_("National Commission"),
    )
    status = models.CharField(
        _("status"), max_length=8, choices=NetworkStatus, default=NetworkStatus.ACTIVE
    )
    established_on = PartialDateField(_("established on"))
    form_languages = ArrayField(
        models.CharField(max_length=3),
        verbose_name=_("languages of forms"),
        default=list,
        blank=True,
    )
    school_year_start = models.PositiveSmallIntegerField(
        _("first month of the school year"), null=True, blank=True
    )
    contact_email = models.EmailField(
        _("office e-mail"),
        blank=True,
        help_text=_("The address of the office, never of a person; it is public."),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    last_number = models.PositiveIntegerField(
        _("last membership number"), default=0, db_default=0, editable=False
    )

    objects = NationalNetworkQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("national network")
        verbose_name_plural = _("national networks")
        ordering = ["country"]
        constraints = [
            *partial_date_checks("aspnet_nationalnetwork", "established_on"),
            models.CheckConstraint(
                name="aspnet_nationalnetwork_month",
                condition=Q(school_year_start=None) | Q(school_year_start__range=(1, 12)),
            ),
        ]

    def __str__(self) -> str:
        return f"ASPnet {self.country.name}"

    def clean(self) -> None:
        """A network that is recorded has been established."""
        super().clean()
        refuse_future(self, "established_on")

    def get_absolute_url(self) -> str:
        """The network stands on its country's sheet."""
        return reverse("country-detail", args=[self.country_id])
