"""Questions asked of centres, of what they run and of what was observed."""

import datetime
import re
from typing import Self

from django.db import models
from django.db.models import DateField, F, Func, TextField, Value
from django.db.models.lookups import LessThan

from unesco_portal.core import dates
from unesco_portal.people.querysets import OrganisationQuerySet

from .enums import SUBJECT_WORDS, CentreStatus, Subject


def first_day_of(name: str) -> Func:
    """The earliest day the partial date in a field can mean."""
    return Func(F(name), function="portal_first_day", output_field=DateField())


def last_day_of(name: str) -> Func:
    """The latest day the partial date in a field can mean."""
    return Func(F(name), function="portal_last_day", output_field=DateField())


class CentreQuerySet(OrganisationQuerySet):
    """Centres; all of them are public, ceased ones too."""

    def visible_to(self, user) -> Self:
        """The rows for which ``centres.view_centre`` holds: every centre's page stays."""
        return self

    def real(self) -> Self:
        """Without demonstration data."""
        return self.filter(is_generated=False)

    def unconfirmed(self) -> Self:
        """Those whose status no decision, agreement or report told yet."""
        return self.filter(status=CentreStatus.UNKNOWN)

    def with_theme(self, text: str) -> Self:
        """Those one of whose themes has a word that begins so: water, but not underwater."""
        start = r"\m" if text[:1].isalnum() else ""
        return self.with_theme_like(start + re.escape(text))

    def about_subjects(self, subjects: list[str]) -> Self:
        """Those one of whose themes belongs to a subject, see ``SUBJECT_WORDS``."""
        words = "|".join(SUBJECT_WORDS[Subject(str(subject))] for subject in subjects)
        return self.with_theme_like(rf"\m({words})")

    def with_theme_like(self, pattern: str) -> Self:
        """Those whose themes, read as one text, match an expression of PostgreSQL."""
        told = Func(F("themes"), Value("; "), function="array_to_string", output_field=TextField())
        return self.alias(themes_told=told).filter(themes_told__iregex=pattern)

    def designated(self) -> Self:
        """Those whose designation has not ended."""
        return self.exclude(status=CentreStatus.CEASED)

    def expiring_before(self, day: datetime.date) -> Self:
        """Designated centres whose agreement ends, or ended, before ``day``; earliest first."""
        ends = LessThan(last_day_of("expires_on"), day)
        return self.designated().filter(ends).order_by("expires_on", "pk")

    def expired(self) -> Self:
        """Designated centres whose agreement has ended."""
        return self.expiring_before(dates.today())


class PublicQuerySet(models.QuerySet):
    """Rows that hide nothing."""

    def visible_to(self, user) -> Self:
        """Everybody's."""
        return self
