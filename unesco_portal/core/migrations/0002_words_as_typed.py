"""A word that no record is known to hold counts as it was typed, beside its neighbours."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("sql")


class Migration(migrations.Migration):
    dependencies = [("core", "0001_building_blocks")]
    operations = [
        migrations.RunSQL(
            (SQL / "0002_up.sql").read_text(), reverse_sql=(SQL / "0002_down.sql").read_text()
        ),
    ]
