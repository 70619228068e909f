"""Texts that the portal itself translates: one plain column a language."""

from django.db import models
from django.utils.translation import get_language


class Translated:
    """Reads ``<name>_<language>`` in the reader's language, falling back to English.

    Plain columns and this descriptor instead of a library: hot lists are compiled to SQL that may
    not depend on the reader's language, and partners get every language (ADR 4).
    """

    def __set_name__(self, owner: type[models.Model], name: str) -> None:
        self.name = name

    def __get__(self, instance: models.Model | None, owner: type[models.Model] | None = None):
        if instance is None:
            return self
        language = (get_language() or "en").partition("-")[0]
        return getattr(instance, f"{self.name}_{language}", "") or getattr(
            instance, f"{self.name}_en"
        )
