"""Create the demonstration logins and print them with their roles."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from unesco_portal.accounts.demonstration import LOGINS, PASSWORD, create_logins, disable_logins


class Command(BaseCommand):
    """Refused where real data lives."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """``--disable`` switches them off."""
        parser.add_argument("--disable", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Create, print."""
        if options["disable"]:
            self.stdout.write(f"{disable_logins()} demonstration logins are switched off")
            return
        if not settings.DEMONSTRATION:
            raise CommandError("DEMONSTRATION is off: these logins are public.")
        create_logins()
        self.stdout.write(f"Demonstration logins (password: {PASSWORD})")
        for login in LOGINS:
            self.stdout.write(f"  {login.email:32} {login.words}")
