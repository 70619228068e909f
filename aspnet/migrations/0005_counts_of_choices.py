"""The materialized view behind the numbers of levels, themes and languages in the directory."""

from django.db import migrations, models

CREATE = """
CREATE MATERIALIZED VIEW aspnet_choicecount AS
SELECT concat_ws('|', dimension, code, country_id, standing, ownership, is_generated) AS key,
       dimension, code, country_id, standing, ownership, is_generated, count(*)::int AS count
FROM (
    SELECT 'level' AS dimension, unnest(levels) AS code,
           country_id, standing, ownership, is_generated
    FROM aspnet_institution
    UNION ALL
    SELECT 'theme', unnest(themes), country_id, standing, ownership, is_generated
    FROM aspnet_institution
    UNION ALL
    SELECT 'language', main_language, country_id, standing, ownership, is_generated
    FROM aspnet_institution
    WHERE main_language IS NOT NULL
) AS codes
GROUP BY dimension, code, country_id, standing, ownership, is_generated;
CREATE UNIQUE INDEX aspnet_choicecount_key ON aspnet_choicecount (key);
CREATE INDEX aspnet_choicecount_code ON aspnet_choicecount (dimension, code);
CREATE INDEX aspnet_choicecount_country ON aspnet_choicecount (country_id);
"""
DROP = "DROP MATERIALIZED VIEW aspnet_choicecount;"


class Migration(migrations.Migration):
    dependencies = [("aspnet", "0004_areas_and_first_opinions")]
    operations = [
        migrations.CreateModel(
            name="ChoiceCount",
            fields=[
                ("key", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("dimension", models.CharField(max_length=10, verbose_name="kind of code")),
                ("code", models.CharField(max_length=60, verbose_name="code")),
                ("standing", models.CharField(max_length=10, verbose_name="standing")),
                ("ownership", models.CharField(max_length=8, verbose_name="ownership")),
                ("is_generated", models.BooleanField(verbose_name="demonstration data")),
                ("count", models.IntegerField(verbose_name="institutions")),
            ],
            options={
                "verbose_name": "count by code",
                "verbose_name_plural": "counts by code",
                "db_table": "aspnet_choicecount",
                "managed": False,
            },
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
