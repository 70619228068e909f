"""Freshness by country: one statement over all members, kept with the moment it was computed."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from unesco_portal.core import dates
from unesco_portal.core.conditional import dataset_version
from unesco_portal.core.models import DatasetVersion

from .models import CountryFreshness, Institution

SOURCE = Institution._meta.db_table
TABLE = CountryFreshness._meta.db_table
COMPUTED_FROM = f"{SOURCE} in {TABLE}"  # the version of the institutions that were counted
FIELDS = ("members", "this_year", "fresh", "due", "stale", "never")
COMPUTE = """
INSERT INTO aspnet_countryfreshness
    (country_id, is_generated, members, this_year, fresh, due, stale, never, oldest_on, as_of)
SELECT country_id, is_generated, count(*),
       count(*) FILTER (WHERE confirmed_on >= %(year)s),
       count(*) FILTER (WHERE confirmed_on >= %(fresh)s),
       count(*) FILTER (WHERE confirmed_on < %(fresh)s AND confirmed_on >= %(stale)s),
       count(*) FILTER (WHERE confirmed_on < %(stale)s),
       count(*) FILTER (WHERE confirmed_on IS NULL),
       min(confirmed_on), %(now)s
FROM aspnet_institution
WHERE standing = 'member'
GROUP BY country_id, is_generated
ON CONFLICT (country_id, is_generated) DO UPDATE SET
    members = excluded.members, this_year = excluded.this_year, fresh = excluded.fresh,
    due = excluded.due, stale = excluded.stale, never = excluded.never,
    oldest_on = excluded.oldest_on, as_of = excluded.as_of
"""


@dataclass(frozen=True)
class Freshness:
    """Members by the age of their last confirmation, with the moment of counting."""

    members: int
    this_year: int
    fresh: int
    due: int
    stale: int
    never: int
    oldest_on: datetime.date | None
    as_of: datetime.datetime
    is_generated: bool = False

    @property
    def share(self) -> int:
        """Confirmed this year, of a hundred members, rounded down: 100 means all."""
        return self.this_year * 100 // self.members if self.members else 0


def refresh(*, force: bool = False) -> bool:
    """Compute anew if an institution has changed, or a day has passed; returns whether it did."""
    version = dataset_version([SOURCE])
    known = DatasetVersion.objects.filter(dataset=COMPUTED_FROM).first()
    today = dates.today()
    is_current = known and known.version == version and known.changed_at.date() == today
    if is_current and not force:
        return False
    now = timezone.now()
    days = {
        "year": today.replace(month=1, day=1),
        "fresh": today - datetime.timedelta(days=settings.FRESH_DAYS),
        "stale": today - datetime.timedelta(days=settings.STALE_DAYS),
        "now": now,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [TABLE])
        cursor.execute(COMPUTE, days)
        CountryFreshness.objects.exclude(as_of=now).delete()
        DatasetVersion.objects.update_or_create(
            dataset=COMPUTED_FROM, defaults={"version": version, "changed_at": now}
        )
        moved = DatasetVersion.objects.filter(dataset=TABLE)
        if not moved.update(version=F("version") + 1, changed_at=now):
            DatasetVersion.objects.create(dataset=TABLE, changed_at=now)
    return True


def of_country(country: str) -> Freshness | None:
    """One country's; ``None`` where it has no members or nothing was computed yet."""
    return summed(CountryFreshness.objects.filter(country=country))


def of_world() -> Freshness | None:
    """All countries together."""
    return summed(CountryFreshness.objects.all())


def summed(rows: Any) -> Freshness | None:
    """The sum of some rows."""
    parts = list(rows.values("is_generated", "oldest_on", "as_of", *FIELDS))
    return joined(parts) if parts else None


def by_country() -> dict[str, Freshness]:
    """Every country with members, by its code."""
    rows = CountryFreshness.objects.order_by("country", "is_generated").values(
        "country_id", "is_generated", "oldest_on", "as_of", *FIELDS
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row.pop("country_id"), []).append(row)
    return {code: joined(parts) for code, parts in found.items()}


def joined(parts: list[dict[str, Any]]) -> Freshness:
    """Real and generated records of a country, side by side until removed."""
    days = [part["oldest_on"] for part in parts if part["oldest_on"]]
    return Freshness(
        **{name: sum(part[name] for part in parts) for name in FIELDS},
        oldest_on=min(days, default=None),
        as_of=min(part["as_of"] for part in parts),
        is_generated=any(part["is_generated"] for part in parts),
    )
