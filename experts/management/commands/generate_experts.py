"""Generate, or take away, the demonstration roster of the Expert Facility."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from experts import demonstration
from experts.models import ExpertProfile
from unesco_portal.core.exceptions import DomainError


class Command(BaseCommand):
    """All rows are marked as demonstration data. Run ``load_convention`` first."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, from which seed; or none."""
        parser.add_argument(
            "--count", type=int, default=24, help="how many experts, 24 unless told"
        )
        parser.add_argument(
            "--seed", type=int, default=2005, help="the same seed, the same experts"
        )
        parser.add_argument("--remove", action="store_true", help="take all generated experts away")
        parser.add_argument(
            "--if-missing", action="store_true", help="do nothing when there are some already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what was done."""
        if options["remove"]:
            self.stdout.write(f"{demonstration.remove_experts()} demonstration experts removed")
            return
        if options["if_missing"] and ExpertProfile.objects.filter(is_generated=True).exists():
            self.stdout.write("generate_experts: there are some already")
            return
        try:
            made = demonstration.generate_experts(options["count"], options["seed"])
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made} demonstration experts made")
