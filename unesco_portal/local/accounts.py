"""The unprivileged account that PostgreSQL and Redis run as when the portal is started by root."""

import contextlib
import os
import pwd
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from .console import LocalError

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of this machine."""

    name: str
    uid: int
    gid: int

    @classmethod
    def of(cls, entry: pwd.struct_passwd) -> Self:
        """Return the account of a line of the user database."""
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid)

    @property
    def identity(self) -> dict[str, Any]:
        """Return the arguments that make a child process run as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def chosen(owner: int | None = None) -> Account:
    """Return PORTAL_DB_USER, else the account that owns the data already, else a usual one."""
    name = os.environ.get("PORTAL_DB_USER")
    if name:
        return _named(name)
    if owner:
        with contextlib.suppress(KeyError):
            return Account.of(pwd.getpwuid(owner))
    for candidate in CANDIDATES:
        with contextlib.suppress(KeyError):
            return Account.of(pwd.getpwnam(candidate))
    raise LocalError(
        "PostgreSQL does not run as root, and this machine has neither a user 'postgres' "
        "nor 'nobody'. Name an unprivileged user in PORTAL_DB_USER."
    )


def _named(name: str) -> Account:
    try:
        account = Account.of(pwd.getpwnam(name))
    except KeyError as error:
        raise LocalError(f"PORTAL_DB_USER names '{name}', who is not a user here.") from error
    if account.uid == 0:
        raise LocalError("PORTAL_DB_USER must name an unprivileged user, not root.")
    return account


def can_reach(account: Account | None, *paths: Path, mode: int = os.R_OK) -> bool:
    """Tell whether the account may read all of ``paths``.

    Asked of the kernel in a forked child that becomes the account: mode bits alone miss access
    lists, and PostgreSQL would only say "could not access directory".
    """
    if account is None:
        return all(os.access(path, mode) for path in paths)
    child = os.fork()
    if child == 0:
        _answer_as(account, paths, mode)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _answer_as(account: Account, paths: Iterable[Path], mode: int) -> None:
    """End this forked child with 0 when ``account`` has the access."""
    code = 1
    try:
        os.setgroups([])
        os.setgid(account.gid)
        os.setuid(account.uid)
        code = 0 if all(os.access(path, mode) for path in paths) else 1
    finally:
        os._exit(code)


def give(account: Account | None, folder: Path) -> None:
    """Make one of our own folders, with what is in it, the account's alone."""
    folder.chmod(0o700)
    if account is None or folder.stat().st_uid == account.uid:
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
