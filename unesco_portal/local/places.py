"""Where this checkout keeps what a start leaves behind: locks, logs, secrets, data."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Self

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Places:
    """The ``.local`` folder of one checkout, or the folder PORTAL_LOCAL_DIR names."""

    local: Path

    @classmethod
    def here(cls) -> Self:
        """Return the places of the checkout this package lies in."""
        named = os.environ.get("PORTAL_LOCAL_DIR")
        places = cls(Path(named).resolve() if named else CHECKOUT / ".local")
        for folder in (places.run, places.logs):
            folder.mkdir(parents=True, exist_ok=True)
        return places

    @property
    def run(self) -> Path:
        """Locks and notes of running processes."""
        return self.local / "run"

    @property
    def logs(self) -> Path:
        """One log for each thing that runs."""
        return self.local / "log"

    @property
    def services_file(self) -> Path:
        """The ports that the services had last, so that they get the same again."""
        return self.local / "services.json"

    def secret(self, name: str) -> str:
        """Return this checkout's secret of that name, made on first use, for the owner only."""
        path = self.secret_file(name)
        if not path.exists():
            write_private(path, secrets.token_hex(24))
        return path.read_text().strip()

    def secret_file(self, name: str) -> Path:
        """Return where the secret lies."""
        return self.local / f"{name}.password"


def write_private(path: Path, text: str) -> None:
    """Write a file whole or not at all, readable by its owner only."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "w") as stream:
        stream.write(text)
    draft.replace(path)


def read_json(path: Path) -> dict[str, object]:
    """Return a note as a dictionary; a missing or broken note is an empty one."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_json(path: Path, note: dict[str, object]) -> None:
    """Write a note for its owner only."""
    write_private(path, json.dumps(note, indent=1) + "\n")
