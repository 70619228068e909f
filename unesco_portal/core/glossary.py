"""The words of the field, read once from ``docs/glossary.md``: code, pages and help agree."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.text import slugify

from .markdown import table_rows

COLUMNS = 3


@dataclass(frozen=True)
class Entry:
    """A word, what it means here, and the words it is not to be mixed up with."""

    word: str
    meaning: str
    instead_of: str

    @property
    def anchor(self) -> str:
        """Where it stands on the glossary's page."""
        return slugify(self.word)


@cache
def entries() -> tuple[Entry, ...]:
    """The table of the file, by word."""
    rows = table_rows(settings.GLOSSARY_FILE)
    found = [Entry(*cells) for cells in rows if len(cells) == COLUMNS]
    return tuple(sorted(found, key=lambda entry: entry.word.casefold()))


def entry_of(word: str) -> Entry:
    """The entry of a word, however it is capitalised."""
    return next(entry for entry in entries() if entry.word.casefold() == word.casefold())
