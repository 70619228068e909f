"""A mail to a selection knows the area for which its author acted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_areas"),
        ("workflow", "0004_corrections"),
    ]

    operations = [
        migrations.AddField(
            model_name="mailing",
            name="area",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="For which the author acted; empty: for the whole country, or for UNESCO.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mailings",
                to="people.area",
                verbose_name="area",
            ),
        ),
    ]
