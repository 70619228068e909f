"""Play the answers of generated schools into a renewal round: for demonstrations only."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from aspnet.demonstration.rounds import generate_answers
from aspnet.models import RenewalRound


class Command(BaseCommand):
    """Schools confirm, change, announce to leave, bounce, or stay silent."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Which round, and from which seed."""
        parser.add_argument("round", help="the code of the round, such as RND-7K3M9X")
        parser.add_argument("--seed", type=int, default=1953)

    def handle(self, *args: Any, **options: Any) -> None:
        """Play, and tell the funnel."""
        if not settings.DEMONSTRATION:
            raise CommandError("DEMONSTRATION is off: this installation holds real data only.")
        round_ = RenewalRound.objects.running().filter(public_id=options["round"]).first()
        if round_ is None:
            raise CommandError("There is no running round of this code.")
        started = time.monotonic()
        funnel = generate_answers(round_, options["seed"])
        told = ", ".join(f"{name}: {count}" for name, count in funnel.items())
        self.stdout.write(f"{round_} after {time.monotonic() - started:.1f} s: {told}")
