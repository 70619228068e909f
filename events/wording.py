"""Facts of a meeting in words: dates, place, state, participants, what happened to the record."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unesco_portal.core.templatetags.ui import number, partial_date
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES, SDG_TARGETS
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.states import machine_of

from .counts import Month
from .enums import Network, Status, When
from .models import Meeting

TONES = {
    Status.PLANNED: "neutral",
    Status.ANNOUNCED: "waiting",
    Status.POSTPONED: "attention",
    Status.HELD: "positive",
    Status.REPORT_PUBLISHED: "positive",
    Status.CANCELLED: "ended",
    Status.GIVEN_UP: "ended",
}


def dates_in_words(start_on: str | None, end_on: str | None) -> str:
    """One date of any precision, or from the first to the last."""
    if not end_on or end_on == start_on:
        return partial_date(start_on)
    return _("%(start)s to %(end)s") % {
        "start": partial_date(start_on),
        "end": partial_date(end_on),
    }


def date_told(status: str, start_on: str | None, end_on: str | None) -> str:
    """The date; of a postponed meeting the old one is told as such."""
    dates = dates_in_words(start_on, end_on)
    if status == Status.POSTPONED and start_on:
        return _("not known; it had been announced for %(dates)s") % {"dates": dates}
    return dates


def month_in_words(month: Month, count: int) -> str:
    """A month and how many meetings it has; the two nearest also as people say."""
    words = {"month": partial_date(month.code), "count": number(count)}
    if month.away == 0:
        return _("This month: %(month)s (%(count)s)") % words
    if month.away == 1:
        return _("Next month: %(month)s (%(count)s)") % words
    return _("%(month)s (%(count)s)") % words


def no_city() -> str:
    """What stands where a source leaves the place open."""
    return _("The source does not state the city.")


def place_in_words(city: str, country: str | None) -> str:
    """City and country, as far as they are known; empty when neither is."""
    name = COUNTRIES.word(country) if country else ""
    return ", ".join(part for part in (city, str(name)) if part)


def state_in_words(status: str, when: str) -> str:
    """The state in the right tense: an announcement is no report."""
    if status == Status.ANNOUNCED and when == When.PAST:
        return _("announced; no report is known")
    return str(Status(status).label)


def tone_of(status: str, when: str) -> str:
    """The tone of the state's tag."""
    if status == Status.ANNOUNCED and when == When.PAST:
        return "neutral"
    return TONES[Status(status)]


def briefs(meetings: Iterable[Meeting]) -> list[dict[str, Any]]:
    """Meetings as other pages mention them: what, when, where, and how far it has come."""
    return [
        {
            "meeting": meeting,
            "dates": date_told(meeting.status, meeting.start_on, meeting.end_on),
            "place": place_in_words(meeting.city, meeting.country_id),
            "state": state_in_words(meeting.status, meeting.when),
            "tone": tone_of(meeting.status, meeting.when),
        }
        for meeting in meetings
    ]


def participants_in_words(meeting: Meeting) -> str:
    """How many took part, and how exact that is; empty when the source does not say."""
    count = meeting.participant_count
    if count is None:
        return ""
    words = {"count": number(count)}
    if meeting.is_participant_count_exact:
        sentence = ngettext(
            "exactly %(count)s participant", "exactly %(count)s participants", count
        )
    else:
        sentence = ngettext("about %(count)s participant", "about %(count)s participants", count)
    return sentence % words


def days_in_words(meeting: Meeting) -> str | None:
    """How long it lasted, where a source says so."""
    count = meeting.duration_days
    if count is None:
        return None
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def network_names(networks: Iterable[str]) -> list[str]:
    """The networks in words."""
    return [str(Network(code).label) for code in networks]


def country_names(codes: Iterable[str]) -> list[str]:
    """Countries in the reader's language, by name."""
    return sorted(str(COUNTRIES.word(code)) for code in codes)


def target_names(codes: Iterable[str]) -> list[str]:
    """Goals and targets with their short names."""
    return [str(SDG_TARGETS.word(code)) for code in codes]


def documents_in_words(meeting: Meeting) -> list[dict[str, Any]]:
    """The papers, each with its languages by name."""
    return [
        {
            "document": document,
            "languages": [str(LANGUAGES.word(code)) for code in document.languages],
        }
        for document in meeting.documents.all()
    ]


def holder_words(meeting: Meeting) -> str:
    """Who acts now: a role, never a person."""
    state = machine_of(meeting).state(meeting.status)
    if state.outside:
        return str(state.outside)
    return _("nobody: nothing is left to do") if state.is_final else _("the Meetings coordination")


def timeline_of(meeting: Meeting) -> list[dict[str, Any]]:
    """What happened to the record, oldest first."""
    acts = {act.permission: act for act in machine_of(meeting).transitions.values()}
    return [
        {
            "title": acts[entry.action].label if entry.action in acts else entry.action,
            "when": entry.created_at,
            "who": entry.actor_label,
            "text": entry.reason,
            "state": "done",
        }
        for entry in AuditEntry.objects.about(meeting).order_by("pk")
    ]
