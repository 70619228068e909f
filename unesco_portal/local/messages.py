"""Compile translations with Babel: laptops and image builds have no GNU gettext."""

from collections.abc import Iterable
from pathlib import Path

from .console import LocalError, complain, say
from .places import CHECKOUT


def catalogues() -> list[Path]:
    """Return the translations of the portal itself."""
    return sorted((CHECKOUT / "locale").glob("*/LC_MESSAGES/*.po"))


def stale(paths: Iterable[Path]) -> list[Path]:
    """Return the translations that changed since they were compiled."""
    return [path for path in paths if _age(path.with_suffix(".mo")) < _age(path)]


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else -1.0


def compile_changed() -> int:
    """Compile what changed; an error in a translation stops before it reaches a page."""
    for path in stale(catalogues()):
        _compile(path)
    return 0


def _compile(path: Path) -> None:
    from babel.messages import mofile, pofile  # noqa: PLC0415 -- slow import, seldom needed

    language = path.parent.parent.name
    with path.open("rb") as stream:
        catalogue = pofile.read_po(stream, locale=language)
    errors = [
        f"{path}:{message.lineno}: {error}"
        for message, problems in catalogue.check()
        for error in problems
    ]
    if errors:
        raise LocalError("\n".join(["Translations do not fit their texts:", *errors]))
    done = sum(1 for message in catalogue if message.id and message.string and not message.fuzzy)
    draft = path.with_suffix(".mo.draft")
    with draft.open("wb") as stream:
        mofile.write_mo(stream, catalogue)
    draft.replace(path.with_suffix(".mo"))
    total = len(catalogue)
    say(f"Compiled {path.name} in {language}: {done} of {total} texts translated")
    if done < total:
        complain(f"  {total - done} texts of {language} will appear in English")
