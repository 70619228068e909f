"""Load the persons whom the source documents name, with their titles of that time."""

from unesco_portal.core.loading import LoadingCommand
from unesco_portal.people import loading


class Command(LoadingCommand):
    """Idempotent; centres must be loaded before, because titles are held there."""

    help = __doc__
    files = ("source_facts.json",)

    def load(self) -> str:
        """Persons and titles."""
        return f"{loading.load_persons()} persons"
