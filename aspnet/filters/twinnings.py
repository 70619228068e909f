"""Query parameters of twinnings, and of members who may become partners."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.filters import CodesFilter, TruthFilter
from unesco_portal.reference.filters import (
    CountryFilter,
    LanguageFilter,
    ThemeFilter,
    UnsearchedFilterSet,
)

from ..enums import PUBLIC_TWINNING, TwinningStatus
from ..models import Twinning
from .institutions import InstitutionFilterSet


class EitherCountryFilter(CountryFilter):
    """``?country=SN``: a school of the country on either side."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """By both schools."""
        if not value:
            return rows
        return rows.filter(Q(school__country__in=value) | Q(partner__country__in=value))


class TwinningFilterSet(UnsearchedFilterSet):
    """Twinnings that everybody sees."""

    country = EitherCountryFilter()
    theme = ThemeFilter(lookup_expr="in", field_name="theme")
    language = LanguageFilter()
    status = CodesFilter(
        choices=[(value, TwinningStatus(value).label) for value in PUBLIC_TWINNING],
        label=_("Status"),
    )
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = Twinning
        fields: list[str] = []


class WorkspaceTwinningFilterSet(TwinningFilterSet):
    """Those of a desk, in every state."""

    status = CodesFilter(choices=TwinningStatus.choices, label=_("Status"))


class PeerFilterSet(InstitutionFilterSet):
    """Members among whom a school looks for a partner."""

    ownership = None
    standing = None
    member_since_from = None
    member_since_to = None
    is_generated = None
