"""What was done, by whom, who is told."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkflowConfig(AppConfig):
    """What was done, by whom, who is told."""

    name = "unesco_portal.workflow"
    label = "workflow"

    def ready(self) -> None:
        """Declare the life cycles of all apps wherever the portal runs, workers included."""
        autodiscover_modules("transitions")
