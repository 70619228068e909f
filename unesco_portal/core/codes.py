"""Permanent readable codes with a check character, such as ``ASP-7K3M9X``.

The alphabet has no I, L, O, U or Z, so that a code survives a phone call. Five characters carry a
number from one database sequence, scattered by multiplication with a constant coprime to the
range: every code is unique without a lookup, and neighbours do not look alike. The sixth detects
any single wrong character and any swap of two neighbours: a weighted sum modulo 31, a prime.
The database makes the codes (``portal_code`` in the first migration), so bulk loads and SQL get
them too; this module recognises them.
"""

import re

from django.db import models
from django.db.models import Func, Value
from django.utils.translation import gettext_lazy as _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
LENGTH = 5
SHAPE = re.compile(r"[A-Z]{3}-[0-9A-HJKMNP-TV-Y]{6}")


def check_character(body: str) -> str:
    """The sixth character for the five of ``body``."""
    total = sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, start=2))
    return ALPHABET[total % len(ALPHABET)]


def is_valid(code: str) -> bool:
    """Whether ``code`` has the right shape and check character."""
    if not SHAPE.fullmatch(code):
        return False
    body = code.partition("-")[2]
    return check_character(body[:LENGTH]) == body[LENGTH]


def typed(text: str) -> str:
    """The code that somebody typed, in small letters or with blanks; empty when it is none."""
    signs = re.sub(r"[\s-]", "", text).upper()
    code = f"{signs[:3]}-{signs[3:]}"
    return code if is_valid(code) else ""


class NextCode(Func):
    """The next code with a prefix, made by the database."""

    function = "portal_code"
    output_field = models.CharField()

    def __init__(self, prefix: str) -> None:
        super().__init__(Value(prefix))
        self.prefix = prefix

    def deconstruct(self):
        """In migrations: ``NextCode("ASP")``."""
        return "unesco_portal.core.codes.NextCode", [self.prefix], {}


class PublicCodeField(models.CharField):
    """The permanent code of a row, given by the database on insert and never changed."""

    def __init__(self, *, prefix: str, **kwargs) -> None:
        self.prefix = prefix
        kwargs.setdefault("unique", True)  # history tables hold a code many times
        kwargs.setdefault("verbose_name", _("code"))
        kwargs |= {
            "max_length": 10,
            "editable": False,
            "db_default": NextCode(prefix),
            "db_collation": "C",
        }
        super().__init__(**kwargs)

    def deconstruct(self):
        """What is always so is not repeated."""
        name, path, args, kwargs = super().deconstruct()
        for always in ("max_length", "editable", "db_default", "db_collation"):
            kwargs.pop(always, None)
        return name, path, args, kwargs | {"prefix": self.prefix, "unique": self.unique}
