"""Meetings under one heading."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import PublicModel
from unesco_portal.reference.models import Evidenced

from ..enums import Network
from ..querysets import PublicQuerySet
from .triggers import SeriesWords


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class MeetingSeries(Evidenced, PublicModel):
    """Several meetings under one heading, such as the regional meetings of two years."""

    public_id = models.SlugField(_("permanent name"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    network = models.CharField(_("network"), max_length=8, choices=Network, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects = PublicQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")
        ordering = ["name", "pk"]
        triggers = [*PublicModel.Meta.triggers, SeriesWords()]

    def __str__(self) -> str:
        return self.name
