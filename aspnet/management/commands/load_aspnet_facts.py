"""Load what the source documents say of the Associated Schools Network."""

from aspnet import loading
from unesco_portal.core.loading import LoadingCommand


class Command(LoadingCommand):
    """Idempotent."""

    help = __doc__
    files = ("source_facts.json", "network_figures.csv", "pathways.json")

    def load(self) -> str:
        """Statements, campaigns, materials, pathways."""
        return (
            f"{loading.load_statements()} statements, {loading.load_campaigns()} campaigns,"
            f" {loading.load_resources()} materials, {loading.load_pathways()} pathways"
        )
