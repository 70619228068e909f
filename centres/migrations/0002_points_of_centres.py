"""The index behind lists of a part of the map."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("centres", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="centre",
            index=models.Index(
                condition=models.Q(("latitude__isnull", False)),
                fields=["longitude", "latitude"],
                name="centres_centre_point",
            ),
        ),
    ]
