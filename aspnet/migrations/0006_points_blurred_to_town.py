"""Points of schools that did not agree to more are those of their town, to about a kilometre."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

BLUR = """
UPDATE aspnet_institution SET latitude = latitude
WHERE location_precision = 'town' AND latitude IS NOT NULL
  AND (latitude <> round(latitude::numeric, 2) OR longitude <> round(longitude::numeric, 2));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0005_counts_of_choices"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="blurred_to_town",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."latitude" IS NOT NULL AND NEW."location_precision" = \'town\')',
                    func="\n    NEW.latitude := round(NEW.latitude::numeric, 2);\n    NEW.longitude := round(NEW.longitude::numeric, 2);\n    RETURN NEW;\n",
                    hash="2b56d04b6610d4c8d8be0b6c873714ebebe2755c",
                    operation='INSERT OR UPDATE OF "latitude", "longitude", "location_precision"',
                    pgid="pgtrigger_blurred_to_town_a3060",
                    table="aspnet_institution",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(BLUR, migrations.RunSQL.noop),
    ]
