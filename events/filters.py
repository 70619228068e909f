"""Query parameters of meetings, shared by page, API and export."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.filters import (
    CodesFilter,
    PartialDateFilter,
    PortalFilterSet,
    SearchFilter,
    TruthFilter,
)
from unesco_portal.core.search import as_query
from unesco_portal.reference.filters import CountryFilter, RegionFilter
from unesco_portal.reference.models import Region, RegionMembership
from unesco_portal.reference.vocabularies import SDG_TARGETS

from .enums import PUBLIC_STATUSES, Category, Network, When
from .models import Meeting

NAME = RegexValidator(r"^[-a-zA-Z0-9_]{1,80}$", _("Letters, digits and hyphens only."))
YEAR = RegexValidator(r"^(19|20|21)\d{2}$", _("Write a year, such as 2024."))
EXAMPLES = _("A year, a month or a day: 2017, 2017-11 or 2017-11-23.")
STATUS_CHOICES = [(value, value.label) for value in PUBLIC_STATUSES]


class MeetingSearchFilter(SearchFilter):
    """``?q=``: also by the people who are named at a meeting."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """The meeting's own words, or those of a public speaker."""
        return rows.matching_with_speakers(as_query(value))


class WhenFilter(CodesFilter):
    """``?when=upcoming``: as meetings lie to today."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Any of the times."""
        return rows.lying(*value) if value else rows


class MeetingRegionFilter(RegionFilter):
    """Meetings for a region, and meetings held in one of its countries."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Second regions do not count.

        Countries and regions are constants of the query: a compiled list may not keep the
        countries of one region and be filled in with the code of another.
        """
        if not value:
            return rows
        regions = Region.objects.filter(code__in=value).values_list("pk", flat=True)
        members = RegionMembership.objects.primary().filter(region__code__in=value)
        held_there = Q(country__in=list(members.values_list("country_id", flat=True)))
        return rows.filter(held_there | Q(region__in=list(regions)))


class ParticipatingFilter(CountryFilter):
    """``?participating=MN``: meetings whose source names the country among those taking part."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Any of the countries."""
        return rows.filter(rows.attended_by(value)) if value else rows


class TargetFilter(CodesFilter):
    """``?sdg_target=4.7``: meetings that name the Goal or target."""

    item_pattern = r"^\d{1,2}(\.[0-9a-z]{1,2})?$"

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Any of them."""
        return rows.about_targets(value) if value else rows


def target_choices() -> list[tuple[str, str]]:
    """Goals and targets in their official order."""
    return [(code, SDG_TARGETS.word(code)) for code in SDG_TARGETS.all()]


class YearFilter(django_filters.CharFilter):
    """``?year=2018``: meetings that may have gone on in the year."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """The whole of the year."""
        return rows.in_year(int(value)) if value else rows


class HeldFromFilter(PartialDateFilter):
    """``?held_from=2026-12``: meetings that may go on in December 2026 or later."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """From the first day the text can mean."""
        return rows.during(dates.first_day(value), None) if value else rows


class HeldToFilter(PartialDateFilter):
    """``?held_to=2026-12``: meetings that may go on in December 2026 or earlier."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """Up to the last day the text can mean."""
        return rows.during(None, dates.last_day(value)) if value else rows


def refuse_backwards(values: dict[str, Any]) -> None:
    """A period that ends before it begins would find nothing, and nobody would know why."""
    first, last = values.get("held_from"), values.get("held_to")
    if dates.ends_before_it_begins(first, last):
        sentence = _("The period ends (%(last)s) before it begins (%(first)s). Exchange the two.")
        raise ValidationError({"held_to": sentence % {"first": first, "last": last}})


class PeriodForm(forms.Form):
    """The filters of a page; says at the field that a period is the wrong way round."""

    def clean(self) -> dict[str, Any]:
        """The same question as for machines."""
        values = super().clean() or self.cleaned_data
        refuse_backwards(values)
        return values


class KindField(forms.ChoiceField):
    """The kinds of meetings that occur, in the words of the sources."""

    default_error_messages = {"invalid_choice": _("No meeting is called “%(value)s”.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, choices=kind_choices)


def kind_choices() -> list[tuple[str, str]]:
    """Each kind once; kinds of plans are not told."""
    rows = Meeting.objects.filter(status__in=PUBLIC_STATUSES).exclude(kind="")
    kinds = rows.order_by("kind").values_list("kind", flat=True).distinct()
    return [("", _("Any")), *((kind, kind) for kind in kinds)]


class KindFilter(django_filters.Filter):
    """``?kind=side event``."""

    field_class = KindField


class NameFilter(django_filters.CharFilter):
    """A permanent name that links carry; nobody types it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"validators": [NAME], "widget": forms.HiddenInput} | kwargs)


class SpeakerFilter(NameFilter):
    """``?speaker=PER-7K3M9X``: meetings at which a public person is named."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """One person, by code."""
        return rows.with_speaker(value) if value else rows


class MeetingFilterSet(PortalFilterSet):
    """Meetings by time, network, place, kind and subject."""

    q = MeetingSearchFilter()
    when = WhenFilter(
        choices=When.choices,
        label=_("When"),
        help_text=_("Counted from today; a meeting under way is upcoming."),
    )
    network = CodesFilter(
        field_name="networks", lookup_expr="overlap", choices=Network.choices, label=_("Network")
    )
    country = CountryFilter(label=_("Held in"))
    region = MeetingRegionFilter()
    participating = ParticipatingFilter(label=_("Participating country"))
    kind = KindFilter(label=_("Kind"))
    category = CodesFilter(choices=Category.choices, label=_("Category"))
    status = CodesFilter(choices=STATUS_CHOICES, label=_("Status"))
    held_from = HeldFromFilter(label=_("Held from"), help_text=EXAMPLES)
    held_to = HeldToFilter(label=_("Held until"), help_text=EXAMPLES)
    year = YearFilter(validators=[YEAR], label=_("Year"))
    sdg_target = TargetFilter(choices=target_choices, known=SDG_TARGETS, label=_("Goal or target"))
    is_generated = TruthFilter(label=_("Demonstration data"))
    series = NameFilter(field_name="series__public_id", label=_("Series"))
    project = NameFilter(field_name="project__public_id", label=_("Project"))
    speaker = SpeakerFilter(label=_("Person named"))

    class Meta:
        model = Meeting
        form = PeriodForm
        fields: list[str] = []

    @classmethod
    def cleaned(cls, data: QueryDict) -> dict[str, Any]:
        """Each parameter, and the two ends of the period together."""
        values = super().cleaned(data)
        refuse_backwards(values)
        return values
