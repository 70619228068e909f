"""Figures of the network, each with the moment it was computed."""

import datetime
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from unesco_portal.core.conditional import dataset_version
from unesco_portal.core.models import DatasetVersion

from .enums import Standing
from .models import CountryCount, Institution

VIEWS = ("aspnet_countrycount", "aspnet_placecount", "aspnet_choicecount")
SOURCE = Institution._meta.db_table


@dataclass(frozen=True)
class Figure:
    """A number with its date; ``generated`` of them are demonstration data."""

    value: int
    generated: int
    as_of: datetime.datetime | None


def refresh(*, force: bool = False) -> bool:
    """Count anew if any institution has changed since the last time; returns whether it did."""
    version = dataset_version([SOURCE])
    known = DatasetVersion.objects.filter(dataset=VIEWS[0]).first()
    if not force and known is not None and known.version == version:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        for view in VIEWS:
            cursor.execute(f"REFRESH MATERIALIZED VIEW CONCURRENTLY {view}")
        DatasetVersion.objects.update_or_create(
            dataset=VIEWS[0], defaults={"version": version, "changed_at": timezone.now()}
        )
    return True


def as_of() -> datetime.datetime | None:
    """When the figures were computed."""
    return (
        DatasetVersion.objects.filter(dataset=VIEWS[0]).values_list("changed_at", flat=True).first()
    )


def figure(rows: QuerySet) -> Figure:
    """The sum of some counts, with its date."""
    parts = dict(rows.values_list("is_generated").annotate(total=Sum("count")).order_by())
    return Figure(sum(parts.values()), parts.get(True, 0), as_of())


def members(**conditions) -> Figure:
    """Members today; candidates and former members never count."""
    return figure(CountryCount.objects.filter(standing=Standing.MEMBER, **conditions))


def countries_with_members() -> int:
    """In how many countries there is a member."""
    rows = CountryCount.objects.filter(standing=Standing.MEMBER, count__gt=0)
    return rows.values("country").distinct().count()


def by_standing(country: str) -> dict[str, int]:
    """How many institutions of a country stand where."""
    rows = CountryCount.objects.filter(country=country).values_list("standing")
    return dict(rows.annotate(total=Sum("count")).order_by())
