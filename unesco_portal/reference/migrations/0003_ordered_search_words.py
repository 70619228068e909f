"""Search words of further names in one order, whatever way the database reads them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0002_names_in_arabic"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="country",
            name="search_words",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="search_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search := portal_vector(concat_ws(' ', NEW.code, NEW.iso3, NEW.name_en, NEW.name_fr, NEW.name_es, NEW.name_ar, NEW.name_ru, NEW.name_zh, NEW.capital, (SELECT string_agg(name, ' ' ORDER BY name) FROM reference_countryalias WHERE country_id = NEW.code))); RETURN NEW;",
                    hash="62286a4082ecf6d3326ad64200c9147c09234839",
                    operation='INSERT OR UPDATE OF "code", "iso3", "name_en", "name_fr", "name_es", "name_ar", "name_ru", "name_zh", "capital", "search"',
                    pgid="pgtrigger_search_words_2e047",
                    table="reference_country",
                    when="BEFORE",
                ),
            ),
        ),
    ]
