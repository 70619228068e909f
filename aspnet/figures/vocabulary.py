"""Words for the codes of figures, and the ages of cases."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.columns import Words
from unesco_portal.reference.models import InternationalDay
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES, REGIONS, THEMES, Vocabulary

from ..enums import ApplicationStatus, Level, Ownership
from ..models import Campaign

DAYS = Vocabulary(InternationalDay, lambda row: row.name, key="slug")
CAMPAIGNS = Vocabulary(Campaign, lambda row: row.title, key="public_id")


@dataclass(frozen=True)
class Age:
    """A bucket of ages: from ``least`` days, to less than ``most``."""

    name: str
    label: Words
    least: int
    most: int | None

    def of(self, now: datetime.datetime, field: str = "status_since") -> Q:
        """The rows that have waited that long."""
        found = Q(**{f"{field}__lte": now - datetime.timedelta(days=self.least)})
        if not self.least:
            found = Q()
        if self.most is not None:
            found &= Q(**{f"{field}__gt": now - datetime.timedelta(days=self.most)})
        return found


AGES = (
    Age("under_1", _("less than 1 month"), 0, 30),
    Age("1_to_3", _("1 to 3 months"), 30, 91),
    Age("3_to_6", _("3 to 6 months"), 91, 182),
    Age("over_6", _("more than 6 months"), 182, None),
)


def country(code: str) -> Words:
    """The country's name."""
    return COUNTRIES.word(code)


def region(code: str) -> Words:
    """The region's name."""
    return REGIONS.word(code) if code else _("no UNESCO region")


region_later = lazy(region, str)  # for what is declared before the database can be asked


def level(code: str) -> Words:
    """The level in words."""
    return Level(code).label if code else _("not known")


def ownership(code: str) -> Words:
    """Who runs it, in words."""
    return Ownership(code).label


def theme(code: str) -> Words:
    """The theme in words."""
    return THEMES.word(code) if code else _("none named")


def year(code: str) -> Words:
    """The year itself."""
    return code or _("not known")


def status(code: str) -> Words:
    """The state of an application in words."""
    return ApplicationStatus(code).label


def day(code: str) -> Words:
    """The international day."""
    return DAYS.word(code)


def campaign(code: str) -> Words:
    """The campaign; schools also name some that are not in the list."""
    return CAMPAIGNS.word(code) if code else _("another one, named by the school")


def pair(code: str) -> Words:
    """Two countries, or one within which both schools lie."""
    one, other = (COUNTRIES.word(part) for part in code.split("-"))
    return _("within %(country)s") % {"country": one} if one == other else f"{one} – {other}"


def language(code: str) -> Words:
    """The language's name."""
    return LANGUAGES.word(code) if code else _("not known")
