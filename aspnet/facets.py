"""How many schools each choice of the directory would give, however many schools there are.

From the kept counts where these know the answer: country, region, ownership, standing beside each
other, and beside them one level, theme or language. Otherwise counted now, as far as that is
bounded (ADR 23).
"""

from typing import Any

from django.db.models import F, QuerySet, Sum, TextField, Value
from django.db.models.functions import Cast

from unesco_portal.core import facets
from unesco_portal.core.facets import MOST_COUNTED, Counts
from unesco_portal.core.filters import CodesFilter

from . import counts
from .filters import InstitutionFilterSet
from .filters.institutions import COUNTED_BY, STANDING_NOT
from .models import ChoiceCount, CountryCount

TEXT: TextField = TextField()
BY_COUNTRY = {
    "country": "country_id",
    "region": "country_id",
    "ownership": "ownership",
    "standing": "standing",
}
BY_CODE = ("level", "theme", "language")
NARROWING = {*COUNTED_BY, "standing", STANDING_NOT}


def counted(
    filterset: type[InstitutionFilterSet], values: dict[str, Any], rows: QuerySet
) -> Counts:
    """The numbers of all choices; two queries at most, and one for their moment."""
    parts = {}
    for name in (*BY_COUNTRY, *BY_CODE):
        part = kept(filterset, name, filterset.values_beside(values, name))
        if part is not None:
            parts[name] = part
    known = read(filterset, parts)
    others = {
        name
        for name, found in filterset.base_filters.items()
        if isinstance(found, CodesFilter) and found.can_be_excluded and name not in parts
    }
    as_of = counts.as_of() if parts else None
    if not others:
        return Counts(known, as_of=as_of)
    now = facets.live(filterset, values, rows, most=MOST_COUNTED, among=others)
    return Counts(known | now.by_filter, is_limited=now.is_limited, as_of=as_of)


def kept(
    filterset: type[InstitutionFilterSet], name: str, beside: dict[str, Any]
) -> QuerySet | None:
    """The kept counts of one filter's choices; ``None`` where they do not know the answer."""
    chosen = beside.keys() - NARROWING
    if not chosen:
        rows = CountryCount.objects.all()
        if name in BY_CODE:
            rows = ChoiceCount.objects.filter(dimension=name)
        column = BY_COUNTRY.get(name, "code")
    elif len(chosen) == 1 and chosen <= set(BY_CODE) and name in BY_COUNTRY:
        (dimension,) = chosen
        if len(beside[dimension]) > 1:
            return None  # a school with two of the codes would be counted twice
        rows = ChoiceCount.objects.filter(dimension=dimension, code=beside[dimension][0])
        column = BY_COUNTRY[name]
    else:
        return None
    rows = filterset.narrow(rows, beside, with_standing=True)
    grouped = rows.order_by().values(choice=Cast(F(column), TEXT)).annotate(number=Sum("count"))
    return grouped.annotate(facet=Value(name, TEXT)).values_list("facet", "choice", "number")


def read(
    filterset: type[InstitutionFilterSet], parts: dict[str, QuerySet]
) -> dict[str, dict[str, int]]:
    """The answers, by one query."""
    if not parts:
        return {}
    first, *others = parts.values()
    found: dict[str, dict[str, int]] = {name: {} for name in parts}
    for name, code, number in first.union(*others, all=True) if others else first:
        found[name][code] = number
    return {
        name: filterset.base_filters[name].regrouped(numbers) for name, numbers in found.items()
    }
