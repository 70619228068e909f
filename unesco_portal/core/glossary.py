"""The words of the field, read once from ``docs/glossary.md``: code, pages and help agree.

``docs/glossary.fr.md`` and its like say the same in other languages, joined by the English word.
"""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import get_language

from .markdown import table_rows

ENGLISH = "en"
COLUMNS = 3


@dataclass(frozen=True)
class Entry:
    """A word, what it means here, and the words it is not to be mixed up with, in a language."""

    key: str  # the English word
    language: str
    word: str
    meaning: str
    instead_of: str

    @property
    def anchor(self) -> str:
        """Where it stands on the glossary's page, in every language."""
        return slugify(self.key)


def entries() -> tuple[Entry, ...]:
    """The table in the reader's language, by word; what is missing there is in English."""
    return entries_in((get_language() or ENGLISH).partition("-")[0])


@cache
def entries_in(language: str) -> tuple[Entry, ...]:
    """The table in one language."""
    told = {} if language == ENGLISH else translations(language)
    rows = table_rows(settings.GLOSSARY_FILE)
    found = [
        Entry(cells[0], language, *told[cells[0]])
        if cells[0] in told
        else Entry(cells[0], ENGLISH, *cells)
        for cells in rows
        if len(cells) == COLUMNS
    ]
    return tuple(sorted(found, key=lambda entry: slugify(entry.word)))


def translations(language: str) -> dict[str, list[str]]:
    """Word, meaning and other words in a language, by the English word."""
    path = settings.GLOSSARY_FILE.with_suffix(f".{language}.md")
    return {key: cells for key, *cells in table_rows(path)} if path.exists() else {}


def entry_of(word: str) -> Entry:
    """The entry of an English word, however it is capitalised."""
    return next(entry for entry in entries() if entry.key.casefold() == word.casefold())
