"""Which mails their reader may mute, and those withheld because of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="outgoingmail",
            name="mutes",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "always arrives"),
                    ("selections", "mails to a selection of schools"),
                    ("notices", "mails about what waits"),
                ],
                default="",
                max_length=10,
                verbose_name="its reader may mute",
            ),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="withheld_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="withheld at"),
        ),
    ]
