"""Vocabulary of the building blocks."""

from enum import IntEnum, StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(IntEnum):
    """Who may read a column; each level includes those before it."""

    PUBLIC = 0
    COORDINATOR = 10
    STAFF = 20


class Freshness(models.TextChoices):
    """How long ago somebody confirmed that a record is right."""

    FRESH = "fresh", _("confirmed recently")
    DUE = "due", _("confirmation due")
    STALE = "stale", _("not confirmed for a long time")
    UNKNOWN = "unknown", _("never confirmed")


class Verification(models.TextChoices):
    """Whether a source naming the fact was read."""

    VERIFIED = "verified", _("verified in a source")
    UNVERIFIED = "unverified", _("not verified")


class Kind(StrEnum):
    """What a column holds; decides how pages, OpenAPI and spreadsheets show it."""

    TEXT = "text"
    CODE = "code"
    CHOICE = "choice"
    CODES = "codes"
    TEXTS = "texts"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    DATETIME = "datetime"
    URL = "url"
    EMAIL = "email"
    OBJECTS = "objects"
