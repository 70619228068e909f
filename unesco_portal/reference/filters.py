"""Filters by reference code that every app uses: ``?country=FR&country=SN`` everywhere."""

from collections import Counter
from typing import Any

from django.db.models import Expression, F, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.filters import CodesFilter, PortalFilterSet, TruthFilter

from .enums import DocumentKind, GoalKind, MemberStatus
from .models import (
    Country,
    InternationalDay,
    Region,
    RegionMembership,
    SdgTarget,
    SourceDocument,
    Statement,
)
from .vocabularies import COUNTRIES, LANGUAGES, PLACES, REGIONS, THEMES, alphabetical


class CountryFilter(CodesFilter):
    """``?country=FR``; an unknown code is an error."""

    item_pattern = "^[A-Z]{2}$"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "field_name": "country",
                "label": _("Country"),
                "choices": COUNTRIES.choices,
                "known": COUNTRIES,
            }
            | kwargs
        )


class RegionFilter(CodesFilter):
    """``?region=africa``: the rows of its countries. Second regions do not count."""

    item_pattern = "^[a-z0-9_-]+$"

    def __init__(self, *, country: str = "country", **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": _("Region (scheme in brackets)"),
                "choices": region_choices,
                "known": REGIONS,
            }
            | kwargs
        )
        self.country = country

    def condition(self, value: list[str]) -> dict[str, list[str]]:
        """A constant list of countries, so that the planner knows how many rows to expect."""
        members = RegionMembership.objects.primary().filter(region__code__in=value)
        return {f"{self.country}__in": list(members.values_list("country_id", flat=True))}

    def code_of_row(self) -> Expression:
        """The country: its regions follow, one in each scheme."""
        return Cast(F(self.country), TextField())

    def regrouped(self, numbers: dict[str, int]) -> dict[str, int]:
        """The numbers of the countries, added up by region."""
        codes = {region.pk: code for code, region in REGIONS.all().items()}
        places = {
            (codes[place.region_id], place.country_id)
            for place in PLACES.all().values()
            if not place.is_secondary
        }
        found: Counter[str] = Counter()
        for region, country in places:
            found[region] += numbers.get(country, 0)
        return dict(found)


def region_choices() -> list[tuple[str, str]]:
    """Regions, each naming its scheme."""
    regions = REGIONS.all().values()
    return sorted(((row.code, str(row)) for row in regions), key=lambda pair: alphabetical(pair[1]))


class LanguageFilter(CodesFilter):
    """``?language=ar``: rows whose array of language codes holds any of them."""

    item_pattern = "^[a-z]{2,3}$"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "field_name": "languages",
                "lookup_expr": "overlap",
                "label": _("Language"),
                "choices": LANGUAGES.choices,
                "known": LANGUAGES,
            }
            | kwargs
        )


class ThemeFilter(CodesFilter):
    """``?theme=aspnet-2025-peace-gced``: rows whose array of theme codes holds any of them."""

    item_pattern = "^[a-z0-9-]+$"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "field_name": "themes",
                "lookup_expr": "overlap",
                "label": _("Theme"),
                "choices": THEMES.choices,
                "known": THEMES,
            }
            | kwargs
        )


class CountryFilterSet(PortalFilterSet):
    """Countries by standing and region."""

    status = CodesFilter(choices=MemberStatus.choices, label=_("Standing in UNESCO"))
    region = RegionFilter(country="code")

    class Meta:
        model = Country
        fields: list[str] = []


class UnsearchedFilterSet(PortalFilterSet):
    """Lists too small for a search box."""

    q = None

    class Meta:
        abstract = True


class RegionFilterSet(UnsearchedFilterSet):
    """Regions by scheme."""

    scheme = CodesFilter(choices=Region._meta.get_field("scheme").choices, label=_("Scheme"))

    class Meta:
        model = Region
        fields: list[str] = []


class SdgTargetFilterSet(UnsearchedFilterSet):
    """Goals and targets."""

    kind = CodesFilter(choices=GoalKind.choices, label=_("Kind"))

    class Meta:
        model = SdgTarget
        fields: list[str] = []


MONTHS = [(str(month), str(month)) for month in range(1, 13)]


class InternationalDayFilterSet(UnsearchedFilterSet):
    """International days."""

    month = CodesFilter(choices=MONTHS, label=_("Month"))
    is_unesco = TruthFilter(label=_("Connected with UNESCO"))

    class Meta:
        model = InternationalDay
        fields: list[str] = []


class StatementFilterSet(UnsearchedFilterSet):
    """What sources say, by subject and kind."""

    kind = CodesFilter(choices=Statement._meta.get_field("kind").choices, label=_("Kind"))

    class Meta:
        model = Statement
        fields: list[str] = []


class SourceDocumentFilterSet(UnsearchedFilterSet):
    """Source documents by kind."""

    kind = CodesFilter(choices=DocumentKind.choices, label=_("Kind"))

    class Meta:
        model = SourceDocument
        fields: list[str] = []
