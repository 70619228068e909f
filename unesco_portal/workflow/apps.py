"""What was done, by whom, who is told."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """What was done, by whom, who is told."""

    name = "unesco_portal.workflow"
    label = "workflow"
