"""What is shown of meetings, and to whom."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Prefetch, Subquery, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Freshness, Kind
from unesco_portal.core.resources import Column, Resource
from unesco_portal.people.models import Organisation, Person
from unesco_portal.reference.models import Region, RegionMembership
from unesco_portal.reference.models.evidence import freshness_expression
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES, REGIONS, SDG_TARGETS

from .enums import When
from .models import (
    AgendaItem,
    AgendaSpeaker,
    Intervention,
    Meeting,
    MeetingDocument,
    MeetingOrganiser,
    MeetingPoint,
    MeetingSeries,
    Outcome,
    Participant,
    ParticipantTitle,
    ParticipatingBody,
)
from .querysets import timing_expression


def page_of_meeting() -> Concat:
    """The address of the meeting's page."""
    start = Value(f"{settings.SITE_URL}/events/")
    return Concat(start, F("public_id"), Value("/"), output_field=CharField())


def countries_of_meeting() -> ArraySubquery:
    """The codes of the participating countries, as a set: sources list them in any order."""
    through = Meeting.countries.through.objects.filter(meeting=OuterRef("pk"))
    return ArraySubquery(through.order_by("country_id").values("country_id"))


def targets_of_meeting() -> ArraySubquery:
    """The codes of the Goals and targets a meeting names."""
    through = Meeting.sdg_targets.through.objects.filter(meeting=OuterRef("pk"))
    return ArraySubquery(through.order_by("sdgtarget__position").values("sdgtarget_id"))


def chair_of_meeting() -> Subquery:
    """The name of who was in the chair, as it was written then."""
    rows = Participant.objects.public().filter(meeting=OuterRef("pk"), is_chair=True)
    return Subquery(rows.values("name")[:1])


def when_in_words(value: str) -> str:
    """Upcoming, past or undated."""
    return When(value).label


def freshness_words(value: str) -> str:
    """The freshness mark in words."""
    return Freshness(value).label


ORGANISERS = Column(
    "organisers",
    nested=(
        Column("name"),
        Column("role"),
        Column("organisation", source="organisation__public_id", label=_("body")),
        Column("is_inferred"),
        Column("is_incomplete"),
    ),
    label=_("organisers"),
)
BODIES = Column(
    "bodies",
    nested=(
        Column("name"),
        Column("organisation", source="organisation__public_id", label=_("body")),
        Column("standing_then"),
    ),
    label=_("participating bodies"),
)
AGENDA = Column(
    "agenda",
    nested=(
        Column("number"),
        Column("day"),
        Column("kind"),
        Column("topic"),
        Column(
            "speakers", source="speaker_names", kind=Kind.TEXTS, null=False, label=_("speakers")
        ),
    ),
    label=_("agenda"),
)
PARTICIPANTS = Column(
    "participants",
    nested=(
        Column("person", source="person__public_id", label=_("person")),
        Column("honorific"),
        Column("name"),
        Column("titles", kind=Kind.TEXTS, null=False, label=_("titles held then")),
        Column("is_chair"),
        Column("note", source="person__note", label=_("note on the person")),
    ),
    label=_("persons named"),
)
INTERVENTIONS = Column(
    "interventions",
    nested=(
        Column("person", source="participant__person__public_id", label=_("person")),
        Column("name", source="participant__name"),
        Column(
            "titles",
            source="participant__titles",
            kind=Kind.TEXTS,
            null=False,
            label=_("titles held then"),
        ),
        Column("kind"),
        Column("summary"),
        Column("source", source="source__code", label=_("source")),
    ),
    label=_("interventions"),
)
OUTCOMES = Column(
    "outcomes",
    nested=(
        Column("number"),
        Column("kind"),
        Column("text"),
        Column("addressee"),
        Column("adopted"),
    ),
    label=_("outcomes"),
)
DOCUMENTS = Column(
    "documents",
    nested=(
        Column("title"),
        Column("kind"),
        Column("languages", display=LANGUAGES.word),
        Column("url"),
    ),
    label=_("documents"),
)
POINTS = Column("points", nested=(Column("kind"), Column("text")), label=_("points"))

