"""The agenda of a meeting, and what was said."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import DatasetClock
from unesco_portal.reference.models import SourceDocument

from ..querysets import InterventionQuerySet, MeetingPartQuerySet
from .meeting import Meeting
from .participant import Participant
from .triggers import KeepsMeeting, SameMeeting

OTHER_MEETING = _("This participant belongs to another meeting.")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class AgendaItem(models.Model):
    """One item of a meeting's agenda."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField(_("number"))
    day = models.PositiveSmallIntegerField(
        _("day"), null=True, blank=True, help_text=_("1 for the first day; empty: not stated.")
    )
    kind = models.CharField(_("kind"), max_length=80, blank=True)
    topic = models.CharField(_("topic"), max_length=300, blank=True)
    speakers = models.ManyToManyField(
        Participant,
        through="AgendaSpeaker",
        related_name="agenda_items",
        verbose_name=_("speakers"),
    )

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["meeting_id", "number"]
        constraints = [
            models.UniqueConstraint(
                name="events_agendaitem_number_once",
                fields=["meeting", "number"],
                violation_error_message=_("This number of the agenda is taken."),
            ),
            models.CheckConstraint(
                name="events_agendaitem_says_something",
                condition=~Q(kind="") | ~Q(topic=""),
                violation_error_message=_("Give a kind or a topic."),
            ),
            models.CheckConstraint(
                name="events_agendaitem_day", condition=Q(day=None) | Q(day__gte=1)
            ),
        ]
        triggers = [DatasetClock(), KeepsMeeting()]

    def __str__(self) -> str:
        return f"{self.number}. {self.topic or self.kind}"

    @property
    def speaker_names(self) -> list[str]:
        """Who speaks, in the order of the source; lists fetch them beforehand."""
        return [entry.participant.name for entry in self.speaker_entries.all()]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class AgendaSpeaker(models.Model):
    """A participant who speaks to an agenda item."""

    agenda_item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="speaker_entries")
    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        related_name="agenda_entries",
        verbose_name=_("participant"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("speaker of an agenda item")
        verbose_name_plural = _("speakers of agenda items")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="events_agendaspeaker_once", fields=["agenda_item", "participant"]
            )
        ]
        triggers = [
            DatasetClock(),
            SameMeeting("SELECT meeting_id FROM events_agendaitem WHERE id = NEW.agenda_item_id"),
        ]

    def __str__(self) -> str:
        return str(self.participant)

    def clean(self) -> None:
        """The same rule as the database's, explained."""
        super().clean()
        if self.participant.meeting_id != self.agenda_item.meeting_id:
            raise ValidationError({"participant": OTHER_MEETING})


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Intervention(models.Model):
    """What one participant said at a meeting, in a sentence or two."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="interventions")
    position = models.PositiveSmallIntegerField(_("position"))
    participant = models.ForeignKey(
        Participant, models.CASCADE, related_name="interventions", verbose_name=_("participant")
    )
    kind = models.CharField(_("kind"), max_length=80, blank=True)
    summary = models.TextField(_("summary"))
    source = models.ForeignKey(
        SourceDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )

    objects = InterventionQuerySet.as_manager()

    class Meta:
        verbose_name = _("intervention")
        verbose_name_plural = _("interventions")
        ordering = ["meeting_id", "position"]
        constraints = [
            models.UniqueConstraint(
                name="events_intervention_position_once", fields=["meeting", "position"]
            )
        ]
        triggers = [DatasetClock(), SameMeeting("NEW.meeting_id")]

    def __str__(self) -> str:
        return f"{self.participant}: {self.summary[:80]}"

    def clean(self) -> None:
        """The same rule as the database's, explained."""
        super().clean()
        if self.participant.meeting_id != self.meeting_id:
            raise ValidationError({"participant": OTHER_MEETING})
