"""What the tests need of the system: Chromium for the browser tests, gettext for translations."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from .console import complain, say, step

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
BROWSER_PATHS = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)


@dataclass(frozen=True)
class Tool:
    """A program of the system, the packages that bring it, the best first, and who misses it."""

    packages: tuple[str, ...]
    programs: tuple[str, ...]
    skipped: str

    def find(self) -> str | None:
        """Return the path of the program, or None."""
        return next(filter(None, map(shutil.which, self.programs)), None)


# The headless shell is the same Chromium without windows: the tests take a third less of its time.
TOOLS = (
    Tool(("chromium-headless-shell", "chromium"), (*BROWSERS, *BROWSER_PATHS), "the browser tests"),
    Tool(("gettext",), ("xgettext",), "the test that every text is translated"),
)


def browser() -> str | None:
    """Return the path of Chromium, or None."""
    return TOOLS[0].find()


def install(*, remind: bool = False) -> int:
    """Install what is missing where we may, say what is skipped, and fail under CI."""
    if not remind and _missing() and _may_install():
        _apt_get(_missing())
    for tool in _missing():
        complain(
            f"\n*** NOT TESTED HERE: {tool.skipped}. ***\n"
            f"*** {tool.programs[0]} is missing: install the package {tool.packages[-1]}. ***\n"
        )
    return 1 if _missing() and os.environ.get("CI") == "true" else 0


def _missing() -> list[Tool]:
    return [tool for tool in TOOLS if tool.find() is None]


@cache
def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_get(tools: list[Tool]) -> None:
    """Install Debian packages quietly; a failure is told by what is still missing."""
    names = ", ".join(tool.packages[0] for tool in tools)
    with step(f"Installing {names} with apt-get"):
        _said("update")
        for tool in tools:
            complaints = []
            for package in tool.packages:
                complaint = _said("install", "--yes", "--no-install-recommends", package)
                if not complaint:
                    break
                complaints.append(complaint)
            else:
                say("\n".join(complaints))


def _said(*words: str) -> str:
    """What apt-get complains of; nothing when all went well."""
    answer = subprocess.run(  # noqa: S603 -- fixed words
        ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *words],  # noqa: S607 -- Debian's own
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    failed = f"apt-get {' '.join(words)} failed:\n{answer.stdout[-2000:]}"
    return failed if answer.returncode else ""
