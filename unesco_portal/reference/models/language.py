"""Languages by ISO 639 code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.fields import Translated
from unesco_portal.core.models import PublicModel

from ..querysets import ReferenceQuerySet


class Language(PublicModel):
    """A language, keyed by its shortest ISO 639 code."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    iso639_1 = models.CharField(_("ISO 639-1 code"), max_length=2, blank=True)
    iso639_3 = models.CharField(_("ISO 639-3 code"), max_length=3)
    name_en = models.CharField(_("name in English"), max_length=80)
    name_fr = models.CharField(_("name in French"), max_length=80)
    name_es = models.CharField(_("name in Spanish"), max_length=80)
    name_ar = models.CharField(_("name in Arabic"), max_length=80, blank=True)
    name = Translated()

    objects = ReferenceQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name
