"""Counts of the network: computed at intervals, shown with the moment they were taken.

Three materialized views (second and twelfth migration). Counting 1,200,000 rows for every visitor
would be slow, and a figure without its date would be wrong anyway.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.reference.models import Country


class CountryCount(models.Model):
    """How many institutions a country has, by standing and ownership."""

    key = models.CharField(max_length=200, primary_key=True)
    country = models.ForeignKey(Country, models.DO_NOTHING, related_name="+")
    standing = models.CharField(_("standing"), max_length=10)
    ownership = models.CharField(_("ownership"), max_length=8)
    is_generated = models.BooleanField(_("demonstration data"))
    count = models.IntegerField(_("institutions"))

    class Meta:
        managed = False
        db_table = "aspnet_countrycount"
        verbose_name = _("count by country")
        verbose_name_plural = _("counts by country")

    def __str__(self) -> str:
        return f"{self.country_id} {self.standing}: {self.count}"


class PlaceCount(models.Model):
    """How many members lie at one point of the map."""

    key = models.CharField(max_length=200, primary_key=True)
    country = models.ForeignKey(Country, models.DO_NOTHING, related_name="+")
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    city = models.CharField(_("town"), max_length=120)
    is_generated = models.BooleanField(_("demonstration data"))
    count = models.IntegerField(_("institutions"))

    class Meta:
        managed = False
        db_table = "aspnet_placecount"
        verbose_name = _("count by place")
        verbose_name_plural = _("counts by place")

    def __str__(self) -> str:
        return f"{self.city}: {self.count}"


class ChoiceCount(models.Model):
    """How many institutions have one of the codes of which an institution may have several."""

    key = models.CharField(max_length=300, primary_key=True)
    dimension = models.CharField(_("kind of code"), max_length=10)
    code = models.CharField(_("code"), max_length=60)
    country = models.ForeignKey(Country, models.DO_NOTHING, related_name="+")
    standing = models.CharField(_("standing"), max_length=10)
    ownership = models.CharField(_("ownership"), max_length=8)
    is_generated = models.BooleanField(_("demonstration data"))
    count = models.IntegerField(_("institutions"))

    class Meta:
        managed = False
        db_table = "aspnet_choicecount"
        verbose_name = _("count by code")
        verbose_name_plural = _("counts by code")

    def __str__(self) -> str:
        return f"{self.dimension} {self.code}: {self.count}"
