"""Texts that the portal itself translates: one plain column a language."""

from django.db import models
from django.utils.translation import get_language

# The languages of texts: our own words, names in reference lists, official names of countries.
THREE = ("en", "fr", "es")
FOUR = (*THREE, "ar")
SIX = (*FOUR, "ru", "zh")


class Fallback(str):
    """A text that is not there in the reader's language, and the language in which it is."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> "Fallback":
        found = super().__new__(cls, text)
        found.language = language
        return found

    def __deepcopy__(self, memo: object) -> "Fallback":
        """A text never changes: as the choices of a form it is its own copy."""
        return self


class Translated:
    """Reads ``<name>_<language>`` in the reader's language, falling back to English.

    A page marks what has fallen back as English (``told`` in ``templatetags.ui``).

    Plain columns and this descriptor instead of a library: hot lists are compiled to SQL that may
    not depend on the reader's language, and partners get every language (ADR 4).
    """

    def __set_name__(self, owner: type[models.Model], name: str) -> None:
        self.name = name

    def __get__(self, instance: models.Model | None, owner: type[models.Model] | None = None):
        if instance is None:
            return self
        language = (get_language() or "en").partition("-")[0]
        own = getattr(instance, f"{self.name}_{language}", "")
        if own or language == "en":
            return own
        return Fallback(getattr(instance, f"{self.name}_en"), "en")
