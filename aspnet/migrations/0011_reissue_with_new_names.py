"""An order may replace certificates with a former name; the portal gives one after a round."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("aspnet", "0010_network_certificate_months_removed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="certificateissue",
            name="replaces_renamed",
            field=models.BooleanField(
                default=False, verbose_name="also replace certificates with a former name"
            ),
        ),
        migrations.AlterField(
            model_name="certificateissue",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Empty: the portal, at the end of a renewal round.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
    ]
