"""Countries, and the region schemes that group them, each kept apart and dated."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks
from unesco_portal.core.fields import Translated
from unesco_portal.core.models import (
    DatasetClock,
    PublicModel,
    SearchableModel,
    SearchNames,
    SearchWords,
    search_index,
)

from ..enums import MemberStatus, RegionScheme
from ..querysets import CountryQuerySet, ReferenceQuerySet, RegionMembershipQuerySet

SIX = ("en", "fr", "es", "ar", "ru", "zh")


class Country(SearchableModel, PublicModel):
    """A Member State, an Associate Member or a former one, under its official names.

    The ISO 3166-1 alpha-2 code is the key, so rows elsewhere carry ``FR`` and hot lists need no
    join.
    """

    code = models.CharField(
        _("ISO 3166-1 alpha-2 code"),
        max_length=2,
        primary_key=True,
        db_collation="C",
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters."))],
    )
    iso3 = models.CharField(_("ISO 3166-1 alpha-3 code"), max_length=3, unique=True)
    m49 = models.CharField(
        _("UN M49 code"),
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^\d{3}$", _("Three digits, with leading zeros."))],
        help_text=_("Three digits, kept as text with leading zeros."),
    )
    name_en = models.CharField(_("name in English"), max_length=100)
    name_fr = models.CharField(_("name in French"), max_length=100)
    name_es = models.CharField(_("name in Spanish"), max_length=100)
    name_ar = models.CharField(_("name in Arabic"), max_length=100)
    name_ru = models.CharField(_("name in Russian"), max_length=100)
    name_zh = models.CharField(_("name in Chinese"), max_length=100)
    name = Translated()
    status = models.CharField(_("standing in UNESCO"), max_length=10, choices=MemberStatus)
    joined_on = PartialDateField(_("joined on"))
    is_joined_verified = models.BooleanField(_("date of joining verified"), default=False)
    ended_on = PartialDateField(_("membership ended on"))
    capital = models.CharField(_("capital"), max_length=100, blank=True)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    languages = ArrayField(
        models.CharField(max_length=3),
        verbose_name=_("languages"),
        default=list,
        blank=True,
        help_text=_("Codes, the most spoken first."),
    )

    objects = CountryQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name_en", "code"]
        indexes = [search_index("reference_country")]
        constraints = [
            *partial_date_checks("reference_country", "joined_on", "ended_on"),
            models.CheckConstraint(
                name="reference_country_m49_three_digits", condition=Q(m49__regex=r"^\d{3}$")
            ),
            models.CheckConstraint(
                name="reference_country_former_iff_ended",
                condition=Q(status=MemberStatus.FORMER, ended_on__isnull=False)
                | (~Q(status=MemberStatus.FORMER) & Q(ended_on__isnull=True)),
            ),
        ]
        triggers = [
            *PublicModel.Meta.triggers,
            SearchWords(
                "code",
                "iso3",
                *(f"name_{language}" for language in SIX),
                "capital",
                names=("reference_countryalias", "country_id"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The country sheet."""
        return reverse("country-detail", args=[self.code])


class CountryAlias(models.Model):
    """Another spelling under which people look for a country; never shown as its name."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="aliases")
    name = models.CharField(_("spelling"), max_length=100)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("country spelling")
        verbose_name_plural = _("country spellings")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="reference_countryalias_once", fields=["country", "name"])
        ]
        triggers = [SearchNames("country")]

    def __str__(self) -> str:
        return self.name


class Region(PublicModel):
    """A region of one scheme, such as UNESCO's Africa or electoral group IV."""

    scheme = models.CharField(_("scheme"), max_length=10, choices=RegionScheme)
    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=100)
    name_fr = models.CharField(_("name in French"), max_length=100)
    name_es = models.CharField(_("name in Spanish"), max_length=100)
    name_ar = models.CharField(_("name in Arabic"), max_length=100, blank=True)
    name = Translated()
    countries = models.ManyToManyField(
        Country, through="RegionMembership", related_name="regions", verbose_name=_("countries")
    )

    objects = ReferenceQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["scheme", "code"]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_scheme_display()})"


class RegionMembership(models.Model):
    """A country's place in a region, with dates where they are known."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="region_memberships")
    region = models.ForeignKey(Region, models.CASCADE, related_name="memberships")
    is_secondary = models.BooleanField(
        _("second region"),
        default=False,
        help_text=_("Also belongs here for regional activities; not counted in totals."),
    )
    is_verified = models.BooleanField(_("verified"), default=False)
    valid_from = PartialDateField(_("from"))
    valid_to = PartialDateField(_("to"))

    objects = RegionMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in a region")
        verbose_name_plural = _("places in regions")
        ordering = ["region", "country"]
        constraints = [
            models.UniqueConstraint(
                name="reference_regionmembership_once", fields=["country", "region", "valid_from"]
            ),
            *partial_date_checks("reference_regionmembership", "valid_from", "valid_to"),
        ]
        triggers = [DatasetClock()]

    def __str__(self) -> str:
        return f"{self.country_id}: {self.region_id}"
