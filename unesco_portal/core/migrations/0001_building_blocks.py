"""Extensions, SQL functions and the dataset clock that every app stands on."""

from pathlib import Path

import django.contrib.postgres.operations as postgres
from django.db import migrations, models

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        postgres.TrigramExtension(),
        postgres.UnaccentExtension(),
        postgres.BtreeGistExtension(),
        postgres.CreateExtension("fuzzystrmatch"),
        migrations.CreateModel(
            name="DatasetVersion",
            fields=[
                (
                    "dataset",
                    models.CharField(
                        max_length=63, primary_key=True, serialize=False, verbose_name="table"
                    ),
                ),
                ("version", models.BigIntegerField(default=1, verbose_name="version")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
            ],
            options={
                "verbose_name": "dataset version",
                "verbose_name_plural": "dataset versions",
            },
        ),
        migrations.CreateModel(
            name="Lexeme",
            fields=[
                (
                    "word",
                    models.CharField(
                        max_length=60,
                        primary_key=True,
                        serialize=False,
                        db_collation="C",
                        verbose_name="word",
                    ),
                ),
            ],
            options={"verbose_name": "word", "verbose_name_plural": "words"},
        ),
        migrations.RunSQL(
            (SQL / "0001_up.sql").read_text(encoding="utf-8"),
            (SQL / "0001_down.sql").read_text(encoding="utf-8"),
        ),
    ]
