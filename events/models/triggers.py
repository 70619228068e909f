"""What the database itself keeps true about meetings."""

import pgtrigger
from django.db import models

from unesco_portal.core.models import SearchWords, further_names

WORDS = ("title", "theme", "kind", "context", "host", "venue", "city")
NAMES = ("events_meetingorganiser", "meeting_id")


class MeetingWords(SearchWords):
    """The search words of a meeting: its own, its organisers' names and its series' name."""

    def __init__(self) -> None:
        super().__init__(*WORDS, "series_id", names=NAMES)

    def get_func(self, model: type[models.Model]) -> str:
        """One assignment: the vector of all texts, joined."""
        own = ", ".join(f"NEW.{name}" for name in WORDS)
        return f"""
            NEW.search := portal_vector(concat_ws(' ', {own},
                (SELECT name FROM events_meetingseries WHERE id = NEW.series_id),
                {further_names(model, *NAMES)}));
            RETURN NEW;
        """


class SeriesWords(pgtrigger.Trigger):
    """A series under a new name renews the search words of its meetings."""

    name = "series_words"
    level = pgtrigger.Row
    when = pgtrigger.After
    operation = pgtrigger.UpdateOf("name")
    func = """
        UPDATE events_meeting SET search = NULL, updated_at = statement_timestamp()
        WHERE series_id = NEW.id;
        RETURN NULL;
    """


class PublicMeetingStays(pgtrigger.Protect):
    """A real meeting that was ever public is never deleted; cancelled ones stay as cancelled."""

    name = "public_meeting_stays"
    operation = pgtrigger.Delete
    condition = pgtrigger.Condition(
        "NOT OLD.is_generated AND OLD.status NOT IN ('planned', 'given_up')"
    )


class SameMeeting(pgtrigger.Trigger):
    """Refuses to join a participant of one meeting to a part of another."""

    name = "same_meeting"
    level = pgtrigger.Row
    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update

    def __init__(self, meeting: str) -> None:
        self.meeting = meeting
        super().__init__()

    def get_func(self, model: type[models.Model]) -> str:
        """``meeting`` is the SQL that tells the part's meeting."""
        return f"""
            IF ({self.meeting}) IS DISTINCT FROM
               (SELECT meeting_id FROM events_participant WHERE id = NEW.participant_id) THEN
                RAISE EXCEPTION 'the participant belongs to another meeting'
                USING ERRCODE = 'check_violation',
                      CONSTRAINT = '{model._meta.db_table}_same_meeting';
            END IF;
            RETURN NEW;
        """


class KeepsMeeting(pgtrigger.ReadOnly):
    """A part never moves to another meeting."""

    name = "keeps_meeting"
    fields = ["meeting"]
