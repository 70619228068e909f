"""Query parameters of institutions and applications."""

import functools
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.boxes import BoxFilter
from unesco_portal.core.filters import (
    NOT,
    CodesFilter,
    PartialDateFilter,
    PortalFilterSet,
    SearchFilter,
    TruthFilter,
)
from unesco_portal.reference.filters import CountryFilter, LanguageFilter, RegionFilter, ThemeFilter

from ..conditions import in_condition
from ..enums import (
    PUBLIC_STANDINGS,
    ApplicationStatus,
    Level,
    MembershipCondition,
    Ownership,
    Standing,
)
from ..figures import AGES
from ..models import Application, Institution
from .areas import AreaFilter, offer_areas

PUBLIC_STANDING_CHOICES = [(value, value.label) for value in PUBLIC_STANDINGS]
STANDING_NOT = f"standing{NOT}"
# What the counts of countries and places can be narrowed by, beside the standing.
COUNTED_BY = (
    "country",
    "region",
    "ownership",
    "is_generated",
    f"country{NOT}",
    f"region{NOT}",
    f"ownership{NOT}",
)


class InstitutionFilterSet(PortalFilterSet):
    """The public directory: members, unless another standing is asked for."""

    country = CountryFilter()
    region = RegionFilter()
    level = CodesFilter(
        field_name="levels", lookup_expr="overlap", choices=Level.choices, label=_("Level")
    )
    ownership = CodesFilter(choices=Ownership.choices, label=_("Ownership"))
    language = LanguageFilter(
        field_name="main_language", lookup_expr="exact", label=_("Main language of instruction")
    )
    theme = ThemeFilter()
    standing = CodesFilter(
        choices=PUBLIC_STANDING_CHOICES,
        label=_("Standing"),
        help_text=_("Members only, unless told."),
    )
    member_since_from = PartialDateFilter(
        field_name="membership__member_since",
        lookup_expr="gte",
        label=_("Member since, from"),
    )
    member_since_to = PartialDateFilter(
        field_name="membership__member_since", lookup_expr="lte", label=_("Member since, to")
    )
    bbox = BoxFilter()
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = Institution
        fields: list[str] = []

    default_standing: tuple[Standing, ...] = (Standing.MEMBER,)

    @classmethod
    def apply(cls, rows: QuerySet, values: dict[str, Any]) -> QuerySet:
        """Members by default: former members stay findable, but out of the way."""
        rows = super().apply(rows, values)
        if cls.default_standing and "standing" not in values:
            rows = rows.filter(standing__in=cls.default_standing)
        return rows

    @classmethod
    def values_beside(cls, values: dict[str, Any], name: str) -> dict[str, Any]:
        """The choices of standing are counted among all of them, not among members only."""
        beside = super().values_beside(values, name)
        if name == "standing" and cls.default_standing:
            return beside | {"standing": [value for value, _label in PUBLIC_STANDING_CHOICES]}
        return beside

    @classmethod
    def narrow(cls, counts: QuerySet, values: dict[str, Any], *, with_standing: bool) -> QuerySet:
        """The same selection asked of the counts, as far as they know it."""
        for name in COUNTED_BY:
            if name in values:
                counts = cls.base_filters[name].filter(counts, values[name])
        if with_standing:
            standing = values.get("standing") or cls.default_standing
            counts = counts.filter(standing__in=standing)
            if STANDING_NOT in values:
                counts = counts.exclude(standing__in=values[STANDING_NOT])
        return counts


class DeskSearchFilter(SearchFilter):
    """``?q=``: also by what only a desk has at hand, such as numbers and addresses."""

    def prepare(self, value: str) -> str:
        """The text as it was typed: names are not all that it can be."""
        return value

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """See ``search`` of the rows."""
        return rows.search(value)


class ConditionFilter(CodesFilter):
    """How the present or last membership stands today."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Derived, not stored: see ``conditions``."""
        return in_condition(rows, value) if value else rows


class WorkspaceInstitutionFilterSet(InstitutionFilterSet):
    """The coordinator's list: every standing, and how memberships stand."""

    q = DeskSearchFilter(help_text=_("A name, a code or a membership number."))
    standing = CodesFilter(choices=Standing.choices, label=_("Standing"))
    condition = ConditionFilter(
        choices=MembershipCondition.choices, label=_("Condition of the membership")
    )
    area = AreaFilter()
    default_standing: tuple[Standing, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_areas(self)


class LapseProposedFilter(TruthFilter):
    """Whether the clock proposes to let the case lapse."""

    def filter(self, rows: QuerySet, value: bool | None) -> QuerySet:
        """By the flag."""
        return rows if value is None else rows.filter(lapse_proposed_at__isnull=not value)


class OverdueFilter(TruthFilter):
    """Whether UNESCO has had the recommendation for longer than it should."""

    def filter(self, rows: QuerySet, value: bool | None) -> QuerySet:
        """By the day of the recommendation."""
        if value is None:
            return rows
        late = rows.overdue_at_unesco(timezone.now())
        return late if value else rows.exclude(pk__in=late.values("pk"))


class AgeFilter(CodesFilter):
    """How long a case has been in its present state."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """One condition for each age."""
        now = timezone.now()
        wanted = [age.of(now) for age in AGES if age.name in value]
        return rows.filter(functools.reduce(Q.__or__, wanted)) if wanted else rows


class ApplicationFilterSet(PortalFilterSet):
    """Applications in the workspace."""

    q = DeskSearchFilter(help_text=_("The name of the school, a code or the contact e-mail."))
    status = CodesFilter(
        choices=[choice for choice in ApplicationStatus.choices if choice[0] != "draft"],
        label=_("Status"),
    )
    country = CountryFilter(field_name="institution__country")
    area = AreaFilter(path="institution__area")
    age = AgeFilter(
        choices=[(age.name, age.label) for age in AGES], label=_("In its present state for")
    )
    lapse_proposed = LapseProposedFilter(label=_("Lapse proposed"))
    overdue = OverdueFilter(label=_("Waits for UNESCO for too long"))

    class Meta:
        model = Application
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_areas(self)
