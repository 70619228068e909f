"""A few generated meetings, so that the calendar can be shown at work: never a real meeting."""

import datetime
import random
from dataclasses import dataclass

from django.db import transaction

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.reference.models import Country

from .enums import HELD_STATUSES, Mode, Network, OrganiserRole, OutcomeKind, PointKind, Status
from .models import AgendaItem, Meeting, MeetingOrganiser, MeetingPoint, Outcome

PREFIX = "demonstration"
ORGANISER = "Demonstration organiser"
KINDS = (
    ("consultation meeting", "Consultation on joint work plans"),
    ("training workshop", "Training in project design"),
    ("regional meeting", "Regional meeting of coordinators"),
    ("webinar", "Webinar on the use of shared resources"),
    ("advisory committee meeting", "Meeting of an advisory committee"),
    ("conference", "Conference on quality education"),
)
PURPOSES = ("Exchange experience", "Agree on next steps")
ITEMS = (("opening", ""), ("presentations", "Work of the participants"), ("conclusion", ""))
LONGEST_AWAY = 400
EXACT_SHARE = 0.5  # of the numbers of participants
MONTH_SHARE = 0.2  # of the dates ahead are known to the month only


@dataclass(frozen=True)
class Story:
    """How far a generated meeting has come, and on which side of today it lies."""

    status: Status
    is_ahead: bool


STORIES = (
    Story(Status.ANNOUNCED, is_ahead=True),
    Story(Status.HELD, is_ahead=False),
    Story(Status.ANNOUNCED, is_ahead=True),
    Story(Status.HELD, is_ahead=False),
    Story(Status.PLANNED, is_ahead=True),
    Story(Status.POSTPONED, is_ahead=True),
    Story(Status.CANCELLED, is_ahead=True),
    Story(Status.ANNOUNCED, is_ahead=False),
)


@transaction.atomic
def generate_meetings(count: int = 16, seed: int = 1945) -> int:
    """Make up to ``count`` meetings that are not there yet, around today; returns how many.

    The same seed gives the same meetings at the same distance from the day they were made.
    """
    countries = list(Country.objects.states().exclude(capital="").order_by("code"))
    if not countries:
        raise DomainError("Run load_reference first.")
    keys = {f"{PREFIX}-{seed}-{number}": number for number in range(1, count + 1)}
    known = set(Meeting.objects.filter(public_id__in=keys).values_list("public_id", flat=True))
    for key, number in keys.items():
        if key not in known:
            chance = random.Random(key)  # noqa: S311 -- demonstration data, not a secret
            make_meeting(key, number, chance, chance.choice(countries))
    return len(keys.keys() - known)


@transaction.atomic
def remove_meetings() -> int:
    """Take all generated meetings away; returns how many there were."""
    rows = Meeting.objects.generated()
    count = rows.count()
    rows.delete()
    return count


def make_meeting(key: str, number: int, chance: random.Random, country: Country) -> Meeting:
    """One meeting with its parts."""
    story = STORIES[(number - 1) % len(STORIES)]
    kind, title = chance.choice(KINDS)
    start, end = days(story, chance)
    is_held = story.status in HELD_STATUSES
    is_online = kind == "webinar"
    meeting = Meeting.objects.create(
        public_id=key,
        title=f"{title} (demonstration {number})",
        kind=kind,
        networks=[chance.choice(Network.values)],
        status=story.status,
        status_reason=reason(story.status),
        start_on=start,
        end_on=end,
        mode=Mode.ONLINE if is_online else chance.choice((Mode.ON_SITE, Mode.HYBRID)),
        city="" if is_online else country.capital,
        country=None if is_online else country,
        participant_count=chance.randint(12, 120) if is_held else None,
        is_participant_count_exact=chance.random() < EXACT_SHARE if is_held else None,
        source_note="Generated to show the portal at work; not a real meeting.",
        is_generated=True,
    )
    make_parts(meeting, is_held=is_held)
    return meeting


def days(story: Story, chance: random.Random) -> tuple[str, str]:
    """First and last day, ahead of today or behind it; some are known to the month only."""
    away = datetime.timedelta(days=chance.randint(10, LONGEST_AWAY))
    today = dates.today()
    first = today + away if story.is_ahead else today - away
    last = first + datetime.timedelta(days=chance.randint(0, 3))
    if story.is_ahead and chance.random() < MONTH_SHARE:
        return f"{first:%Y-%m}", f"{first:%Y-%m}"
    return first.isoformat(), last.isoformat()


def reason(status: Status) -> str:
    """Why a generated meeting does not take place as announced."""
    if status in (Status.POSTPONED, Status.CANCELLED):
        return "Generated reason, for demonstration."
    return ""


def make_parts(meeting: Meeting, *, is_held: bool) -> None:
    """Organiser, purposes, agenda; an outcome where it was held."""
    MeetingOrganiser.objects.create(meeting=meeting, name=ORGANISER, role=OrganiserRole.ORGANISER)
    MeetingPoint.objects.bulk_create(
        MeetingPoint(meeting=meeting, kind=PointKind.PURPOSE, position=position, text=text)
        for position, text in enumerate(PURPOSES, start=1)
    )
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=number, kind=kind, topic=topic)
        for number, (kind, topic) in enumerate(ITEMS, start=1)
    )
    if is_held:
        Outcome.objects.create(
            meeting=meeting,
            position=1,
            kind=OutcomeKind.PROPOSAL,
            text="Generated outcome, for demonstration.",
        )
