"""The Sustainable Development Goals, the targets of Goal 4, and international days."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Verification
from unesco_portal.core.fields import Translated
from unesco_portal.core.models import PublicModel

from ..enums import GoalKind
from ..querysets import InternationalDayQuerySet, ReferenceQuerySet


class SdgTarget(PublicModel):
    """One of the 17 Goals, or a target of Goal 4, with the official United Nations text."""

    code = models.CharField(_("code"), max_length=4, primary_key=True)
    position = models.PositiveSmallIntegerField(_("position"), unique=True)
    kind = models.CharField(_("kind"), max_length=6, choices=GoalKind)
    goal = models.PositiveSmallIntegerField(_("goal"))
    short_en = models.CharField(_("short name in English"), max_length=120)
    short_fr = models.CharField(_("short name in French"), max_length=120)
    short_es = models.CharField(_("short name in Spanish"), max_length=120)
    title_en = models.TextField(_("official text in English"))
    title_fr = models.TextField(_("official text in French"))
    title_es = models.TextField(_("official text in Spanish"))
    short = Translated()
    title = Translated()

    objects = ReferenceQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("Sustainable Development Goal or target")
        verbose_name_plural = _("Sustainable Development Goals and targets")
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.code} {self.short}"


class InternationalDay(PublicModel):
    """A day the United Nations or UNESCO calls on everybody to observe."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    name_es = models.CharField(_("name in Spanish"), max_length=200)
    name_ar = models.CharField(_("name in Arabic"), max_length=200, blank=True)
    name = Translated()
    month = models.PositiveSmallIntegerField(_("month"))
    day = models.PositiveSmallIntegerField(
        _("day"), null=True, blank=True, help_text=_("Empty for a day that moves.")
    )
    date_rule = models.CharField(_("rule of the date"), max_length=120, blank=True)
    is_unesco = models.BooleanField(_("connected with UNESCO"))
    verification = models.CharField(_("verification"), max_length=10, choices=Verification)
    source_note = models.CharField(_("source in words"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = InternationalDayQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("international day")
        verbose_name_plural = _("international days")
        ordering = ["month", "day", "slug"]
        constraints = [
            models.CheckConstraint(
                name="reference_internationalday_month", condition=Q(month__range=(1, 12))
            ),
            models.CheckConstraint(
                name="reference_internationalday_day",
                condition=Q(day__isnull=True) | Q(day__range=(1, 31)),
            ),
            models.CheckConstraint(
                name="reference_internationalday_dated",
                condition=Q(day__isnull=False) | ~Q(date_rule=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name
