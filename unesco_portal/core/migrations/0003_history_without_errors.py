"""A row written outside a request finds no context of history, without an error caught in between."""

from pathlib import Path

from django.db import migrations
from pghistory.models import Context

SQL = Path(__file__).with_name("sql")


def ask_for_the_context(apps, schema_editor) -> None:
    """As in the file, which says why."""
    schema_editor.execute((SQL / "0003_up.sql").read_text(), params=None)


def catch_the_error(apps, schema_editor) -> None:
    """As pghistory brings it."""
    Context.install_pgh_attach_context_func(using=schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_words_as_typed"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]
    operations = [migrations.RunPython(ask_for_the_context, catch_the_error)]
