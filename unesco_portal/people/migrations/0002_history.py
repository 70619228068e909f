"""Placeholder while the apps above are being written; their migrations name it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = []
