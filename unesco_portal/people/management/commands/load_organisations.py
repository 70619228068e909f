"""Load UNESCO's entities and the bodies that source documents name, from ``data/``."""

from unesco_portal.core.loading import LoadingCommand
from unesco_portal.people import loading


class Command(LoadingCommand):
    """Idempotent."""

    help = __doc__
    files = ("unesco_entities.csv", "organisations.csv")

    def load(self) -> str:
        """Entities first."""
        return f"{loading.load_entities()} UNESCO entities, {loading.load_bodies()} other bodies"
