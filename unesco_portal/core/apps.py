"""The building blocks."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Building blocks."""

    name = "unesco_portal.core"
    label = "core"
