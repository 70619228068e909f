"""Results of a meeting, its papers, and the sentences a source tells about it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import DatasetClock

from ..enums import Adoption, DocumentKind, OutcomeKind, PointKind
from ..querysets import MeetingPartQuerySet
from .meeting import Meeting


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Outcome(models.Model):
    """A finding, proposal, recommendation or decision of a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="outcomes")
    position = models.PositiveSmallIntegerField(_("position"))
    number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("The number the meeting gave it.")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=OutcomeKind)
    text = models.TextField(_("text"))
    addressee = models.CharField(_("addressed to"), max_length=200, blank=True)
    adopted = models.CharField(
        _("adopted how"),
        max_length=12,
        choices=Adoption,
        blank=True,
        help_text=_("Empty: the source does not say."),
    )

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["meeting_id", "position"]
        constraints = [
            models.UniqueConstraint(
                name="events_outcome_position_once", fields=["meeting", "position"]
            )
        ]
        triggers = [DatasetClock()]

    def __str__(self) -> str:
        return self.text[:80]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class MeetingDocument(models.Model):
    """A paper of a meeting. Without an address it is known only because a source mentions it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="documents")
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(
        _("kind"), max_length=12, choices=DocumentKind, default=DocumentKind.OTHER
    )
    languages = ArrayField(
        models.CharField(max_length=3),
        verbose_name=_("languages"),
        default=list,
        blank=True,
        help_text=_("Codes; empty: not stated."),
    )
    url = models.URLField(_("address"), max_length=300, blank=True)

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting document")
        verbose_name_plural = _("meeting documents")
        ordering = ["meeting_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(name="events_meetingdocument_once", fields=["meeting", "title"])
        ]
        triggers = [DatasetClock()]

    def __str__(self) -> str:
        return self.title


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class MeetingPoint(models.Model):
    """One purpose, criterion, theme or group of a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="points")
    kind = models.CharField(_("kind"), max_length=20, choices=PointKind)
    position = models.PositiveSmallIntegerField(_("position"))
    text = models.CharField(_("text"), max_length=400)

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("point about a meeting")
        verbose_name_plural = _("points about meetings")
        ordering = ["meeting_id", "kind", "position"]
        constraints = [
            models.UniqueConstraint(
                name="events_meetingpoint_position_once", fields=["meeting", "kind", "position"]
            )
        ]
        triggers = [DatasetClock()]

    def __str__(self) -> str:
        return self.text
