"""Load countries, regions, languages, goals, days, themes and sources from ``data/``."""

from unesco_portal.core.loading import LoadingCommand
from unesco_portal.reference import loading


class Command(LoadingCommand):
    """Idempotent; rows that the files no longer hold stay, because others may point to them."""

    help = __doc__
    files = (
        "countries.csv",
        "countries_former.csv",
        "country_aliases.csv",
        "regions.csv",
        "languages.csv",
        "sdg_targets.csv",
        "international_days.csv",
        "themes.csv",
        "source_datasets.csv",
        "source_facts.json",
    )

    def load(self) -> str:
        """In the order in which the lists point at each other."""
        counts = {
            "sources": loading.load_sources(),
            "languages": loading.load_languages(),
            "countries": loading.load_countries(),
            "regions": loading.load_regions(),
            "goals and targets": loading.load_sustainable_development(),
            "international days": loading.load_days(),
            "themes": loading.load_themes(),
        }
        return ", ".join(f"{count} {what}" for what, count in counts.items())
