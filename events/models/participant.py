"""Persons whom sources name at meetings, as they were called that day."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import DatasetClock
from unesco_portal.people.models import Person

from ..querysets import ParticipantQuerySet, SpeakerQuerySet
from .meeting import Meeting
from .triggers import KeepsMeeting


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Participant(models.Model):
    """A person named at a meeting, under the name of that day: later changes do not touch it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="participations", verbose_name=_("person")
    )
    name = models.CharField(
        _("name then"),
        max_length=200,
        help_text=_("As its bearer writes it; a family name that comes first in capitals."),
    )
    honorific = models.CharField(_("form of address"), max_length=20, blank=True)
    is_chair = models.BooleanField(_("in the chair"), default=False)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["meeting_id", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="events_participant_once",
                fields=["meeting", "person"],
                violation_error_message=_("This person is already named at this meeting."),
            ),
            models.UniqueConstraint(
                name="events_participant_one_chair",
                fields=["meeting"],
                condition=Q(is_chair=True),
                violation_error_message=_("Somebody else is in the chair already."),
            ),
        ]
        triggers = [DatasetClock(), KeepsMeeting()]

    def __str__(self) -> str:
        return self.name

    @property
    def titles(self) -> list[str]:
        """The titles held that day, in words; lists fetch them beforehand."""
        return [str(title) for title in self.held_titles.all()]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ParticipantTitle(models.Model):
    """A title and affiliation somebody held on the day of a meeting, frozen as text."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="held_titles")
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title = models.CharField(_("title"), max_length=200)
    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("title held then")
        verbose_name_plural = _("titles held then")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="events_participanttitle_once", fields=["participant", "title", "affiliation"]
            )
        ]
        triggers = [DatasetClock()]

    def __str__(self) -> str:
        return f"{self.title}, {self.affiliation}" if self.affiliation else self.title


class Speaker(Person):
    """A person as the search box finds somebody who spoke: it leads to the meetings."""

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("person named at meetings")
        verbose_name_plural = _("persons named at meetings")

    def get_absolute_url(self) -> str:
        """The meetings at which the person is named."""
        query: dict[str, Any] = {"speaker": self.public_id}
        return f"{reverse('events:meeting-list')}?{urlencode(query)}"
