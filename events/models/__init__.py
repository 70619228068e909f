"""The tables of meetings."""

from .meeting import Meeting
from .organiser import MeetingOrganiser, ParticipatingBody
from .outcome import MeetingDocument, MeetingPoint, Outcome
from .participant import Participant, ParticipantTitle, Speaker
from .programme import AgendaItem, AgendaSpeaker, Intervention
from .series import MeetingSeries

__all__ = [
    "AgendaItem",
    "AgendaSpeaker",
    "Intervention",
    "Meeting",
    "MeetingDocument",
    "MeetingOrganiser",
    "MeetingPoint",
    "MeetingSeries",
    "Outcome",
    "Participant",
    "ParticipantTitle",
    "ParticipatingBody",
    "Speaker",
]
