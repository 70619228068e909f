"""Load the Category 2 institutes and centres, from ``data/``."""

from centres import loading
from unesco_portal.core.loading import LoadingCommand


class Command(LoadingCommand):
    """Idempotent; countries, sources and organisations must be loaded before."""

    help = __doc__
    files = (
        "centres.csv",
        "centre_designations.csv",
        "centre_names.csv",
        "centre_observations.csv",
        "source_facts.json",
    )

    def load(self) -> str:
        """Centres first: the rest points to them."""
        counts = {
            "centres": loading.load_centres(),
            "further names": loading.load_names(),
            "hosts": loading.load_hosts(),
            "observations": loading.load_observations(),
            "activities": loading.load_activities(),
        }
        return ", ".join(f"{count} {what}" for what, count in counts.items())