MEETING_COLUMNS = (
    Column("id", source="public_id", label=_("permanent name")),
    Column("title", listed=True),
    Column("theme"),
    Column("kind", listed=True),
    Column("category"),
    Column("networks"),
    Column("series", source="series__public_id", label=_("series")),
    Column("series_name", source="series__name", label=_("name of the series")),
    Column("context"),
    Column("status", listed=True),
    Column("status_reason"),
    Column(
        "when",
        expression=timing_expression,
        listed=True,
        label=_("when"),
        help=_("Upcoming, past or undated, on the day of the answer."),
        null=False,
        display=when_in_words,
    ),
    Column("start_on", listed=True),
    Column("end_on", listed=True),
    Column("duration_days"),
    Column("mode"),
    Column("venue"),
    Column("city", listed=True),
    Column("country", source="country_id", listed=True, display=COUNTRIES.word),
    Column("country_name", source="country__name_en", label=_("country"), export_only=True),
    Column("location_note"),
    Column("host"),
    Column("host_country", source="host_country_id", display=COUNTRIES.word),
    Column("region", source="region__code", label=_("region"), display=REGIONS.word),
    Column("region_scheme", source="region__scheme", label=_("scheme of the region")),
    Column("is_first_of_its_kind"),
    Column("chair", expression=chair_of_meeting, label=_("chair")),
    Column("participant_count"),
    Column("is_participant_count_exact"),
    Column("named_participant_count"),
    Column("country_count"),
    Column(
        "countries",
        expression=countries_of_meeting,
        kind=Kind.CODES,
        null=False,
        label=_("participating countries"),
        display=COUNTRIES.word,
    ),
    Column(
        "sdg_targets",
        expression=targets_of_meeting,
        kind=Kind.CODES,
        null=False,
        label=_("Goals and targets"),
        display=SDG_TARGETS.word,
    ),
    Column("project", source="project__public_id", label=_("project")),
    Column("website"),
    Column("note"),
    Column("source", source="source__code", label=_("source")),
    Column("source_title", source="source__title", label=_("title of the source")),
    Column("source_note"),
    Column("verification"),
    Column("confirmed_on"),
    Column("confirmed_by"),
    Column(
        "freshness",
        expression=freshness_expression,
        label=_("freshness"),
        help=_("How long ago somebody responsible said that the record is right."),
        null=False,
        display=freshness_words,
    ),
    Column("is_generated"),
    Column("updated_at"),
    Column("page", expression=page_of_meeting, kind=Kind.URL, null=False, label=_("page")),
    ORGANISERS,
    BODIES,
    AGENDA,
    PARTICIPANTS,
    INTERVENTIONS,
    OUTCOMES,
    DOCUMENTS,
    POINTS,
)

PUBLIC_PARTICIPANTS = Participant.objects.public()
MEETINGS = Resource(
    "meetings",
    model=Meeting,
    title=_("Meetings"),
    description=_(
        "Meetings of the networks, as their sources tell them: announced, held, postponed and"
        " cancelled ones. What a source does not say is empty."
    ),
    columns=MEETING_COLUMNS,
    orderings={
        "-start": ("-sort_on", "-public_id"),
        "start": ("sort_on", "public_id"),
        "id": ("public_id",),
        "updated": ("updated_at", "public_id"),
        "-updated": ("-updated_at", "-public_id"),
    },
    page_url="events:meeting-detail",
    desk="with_meetings",
    correctable=("title", "kind", "venue", "city", "host", "start_on", "end_on", "website"),
    tables=(
        AgendaItem,
        AgendaSpeaker,
        Intervention,
        MeetingDocument,
        MeetingOrganiser,
        MeetingPoint,
        MeetingSeries,
        Organisation,
        Outcome,
        Participant,
        ParticipantTitle,
        ParticipatingBody,
        Person,
        Region,
        RegionMembership,
    ),
    select_related=("series", "country", "host_country", "region", "project", "source"),
    prefetch_related=(
        "organisers__organisation",
        "bodies__organisation",
        Prefetch(
            "participants", PUBLIC_PARTICIPANTS.select_related("person").order_by("position", "pk")
        ),
        "participants__held_titles",
        "agenda",
        Prefetch(
            "agenda__speaker_entries",
            AgendaSpeaker.objects.filter(participant__person__is_public=True).select_related(
                "participant"
            ),
        ),
        "agenda__speaker_entries__participant__held_titles",
        Prefetch(
            "interventions",
            Intervention.objects.public().select_related("participant__person", "source"),
        ),
        "interventions__participant__held_titles",
        "outcomes",
        "documents",
        "points",
    ),
    hidden={
        "search": "search words",
        "created_at": "internal",
        "status_since": "internal",
        "sort_on": "the first day, for sorting",
        "starts_on": "follows from the first day",
        "ends_on": "follows from the last day",
    },
)
