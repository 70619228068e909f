"""Load Parties to the 2005 Convention, phases of the Expert Facility and the project."""

from experts import loading
from unesco_portal.core.loading import LoadingCommand


class Command(LoadingCommand):
    """Idempotent. Run ``load_reference`` and ``load_organisations`` first."""

    help = __doc__
    files = ("convention_parties.csv", "facility_phases.csv", "source_facts.json")

    def load(self) -> str:
        """Phases before the project that names one."""
        counts = {
            "Parties": loading.load_parties(),
            "phases": loading.load_phases(),
            "projects": loading.load_project(),
        }
        return ", ".join(f"{count} {what}" for what, count in counts.items())
