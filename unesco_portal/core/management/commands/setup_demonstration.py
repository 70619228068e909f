"""Prepare a demonstration: reference data, source facts, the generated network, the logins."""

import io
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

# Each command is idempotent and says what it did; the order is that of their dependencies.
REAL = (
    "load_reference",
    "load_organisations",
    "load_centres",
    "load_persons",
    "load_aspnet_facts",
    "load_report_templates",
    "load_convention",
    "load_meetings",
)


class Command(BaseCommand):
    """Safe to run again and again: what is already there is kept."""

    help = __doc__
    requires_system_checks: list[str] = []  # every start of the portal waits for this command

    def add_arguments(self, parser: CommandParser) -> None:
        """``--logins-to`` names a file for the logins; without it they are not shown."""
        parser.add_argument("--migrate", action="store_true", help="update the tables first")
        parser.add_argument("--logins-to", type=Path)
        parser.add_argument("--institutions", type=int, default=12_000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Real facts first, then what is generated."""
        if not settings.DEMONSTRATION:
            raise CommandError("DEMONSTRATION is off: this installation holds real data only.")
        if options["migrate"]:
            self.migrate()
        for command in REAL:
            call_command(command, stdout=self.stdout)
        call_command(
            "generate_network",
            institutions=options["institutions"],
            if_missing=True,
            stdout=self.stdout,
        )
        call_command("generate_rounds", stdout=self.stdout)
        call_command("generate_experts", if_missing=True, stdout=self.stdout)
        call_command("generate_meetings", if_missing=True, stdout=self.stdout)
        told = io.StringIO()
        call_command("create_demonstration_logins", stdout=told)
        if options["logins_to"]:
            options["logins_to"].write_text(told.getvalue())

    def migrate(self) -> None:
        """Most starts only see that there is nothing to do, in half the time."""
        try:
            call_command("migrate", check_unapplied=True, stdout=io.StringIO())
        except SystemExit:
            call_command("migrate", interactive=False, stdout=self.stdout)
