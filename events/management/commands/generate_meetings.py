"""Generate, or take away, demonstration meetings around today."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events import demonstration
from events.models import Meeting
from unesco_portal.core.exceptions import DomainError


class Command(BaseCommand):
    """All rows are marked as demonstration data. Run ``load_reference`` first."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, from which seed; or none."""
        parser.add_argument(
            "--count", type=int, default=16, help="how many meetings, 16 unless told"
        )
        parser.add_argument(
            "--seed", type=int, default=1945, help="the same seed, the same meetings"
        )
        parser.add_argument(
            "--remove", action="store_true", help="take all generated meetings away"
        )

        parser.add_argument(
            "--if-missing", action="store_true", help="do nothing when there are some already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what was done."""
        if options["remove"]:
            self.stdout.write(f"{demonstration.remove_meetings()} demonstration meetings removed")
            return
        if options["if_missing"] and Meeting.objects.generated().exists():
            self.stdout.write("generate_meetings: there are some already")
            return
        try:
            made = demonstration.generate_meetings(options["count"], options["seed"])
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made} demonstration meetings made")
