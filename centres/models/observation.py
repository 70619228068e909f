"""What sources of some day said of a centre."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks, refuse_future
from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import SourceDocument

from ..enums import ObservedState
from ..querysets import PublicQuerySet
from .centre import Centre


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["updated_at"])
class CentreObservation(PublicModel):
    """One dated remark of a source: "newly established" in 2017 is no status of today."""

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="observations", verbose_name=_("centre")
    )
    state = models.CharField(_("what was said"), max_length=24, choices=ObservedState)
    as_of = PartialDateField(_("as of"))
    note = models.CharField(_("in words"), max_length=300, blank=True)
    source = models.ForeignKey(
        SourceDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )

    objects = PublicQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("observation of a centre")
        verbose_name_plural = _("observations of centres")
        ordering = ["centre", "as_of", "pk"]
        constraints = [
            *partial_date_checks("centres_centreobservation", "as_of"),
            models.UniqueConstraint(
                name="centres_centreobservation_once", fields=["centre", "state", "as_of", "note"]
            ),
            models.CheckConstraint(
                name="centres_centreobservation_has_source",
                condition=Q(source__isnull=False) | ~Q(note=""),
                violation_error_message=_("Name the source, or say in words where it was read."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} ({self.as_of or '–'})"

    def clean(self) -> None:
        """Nobody has observed what is yet to come."""
        super().clean()
        refuse_future(self, "as_of")
