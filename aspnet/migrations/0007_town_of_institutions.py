"""The index behind schools in the same town."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0006_points_blurred_to_town"),
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="institution",
            index=models.Index(
                fields=["country", "city", "sort_name"], name="aspnet_institution_town"
            ),
        ),
    ]
