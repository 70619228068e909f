"""What centres run."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import PublicModel
from unesco_portal.people.models import Organisation
from unesco_portal.reference.models import SourceDocument

from ..enums import ActivityKind
from ..querysets import PublicQuerySet
from .centre import Centre


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["updated_at"])
class CentreActivity(PublicModel):
    """A network, platform, project, initiative or publication of a centre, as a source names it.

    Partner and network stand in the source's words; where the body is known, it is linked too.
    """

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="activities", verbose_name=_("centre")
    )
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind)
    network_name = models.CharField(_("within the network"), max_length=250, blank=True)
    network = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("network, linked"),
    )
    partner_name = models.CharField(_("of the partner"), max_length=250, blank=True)
    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("partner, linked"),
    )
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
        verbose_name = _("activity of a centre")
        verbose_name_plural = _("activities of centres")
        ordering = ["centre", "pk"]
        constraints = [
            models.UniqueConstraint(name="centres_centreactivity_once", fields=["centre", "name"])
        ]

    def __str__(self) -> str:
        return self.name
