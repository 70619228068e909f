"""Generate a finished renewal round in one country and an open one in another."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from aspnet.demonstration.rounds import make_rounds


class Command(BaseCommand):
    """Only in generated networks that have no round yet; ``generate_network --remove`` removes."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """From which seed."""
        parser.add_argument("--seed", type=int, default=1953)

    def handle(self, *args: Any, **options: Any) -> None:
        """Generate, and say how many."""
        if not settings.DEMONSTRATION:
            raise CommandError("DEMONSTRATION is off: this installation holds real data only.")
        self.stdout.write(f"generate_rounds: {make_rounds(options['seed'])} rounds made")
