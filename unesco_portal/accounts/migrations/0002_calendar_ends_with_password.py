"""A calendar's address ends with the password and the role it was made under."""

import django.utils.timezone
from django.db import migrations, models
from django.utils.crypto import salted_hmac

SALT = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"


def bind(apps, schema_editor):
    """The addresses there are belong to the passwords there are."""
    rows = apps.get_model("accounts", "CalendarAddress").objects.select_related("user")
    for row in rows:
        row.session_hash = salted_hmac(SALT, row.user.password, algorithm="sha256").hexdigest()
        row.save(update_fields=["session_hash"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RenameField("calendaraddress", "created_at", "made_at"),
        migrations.AlterField(
            model_name="calendaraddress",
            name="made_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, verbose_name="made at"
            ),
        ),
        migrations.AddField(
            model_name="calendaraddress",
            name="session_hash",
            field=models.CharField(blank=True, default="", editable=False, max_length=64),
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
    ]
