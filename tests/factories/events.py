"""Smallest valid rows of the meetings app; relations are named by the test that needs them."""

import datetime

import factory
from django.utils import timezone

from events.enums import Network, OrganiserRole, OutcomeKind, PointKind, Status
from events.models import (
    AgendaItem,
    Intervention,
    Meeting,
    MeetingDocument,
    MeetingOrganiser,
    MeetingPoint,
    MeetingSeries,
    Outcome,
    Participant,
    ParticipatingBody,
)


def day(distance: int) -> str:
    """A day so many days from today."""
    return (timezone.now().date() + datetime.timedelta(days=distance)).isoformat()


class MeetingFactory(factory.django.DjangoModelFactory):
    """A held meeting of one day in 2018; traits for other states."""

    class Meta:
        model = Meeting
        skip_postgeneration_save = True

    public_id = factory.Sequence(lambda number: f"meeting-{number}")
    title = factory.Sequence(lambda number: f"Meeting {number}")
    status = Status.HELD
    start_on = "2018-06-05"
    end_on = "2018-06-05"
    networks = factory.LazyFunction(lambda: [Network.GENERAL])

    class Params:
        upcoming = factory.Trait(
            status=Status.ANNOUNCED,
            start_on=factory.LazyFunction(lambda: day(30)),
            end_on=factory.LazyFunction(lambda: day(31)),
        )
        planned = factory.Trait(
            status=Status.PLANNED,
            start_on=factory.LazyFunction(lambda: day(60)),
            end_on=factory.LazyFunction(lambda: day(60)),
        )
        announced_only = factory.Trait(status=Status.ANNOUNCED)


class MeetingSeriesFactory(factory.django.DjangoModelFactory):
    """A series."""

    class Meta:
        model = MeetingSeries

    public_id = factory.Sequence(lambda number: f"series-{number}")
    name = factory.Sequence(lambda number: f"Series {number}")


class OrganiserFactory(factory.django.DjangoModelFactory):
    """An organiser by name; name the meeting."""

    class Meta:
        model = MeetingOrganiser

    name = factory.Sequence(lambda number: f"Organiser {number}")
    role = OrganiserRole.ORGANISER


class BodyFactory(factory.django.DjangoModelFactory):
    """A participating body by name; name the meeting."""

    class Meta:
        model = ParticipatingBody

    name = factory.Sequence(lambda number: f"Body {number}")


class ParticipantFactory(factory.django.DjangoModelFactory):
    """Somebody named; name the meeting and the person."""

    class Meta:
        model = Participant

    name = factory.LazyAttribute(lambda row: row.person.name)


class AgendaItemFactory(factory.django.DjangoModelFactory):
    """An agenda item; name the meeting."""

    class Meta:
        model = AgendaItem

    number = factory.Sequence(lambda number: number + 1)
    kind = "presentation"


class InterventionFactory(factory.django.DjangoModelFactory):
    """Something said; name the participant."""

    class Meta:
        model = Intervention

    meeting = factory.LazyAttribute(lambda row: row.participant.meeting)
    position = factory.Sequence(lambda number: number + 1)
    summary = "Said something."


class OutcomeFactory(factory.django.DjangoModelFactory):
    """A finding; name the meeting."""

    class Meta:
        model = Outcome

    position = factory.Sequence(lambda number: number + 1)
    kind = OutcomeKind.FINDING
    text = "Found something."


class DocumentFactory(factory.django.DjangoModelFactory):
    """A paper; name the meeting."""

    class Meta:
        model = MeetingDocument

    title = factory.Sequence(lambda number: f"Paper {number}")


class PointFactory(factory.django.DjangoModelFactory):
    """A purpose; name the meeting."""

    class Meta:
        model = MeetingPoint

    kind = PointKind.PURPOSE
    position = factory.Sequence(lambda number: number + 1)
    text = "Share experience"
