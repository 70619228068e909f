"""Themes as versioned taxonomies: their names change with each strategy."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks
from unesco_portal.core.fields import Translated
from unesco_portal.core.models import PublicModel

from ..querysets import ReferenceQuerySet


class Taxonomy(PublicModel):
    """One version of a list of themes, such as the ASPnet themes of 2025–2029."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120)
    name_es = models.CharField(_("name in Spanish"), max_length=120)
    name_ar = models.CharField(_("name in Arabic"), max_length=120, blank=True)
    name = Translated()
    valid_from = PartialDateField(_("from"))
    valid_to = PartialDateField(_("to"))
    source_note = models.CharField(_("source in words"), max_length=300, blank=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("taxonomy")
        verbose_name_plural = _("taxonomies")
        ordering = ["code"]
        constraints = partial_date_checks("reference_taxonomy", "valid_from", "valid_to")

    def __str__(self) -> str:
        return self.name


class Theme(PublicModel):
    """A theme of one taxonomy version; its code carries the version, so old answers stay true."""

    code = models.SlugField(_("code"), max_length=60, primary_key=True)
    taxonomy = models.ForeignKey(Taxonomy, models.PROTECT, related_name="themes")
    position = models.PositiveSmallIntegerField(_("position"))
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    name_es = models.CharField(_("name in Spanish"), max_length=200)
    name_ar = models.CharField(_("name in Arabic"), max_length=200, blank=True)
    name = Translated()

    objects = ReferenceQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["taxonomy__code", "position"]

    def __str__(self) -> str:
        return self.name
