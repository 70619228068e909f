"""Twinnings: pairs of member schools."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import Language, Theme
from unesco_portal.workflow.models import Case

from ..enums import OPEN_TWINNING, PUBLIC_TWINNING, Level, TwinningStatus
from ..querysets import TwinningQuerySet
from .institution import Institution, refuse_unknown_codes


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Twinning(Case, PublicModel):
    """Two member schools that work together on one theme for a time, or are asked to.

    The coordinator of ``school`` proposes it, that of ``partner`` answers.
    """

    public_id = PublicCodeField(prefix="TWN")
    school = models.ForeignKey(
        Institution,
        models.PROTECT,
        editable=False,
        related_name="twinnings_proposed",
        verbose_name=_("school"),
    )
    partner = models.ForeignKey(
        Institution,
        models.PROTECT,
        editable=False,
        related_name="twinnings_received",
        verbose_name=_("partner school"),
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=TwinningStatus,
        default=TwinningStatus.PROPOSED,
        editable=False,
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, related_name="twinnings", verbose_name=_("theme")
    )
    levels = ArrayField(
        models.CharField(max_length=20, choices=Level),
        verbose_name=_("levels"),
        default=list,
        blank=True,
        help_text=_("How old the pupils are who take part."),
    )
    languages = ArrayField(
        models.CharField(max_length=3),
        verbose_name=_("working languages"),
        default=list,
        blank=True,
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: no end is planned.")
    )
    summary = models.TextField(
        _("what the schools do together"),
        max_length=600,
        blank=True,
        help_text=_("A few sentences; everybody can read them once it is agreed."),
    )
    agreed_on = models.DateField(_("agreed on"), null=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, editable=False)

    objects = TwinningQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("twinning")
        verbose_name_plural = _("twinnings")
        ordering = ["-status_since", "-pk"]
        indexes = [
            models.Index(name="aspnet_twinning_updated", fields=["updated_at", "public_id"]),
            models.Index(name="aspnet_twinning_status", fields=["status", "status_since"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="aspnet_twinning_of_two",
                condition=~Q(school=F("partner")),
                violation_error_message=_("A school is twinned with another one."),
            ),
            models.CheckConstraint(
                name="aspnet_twinning_days_in_order",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day comes after the first."),
            ),
            models.CheckConstraint(
                name="aspnet_twinning_levels_known",
                condition=Q(levels__contained_by=list(Level.values)),
                violation_error_message=_("A level is not in the list."),
            ),
            models.CheckConstraint(
                name="aspnet_twinning_agreed_on_a_day",
                condition=Q(status__in=PUBLIC_TWINNING, agreed_on__isnull=False)
                | (~Q(status__in=PUBLIC_TWINNING) & Q(agreed_on=None)),
            ),
            models.CheckConstraint(
                name="aspnet_twinning_ended_on_a_day",
                condition=Q(status=TwinningStatus.ENDED, ended_on__isnull=False)
                | (~Q(status=TwinningStatus.ENDED) & Q(ended_on=None)),
            ),
            models.UniqueConstraint(
                Least("school", "partner"),
                Greatest("school", "partner"),
                "theme",
                name="aspnet_twinning_one_open_per_pair",
                condition=Q(status__in=OPEN_TWINNING),
                violation_error_message=_("The two are twinned on this theme already, or asked."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school.name} – {self.partner.name}"

    def get_workspace_url(self) -> str:
        """The page of those who propose and answer."""
        return reverse("aspnet:twinning", args=[self.public_id])

    def clean(self) -> None:
        """Languages come from the list; arrays cannot carry foreign keys."""
        super().clean()
        refuse_unknown_codes(self, languages=Language)

    def other(self, institution: Institution) -> Institution:
        """The school on the other side."""
        return self.partner if institution.pk == self.school_id else self.school
