"""Write docs/states.md from the declared life cycles."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from unesco_portal.workflow.documentation import states_document

PATH = settings.BASE_DIR / "docs" / "states.md"


class Command(BaseCommand):
    """``--check`` only says whether the file is current."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """``--check`` for continuous integration."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        text = states_document()
        if not options["check"]:
            PATH.write_text(text, encoding="utf-8")
            self.stdout.write(f"{PATH.relative_to(settings.BASE_DIR)} written")
        elif not PATH.exists() or PATH.read_text(encoding="utf-8") != text:
            raise CommandError("docs/states.md is out of date: run manage.py document_states.")
