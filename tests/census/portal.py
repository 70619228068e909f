"""What the census walks over: our apps, their models, the tracked files."""

import subprocess
from pathlib import Path

from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).parents[2]
OWN_APPS = {
    "core": "unesco_portal/core",
    "reference": "unesco_portal/reference",
    "people": "unesco_portal/people",
    "accounts": "unesco_portal/accounts",
    "workflow": "unesco_portal/workflow",
    "centres": "centres",
    "aspnet": "aspnet",
    "experts": "experts",
    "events": "events",
}
CODE = ("unesco_portal", "centres", "aspnet", "experts", "events")


def is_history(model: type[Model]) -> bool:
    """Rows that database triggers write about rows of another model."""
    return hasattr(model, "pgh_tracked_model")


def own_models() -> list[type[Model]]:
    """The models of our apps, without their histories."""
    models = [model for model in apps.get_models() if model._meta.app_label in OWN_APPS]
    return [model for model in models if not is_history(model)]


def code_files() -> list[Path]:
    """The Python files of the portal itself."""
    return sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))


def tracked_files() -> list[Path]:
    """What stands, or will stand, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    paths = (ROOT / name for name in found.stdout.decode().split("\0") if name)
    return sorted(path for path in paths if path.is_file())
