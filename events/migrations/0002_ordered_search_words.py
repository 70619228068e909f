"""Search words of further names in one order, whatever way the database reads them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0001_initial"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="meeting",
            name="search_words",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="search_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            NEW.search := portal_vector(concat_ws(' ', NEW.title, NEW.theme, NEW.kind, NEW.context, NEW.host, NEW.venue, NEW.city,\n                (SELECT name FROM events_meetingseries WHERE id = NEW.series_id),\n                (SELECT string_agg(name, ' ' ORDER BY name) FROM events_meetingorganiser WHERE meeting_id = NEW.id)));\n            RETURN NEW;\n        ",
                    hash="7bcc4a142314c1cb1b4e5c075b21f470d2b3727e",
                    operation='INSERT OR UPDATE OF "title", "theme", "kind", "context", "host", "venue", "city", "series_id", "search"',
                    pgid="pgtrigger_search_words_2018d",
                    table="events_meeting",
                    when="BEFORE",
                ),
            ),
        ),
    ]
