"""A note knows the area its record lay in."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_areas"),
        ("workflow", "0002_mails_to_mute"),
    ]

    operations = [
        migrations.AddField(
            model_name="note",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="In which the record lay when this was written.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notes",
                to="people.area",
                verbose_name="area",
            ),
        ),
    ]
