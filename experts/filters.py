"""Query parameters of experts and the Convention, shared by page, API and export."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.dates import first_day, last_day
from unesco_portal.core.filters import (
    CodesFilter,
    PartialDateFilter,
    PortalFilterSet,
    TruthFilter,
)
from unesco_portal.reference.filters import (
    CountryFilter,
    LanguageFilter,
    RegionFilter,
    UnsearchedFilterSet,
)
from unesco_portal.reference.models import RegionMembership

from .coverage import FIRST_YEAR
from .enums import ExpertiseArea, Instrument, Modality, ProfileStatus
from .models import ExpertProfile, FacilityPhase, Party, Project


class DayFromFilter(PartialDateFilter):
    """``?deposited_from=2010``: from the first day that can be meant."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """Days on or after it."""
        return rows.filter(**{f"{self.field_name}__gte": first_day(value)})


class DayToFilter(PartialDateFilter):
    """``?deposited_to=2012``: to the last day that can be meant."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """Days on or before it."""
        return rows.filter(**{f"{self.field_name}__lte": last_day(value)})


class PartyFilterSet(PortalFilterSet):
    """Parties by instrument, region and time of deposit."""

    country = CountryFilter()
    region = RegionFilter()
    instrument = CodesFilter(choices=Instrument.choices, label=_("Instrument"))
    deposited_from = DayFromFilter(
        field_name="deposited_on",
        label=_("Deposited, from"),
        help_text=_("A year, a month or a day: 2017, 2017-11 or 2017-11-23."),
    )
    deposited_to = DayToFilter(field_name="deposited_on", label=_("Deposited, to"))
    is_deposit_verified = TruthFilter(label=_("Date of deposit verified"))

    class Meta:
        model = Party
        fields: list[str] = []


def year_choices() -> list[tuple[str, str]]:
    """The years for which coverage is told, newest first."""
    this_year = dates.today().year
    return [(str(year), str(year)) for year in range(this_year, FIRST_YEAR - 1, -1)]


class YearFilter(django_filters.Filter):
    """A year that is about what stands beside the rows: it narrows nothing."""

    field_class = forms.ChoiceField

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """All rows."""
        return rows


class ConventionFilterSet(PartyFilterSet):
    """The page's own: the year of the coverage travels with the filters and narrows nothing."""

    year = YearFilter(
        label=_("Coverage at the end of"), choices=year_choices, widget=forms.HiddenInput
    )

    @property
    def chosen_year(self) -> int:
        """The year asked for; this year where none or a wrong one was."""
        known = dict(year_choices())
        text = self.data.get("year", "") if self.data else ""
        return int(text) if text in known else dates.today().year


class ExpertCountryFilter(CountryFilter):
    """Nationals of a country and those who live there, as far as they agreed to tell."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Any of the countries."""
        return rows.from_countries(value)


class ExpertRegionFilter(RegionFilter):
    """The same for the countries of a region. Second regions do not count."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Any of the regions."""
        members = RegionMembership.objects.primary().filter(region__code__in=value)
        return rows.from_countries(members.values_list("country_id", flat=True))


class ExpertFilterSet(PortalFilterSet):
    """Experts by what they agreed to tell, and by what they know."""

    country = ExpertCountryFilter(label=_("Nationality or residence"))
    region = ExpertRegionFilter()
    language = LanguageFilter(field_name="public_languages")
    expertise = CodesFilter(
        lookup_expr="overlap", choices=ExpertiseArea.choices, label=_("Area of expertise")
    )
    modality = CodesFilter(
        field_name="modalities",
        lookup_expr="overlap",
        choices=Modality.choices,
        label=_("Way of helping"),
    )
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = ExpertProfile
        fields: list[str] = []


class WorkspaceExpertFilterSet(ExpertFilterSet):
    """The Secretariat's list: profiles in every state."""

    status = CodesFilter(choices=ProfileStatus.choices, label=_("Status"))


class ProjectCountryFilter(CountryFilter):
    """Projects in which a country takes part, or for which it pays."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Any of the countries."""
        return rows.concerning(value)


class ProjectFilterSet(PortalFilterSet):
    """Projects by country."""

    country = ProjectCountryFilter()

    class Meta:
        model = Project
        fields: list[str] = []


class FacilityPhaseFilterSet(UnsearchedFilterSet):
    """Phases."""

    class Meta:
        model = FacilityPhase
        fields: list[str] = []
