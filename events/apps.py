"""Meetings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Meetings."""

    name = "events"
    verbose_name = _("Meetings")

    def ready(self) -> None:
        """Declare the life cycle wherever the portal runs, workers included."""
        from . import transitions  # noqa: F401, PLC0415 -- app ready
