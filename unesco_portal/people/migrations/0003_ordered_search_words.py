"""Search words of further names in one order, whatever way the database reads them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_areas"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="organisation",
            name="search_words",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="search_words",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="search_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search := portal_vector(concat_ws(' ', NEW.name, NEW.acronym, NEW.city, (SELECT string_agg(name, ' ' ORDER BY name) FROM people_organisationname WHERE organisation_id = NEW.id))); RETURN NEW;",
                    hash="dcffa47b7de2f10363bab06ba6753e339669442a",
                    operation='INSERT OR UPDATE OF "name", "acronym", "city", "search"',
                    pgid="pgtrigger_search_words_9dbe6",
                    table="people_organisation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="search_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search := portal_vector(concat_ws(' ', NEW.given_name, NEW.family_name, (SELECT string_agg(name, ' ' ORDER BY name) FROM people_personname WHERE person_id = NEW.id))); RETURN NEW;",
                    hash="62b69651a5c6f8f2ddd31497b0e1f8908bc89a5c",
                    operation='INSERT OR UPDATE OF "given_name", "family_name", "search"',
                    pgid="pgtrigger_search_words_b205e",
                    table="people_person",
                    when="BEFORE",
                ),
            ),
        ),
    ]
