"""Words for codes: small reference tables kept in the process, renewed when they change.

A page shows "Sénégal" for ``SN`` without joining a table into every hot list. Once a
second at most, one small query asks whether the table has changed.
"""

import unicodedata
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.translation import get_language

from unesco_portal.core.conditional import recent_version

from .models import Country, Language, Region, RegionMembership, SdgTarget, Theme


def alphabetical(name: str) -> str:
    """The key that sorts names as readers expect: accents and capitals make no difference."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(char for char in letters if not unicodedata.combining(char)).casefold()


class Vocabulary:
    """The rows of one small table by code."""

    def __init__(self, model: type[Model], words: Callable[[Any], str], key: str = "code") -> None:
        self.model = model
        self.words_of = words
        self.key = key
        self.version: int | None = None
        self.rows: dict[str, Any] = {}
        self.by_name: dict[str | None, tuple[Any, list[tuple[str, str]]]] = {}

    def all(self) -> dict[str, Any]:
        """All rows, as they stand now."""
        version = recent_version((self.model._meta.db_table,))
        if version != self.version:
            self.rows = {getattr(row, self.key): row for row in self.model._default_manager.all()}
            self.version = version
        return self.rows

    def seen(self) -> dict[str, Any]:
        """All rows as last read, without asking again: for words that hardly ever change."""
        return self.rows or self.all()

    def __deepcopy__(self, memo: dict) -> "Vocabulary":
        return self  # filter sets copy their filters for each request; the words stay shared

    def __contains__(self, code: object) -> bool:
        return code in self.rows or code in self.all()

    def word(self, code: str) -> str:
        """The name of ``code`` in the reader's language; the code itself where unknown."""
        row = self.rows.get(code) or self.all().get(code)
        return self.words_of(row) if row is not None else code

    def choices(self) -> list[tuple[str, str]]:
        """Codes and names, sorted by name, for a form; sorted once for each language."""
        rows, language = self.all(), get_language()
        of_rows, pairs = self.by_name.get(language, (None, []))
        if of_rows is not rows:  # another thread may read the table anew meanwhile
            pairs = [(code, self.words_of(row)) for code, row in rows.items()]
            pairs.sort(key=lambda pair: alphabetical(pair[1]))
            self.by_name[language] = (rows, pairs)
        return list(pairs)


COUNTRIES = Vocabulary(Country, lambda row: row.name)
LANGUAGES = Vocabulary(Language, lambda row: row.name)
THEMES = Vocabulary(Theme, lambda row: row.name)
REGIONS = Vocabulary(Region, lambda row: row.name)
SDG_TARGETS = Vocabulary(SdgTarget, lambda row: f"{row.code} {row.short}")
PLACES = Vocabulary(RegionMembership, str, key="pk")  # of countries in regions
