"""Make ``.venv`` from a locked requirements file, with any Python 3.11 and nothing else.

Run as a file by the machine's own Python, before anything is installed: standard library only.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
# Each contains all before it, with the same pins.
LOCKS = {"local": ("local", "dev"), "dev": ("dev",)}
LOG_LINES = 25
VENV_PACKAGE = f"python3.{sys.version_info.minor}-venv"
OUR_NAMES = (f"python3.{sys.version_info.minor}", "python3")
# Says which version this is, where it is, and how long it needs for a little work.
MEASURE = """
import ensurepip, sys, time, venv
def work():
    started, found = time.process_time(), {}
    for number in range(60_000):
        found[number % 100] = [str(number), *range(3)]
    return time.process_time() - started
print(sys.version_info.minor, min(work() for _ in range(10)), sys.executable, sep="\\n")
"""
CLEARLY = 0.85  # of the time


def main(wanted: str) -> int:
    """Bring ``.venv`` up to date with ``requirements/<wanted>.txt``; at once when it is."""
    if _is_current(wanted):
        return 0
    (CHECKOUT / ".local" / "log").mkdir(parents=True, exist_ok=True)
    with (CHECKOUT / ".local" / "venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_current(wanted):
            return 0
        return _make_environment() or _install(wanted)


def _is_current(wanted: str) -> bool:
    """Tell whether this lock file, or one that contains it, is installed and runs.

    Asked of the environment's Python itself: an upgrade of the system's replaces it silently.
    """
    return any(_is_installed(name) for name in LOCKS[wanted]) and _runs()


def _is_installed(name: str) -> bool:
    return _stamp(name).is_file() and _stamp(name).read_text() == _sum(name)


def _runs() -> bool:
    return _succeeds(PYTHON, "-c", "import pip")


def _stamp(name: str) -> Path:
    return VENV / f"installed-{name}"


def _lock_file(name: str) -> Path:
    return CHECKOUT / "requirements" / f"{name}.txt"


def _sum(name: str) -> str:
    return hashlib.sha256(_lock_file(name).read_bytes()).hexdigest()


def _make_environment() -> int:
    """Make a new environment unless a whole one is there that still runs."""
    if (VENV / "made").is_file() and _runs():
        return 0
    started = time.monotonic()
    shutil.rmtree(VENV, ignore_errors=True)
    if not _can_make_environments() and not _install_venv_package():
        _say(f"This Python cannot make environments. On Debian: apt-get install {VENV_PACKAGE}")
        return 1
    python = sys.executable if os.environ.get("PYTHON") else _quickest()
    _say(f"Making .venv with {python} ...")
    answer = subprocess.run([python, "-m", "venv", str(VENV)], check=False)  # noqa: S603
    if answer.returncode != 0:
        return 1
    (VENV / "made").touch()
    _say_done(started)
    return 0


def _quickest() -> str:
    """The quickest Python of this version on the machine that can make environments.

    One compiled without optimisation, as version managers do it, takes half as long again for
    everything. Whoever names one with PYTHON gets that.
    """
    folders = dict.fromkeys(os.environ.get("PATH", os.defpath).split(os.pathsep))
    paths = (Path(folder) / name for folder in folders for name in OUR_NAMES)
    files = dict.fromkeys(path.resolve() for path in paths if path.is_file())
    files.pop(Path(sys.executable).resolve(), None)
    own, *others = (_measured(path) for path in (Path(sys.executable), *files))
    best = min((found for found in others if found), default=None)
    if best is not None and (own is None or best[0] < own[0] * CLEARLY):
        return best[1]
    return sys.executable


def _measured(path: Path) -> tuple[float, str] | None:
    """Seconds for a little work, and the file itself; None for what does not serve."""
    try:
        answer = subprocess.run(  # noqa: S603 -- an interpreter of this machine
            [str(path), "-I", "-c", MEASURE], capture_output=True, text=True, check=True
        )
        minor, seconds, executable = answer.stdout.splitlines()
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None
    return (float(seconds), executable) if int(minor) == sys.version_info.minor else None


def _can_make_environments() -> bool:
    """Tell whether this Python has all of its venv module: Debian ships it as a package apart."""
    return _succeeds(sys.executable, "-I", "-c", "import ensurepip")


def _install_venv_package() -> bool:
    """Install Debian's package where we may."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    _say(f"  installing {VENV_PACKAGE} with apt-get ...")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    _succeeds("apt-get", "update")
    _succeeds("apt-get", "install", "--yes", "--no-install-recommends", VENV_PACKAGE)
    return _can_make_environments()


def _succeeds(*command: str | Path) -> bool:
    try:
        answer = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except OSError:
        return False
    return answer.returncode == 0


def _install(name: str) -> int:
    """Install a lock file, one line for each package, the whole story in a log."""
    for stamp in VENV.glob("installed-*"):
        stamp.unlink()
    total = len(re.findall(r"^[A-Za-z0-9].*==", _lock_file(name).read_text(), re.MULTILINE))
    _say(f"Installing {total} packages from requirements/{name}.txt ...")
    started = time.monotonic()
    code = _run_pip(name, total)
    if code == 0:
        _stamp(name).write_text(_sum(name))
        _say_done(started)
    return code


def _run_pip(name: str, total: int) -> int:
    """Run pip; show its progress as it goes and its last words when it fails."""
    words = [
        "install",
        "--require-hashes",
        "--no-input",
        "--progress-bar",
        "off",
        "--disable-pip-version-check",
        "-r",
        str(_lock_file(name)),
    ]
    lines: list[str] = []
    with subprocess.Popen(  # noqa: S603 -- fixed words
        [str(PYTHON), "-m", "pip", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            _show(line, lines, total)
    (CHECKOUT / ".local" / "log" / "pip.log").write_text("".join(lines))
    if pip.returncode != 0:
        _say("pip failed. Its last words:\n" + "".join(lines[-LOG_LINES:]))
    return pip.returncode


# What pip says once for each package: fetched, taken from a folder, or there already.
PACKAGE_LINE = re.compile(r"(Collecting|Processing|Requirement already satisfied:) (\S+)")


def _show(line: str, lines: list[str], total: int) -> None:
    """Turn pip's chatter into one short line for each package it brings."""
    found = PACKAGE_LINE.match(line)
    if found and not found[1].startswith("Requirement"):
        count = sum(1 for each in lines if PACKAGE_LINE.match(each))
        name = re.split(r"==|-\d", Path(found[2]).name)[0]
        _say(f"  {count} of {total}  {name}")
    elif line.startswith("Installing collected packages"):
        _say("  unpacking ...")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 -- this is the terminal's voice


def _say_done(started: float) -> None:
    _say(f"  done in {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
    except PermissionError as error:
        _say(f"You may not write {error.filename}: this checkout belongs to another user.")
        sys.exit(1)
