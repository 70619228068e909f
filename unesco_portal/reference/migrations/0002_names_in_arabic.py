"""Names of regions, themes, languages and days in Arabic; the loader fills them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="internationalday",
            name="name_ar",
            field=models.CharField(blank=True, max_length=200, verbose_name="name in Arabic"),
        ),
        migrations.AddField(
            model_name="language",
            name="name_ar",
            field=models.CharField(blank=True, max_length=80, verbose_name="name in Arabic"),
        ),
        migrations.AddField(
            model_name="region",
            name="name_ar",
            field=models.CharField(blank=True, max_length=100, verbose_name="name in Arabic"),
        ),
        migrations.AddField(
            model_name="taxonomy",
            name="name_ar",
            field=models.CharField(blank=True, max_length=120, verbose_name="name in Arabic"),
        ),
        migrations.AddField(
            model_name="theme",
            name="name_ar",
            field=models.CharField(blank=True, max_length=200, verbose_name="name in Arabic"),
        ),
    ]
