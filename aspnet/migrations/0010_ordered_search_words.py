"""Search words of further names in one order, whatever way the database reads them."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0009_points_of_institutions"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="institution",
            name="search_words",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="search_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="NEW.search := portal_vector(concat_ws(' ', NEW.name, NEW.city, (SELECT string_agg(name, ' ' ORDER BY name) FROM aspnet_institutionname WHERE institution_id = NEW.id))); RETURN NEW;",
                    hash="a438f0770e1dca65f71463a39786294c685f4c98",
                    operation='INSERT OR UPDATE OF "name", "city", "search"',
                    pgid="pgtrigger_search_words_df8c7",
                    table="aspnet_institution",
                    when="BEFORE",
                ),
            ),
        ),
    ]
