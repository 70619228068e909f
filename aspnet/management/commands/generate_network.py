"""Generate, or remove, the demonstration network of Associated Schools."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from aspnet.demonstration.network import generate, remove
from aspnet.models import Institution

MOST_COUNTRIES = 194


class Command(BaseCommand):
    """Everything it makes is marked as generated, in the database, the API and the pages."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, where, and from which seed."""
        parser.add_argument("--institutions", type=int, default=12_000)
        parser.add_argument("--countries", type=int, default=182)
        parser.add_argument("--seed", type=int, default=1953)
        parser.add_argument("--remove", action="store_true", help="remove it all")
        parser.add_argument(
            "--if-missing", action="store_true", help="do nothing when there is one already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Generate or remove, telling what goes on."""
        if options["remove"]:
            remove(self.stdout.write)
            return
        if options["if_missing"] and Institution.objects.generated().exists():
            self.stdout.write("generate_network: there is one already")
            return
        if not 1 <= options["countries"] <= MOST_COUNTRIES:
            raise CommandError(f"--countries takes 1 to {MOST_COUNTRIES}.")
        if options["institutions"] < options["countries"]:
            raise CommandError("--institutions takes at least one for each country.")
        started = time.monotonic()
        made = generate(
            options["institutions"], options["countries"], options["seed"], self.stdout.write
        )
        seconds = time.monotonic() - started
        self.stdout.write(
            f"generated {made.institutions:,} institutions in {made.networks} networks and"
            f" {made.applications} applications in {seconds:.1f} s"
        )
