"""The 2005 Convention and its Expert Facility."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertsConfig(AppConfig):
    """The 2005 Convention and its Expert Facility."""

    name = "experts"
    verbose_name = _("The 2005 Convention and its Expert Facility")

    def ready(self) -> None:
        """Worklist, reminders and back office find the life cycles without any page."""
        from . import transitions  # noqa: F401, PLC0415 -- app ready
