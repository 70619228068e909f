"""Which addresses the mail server refused for good."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0002_audit_never_emptied"),
    ]

    operations = [
        migrations.AddField(
            model_name="outgoingmail",
            name="refused_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="address refused at"),
        ),
        migrations.AddIndex(
            model_name="outgoingmail",
            index=models.Index(
                condition=models.Q(("refused_at__isnull", False)),
                fields=["to"],
                name="workflow_outgoingmail_refused",
            ),
        ),
    ]
