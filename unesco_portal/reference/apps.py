"""Lists owned by others."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """Countries, regions, languages, goals, days, themes, sources."""

    name = "unesco_portal.reference"
    label = "reference"
