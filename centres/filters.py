"""Query parameters of centres, shared by page, map, API and export."""

from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter

from unesco_portal.core.boxes import BoxFilter
from unesco_portal.core.enums import Verification
from unesco_portal.core.filters import (
    CodesFilter,
    PartialDateFilter,
    PortalFilterSet,
    TruthFilter,
)
from unesco_portal.reference.filters import CountryFilter, RegionFilter

from .enums import CentreStatus, Heading, Scope, Sector, Subject
from .models import Centre

LONGEST_THEME = 80


class SubjectFilter(CodesFilter):
    """``?subject=water``: centres with a theme of the subject."""

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """Any of the subjects."""
        return rows.about_subjects(value) if value else rows


class ThemeFilter(CharFilter):
    """``?theme=heritage``: centres with a theme that has such a word."""

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """The beginning of a word is enough."""
        return rows.with_theme(value) if value else rows


class CentreFilterSet(PortalFilterSet):
    """Centres by place, field, status, evidence and expiry."""

    country = CountryFilter()
    region = RegionFilter()
    subject = SubjectFilter(choices=Subject.choices, label=_("Subject"))
    heading = CodesFilter(choices=Heading.choices, label=_("Heading"))
    sector = CodesFilter(field_name="lead_sector", choices=Sector.choices, label=_("Lead sector"))
    theme = ThemeFilter(
        label=_("Theme"),
        help_text=_("A word of it, such as water or heritage."),
        validators=[MaxLengthValidator(LONGEST_THEME)],
    )
    scope = CodesFilter(choices=Scope.choices, label=_("Scope"))
    status = CodesFilter(choices=CentreStatus.choices, label=_("Status"))
    verification = CodesFilter(choices=Verification.choices, label=_("Verification"))
    expires_after = PartialDateFilter(
        field_name="expires_on",
        lookup_expr="gte",
        label=_("Agreement expires on or after"),
        help_text=_("A year, a month or a day: 2017, 2017-11 or 2017-11-23."),
    )
    expires_before = PartialDateFilter(
        field_name="expires_on",
        lookup_expr="lt",
        label=_("Agreement expires before"),
        help_text=_("A year, a month or a day: 2017, 2017-11 or 2017-11-23."),
    )
    bbox = BoxFilter()
    is_generated = TruthFilter(label=_("Demonstration data"))

    class Meta:
        model = Centre
        fields: list[str] = []
