"""The index behind lists of a part of the map."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0008_twinnings"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="institution",
            index=models.Index(
                condition=models.Q(("latitude__isnull", False)),
                fields=["longitude", "latitude"],
                name="aspnet_institution_point",
            ),
        ),
    ]
