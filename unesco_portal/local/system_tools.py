"""What the tests need of the system: Chromium for the browser tests, gettext for translations."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from .console import complain, say, step

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_PATHS = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)


@dataclass(frozen=True)
class Tool:
    """A program of the system, the Debian package that brings it, and who misses it."""

    package: str
    programs: tuple[str, ...]
    skipped: str

    def find(self) -> str | None:
        """Return the path of the program, or None."""
        return next(filter(None, map(shutil.which, self.programs)), None)


TOOLS = (
    Tool("chromium", (*BROWSERS, *BROWSER_PATHS), "the browser tests"),
    Tool("gettext", ("xgettext",), "the test that every text is translated"),
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
            f"*** {tool.programs[0]} is missing: install the package {tool.package}. ***\n"
        )
    return 1 if _missing() and os.environ.get("CI") == "true" else 0


def _missing() -> list[Tool]:
    return [tool for tool in TOOLS if tool.find() is None]


@cache
def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_get(tools: list[Tool]) -> None:
    """Install Debian packages quietly; a failure is told by what is still missing."""
    packages = [tool.package for tool in tools]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install_words = ["install", "--yes", "--no-install-recommends", *packages]
    with step(f"Installing {', '.join(packages)} with apt-get"):
        for words in (["update"], install_words):
            answer = subprocess.run(  # noqa: S603 -- fixed words
                ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *words],  # noqa: S607 -- Debian's own
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                text=True,
                check=False,
            )
            if answer.returncode != 0:
                say(f"apt-get {words[0]} failed:\n{answer.stdout[-2000:]}")
