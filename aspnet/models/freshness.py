"""How fresh the members' records of each country are: computed at intervals, shown with its day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.reference.models import Country


class CountryFreshness(models.Model):
    """Members of one country by the age of their last confirmation; candidates never count."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="+")
    is_generated = models.BooleanField(_("demonstration data"))
    members = models.PositiveIntegerField(_("members"))
    this_year = models.PositiveIntegerField(_("confirmed this year"))
    fresh = models.PositiveIntegerField(_("confirmed recently"))
    due = models.PositiveIntegerField(_("confirmation due"))
    stale = models.PositiveIntegerField(_("not confirmed for a long time"))
    never = models.PositiveIntegerField(_("never confirmed"))
    oldest_on = models.DateField(_("oldest confirmation"), null=True)
    as_of = models.DateTimeField(_("as of"))

    class Meta:
        verbose_name = _("freshness of a country")
        verbose_name_plural = _("freshness by country")
        ordering = ["country", "is_generated"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_countryfreshness_once", fields=["country", "is_generated"]
            ),
            models.CheckConstraint(
                name="aspnet_countryfreshness_adds_up",
                condition=models.Q(
                    members=models.F("fresh")
                    + models.F("due")
                    + models.F("stale")
                    + models.F("never")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id}: {self.this_year}/{self.members}"
