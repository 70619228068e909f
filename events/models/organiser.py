"""Bodies that make a meeting, and bodies that took part."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import DatasetClock, SearchNames
from unesco_portal.people.models import Organisation

from ..enums import OrganiserRole
from ..querysets import MeetingPartQuerySet
from .meeting import Meeting


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class MeetingOrganiser(models.Model):
    """A body that organises, supports or hosts a meeting, in the words of the source."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="organisers")
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    name = models.CharField(
        _("name in the source"), max_length=300, help_text=_("Exactly as the source writes it.")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organised_meetings",
        verbose_name=_("body"),
    )
    role = models.CharField(
        _("role"), max_length=12, choices=OrganiserRole, default=OrganiserRole.ORGANISER
    )
    is_inferred = models.BooleanField(
        _("inferred"),
        default=False,
        help_text=_("The source does not say so; it follows from what it says."),
    )
    is_incomplete = models.BooleanField(
        _("cut off"),
        default=False,
        help_text=_("The source breaks off here: a further body is named but cannot be read."),
    )

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        ordering = ["meeting_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="events_meetingorganiser_once", fields=["meeting", "name", "role"]
            )
        ]
        triggers = [DatasetClock(), SearchNames("meeting")]

    def __str__(self) -> str:
        return self.name

    def get_kind_display(self) -> str:
        """Why the search box finds a meeting by this name."""
        return self.get_role_display()


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ParticipatingBody(models.Model):
    """A body that took part in a meeting, and how it stood then."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="bodies")
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    name = models.CharField(_("name in the source"), max_length=300)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meeting_participations",
        verbose_name=_("body"),
    )
    standing_then = models.CharField(
        _("standing then"),
        max_length=60,
        blank=True,
        help_text=_("What the source called it at that time, such as newly established."),
    )

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("participating body")
        verbose_name_plural = _("participating bodies")
        ordering = ["meeting_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="events_participatingbody_once", fields=["meeting", "name"]
            )
        ]
        triggers = [DatasetClock()]

    def __str__(self) -> str:
        return self.name
