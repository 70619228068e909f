"""Dates as precise as the source: ``2017``, ``2017-11`` or ``2017-11-23``; unknown is ``None``.

The text form is ISO 8601 with reduced precision. It sorts, indexes and compares as text, needs no
formatting on its way to a partner, and cannot pretend to know a day that nobody knows.
"""

import calendar
import datetime
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
SQL_SHAPE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


def today() -> datetime.date:
    """The day in UTC: what a rule means that is valid from or until a day."""
    return timezone.now().date()


def first_day(text: str) -> datetime.date:
    """The earliest day ``text`` can mean. Raises ``ValueError`` for an impossible date."""
    match = SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match.groups()
    return datetime.date(int(year), int(month or 1), int(day or 1))


def last_day(text: str) -> datetime.date:
    """The latest day ``text`` can mean. Raises ``ValueError`` for an impossible date."""
    first = first_day(text)
    match len(text):
        case 4:
            return first.replace(month=12, day=31)
        case 7:
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    return day_of_month(day.year + years, month + 1, day.day)


def day_of_month(year: int, month: int, day: int) -> datetime.date:
    """A day of a month, or its last day: 29 February is the 28th in most years."""
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def next_yearly_day(month: int, day: int, start: datetime.date) -> datetime.date:
    """The first time, not before ``start``, that a day of the year comes."""
    this_year = day_of_month(start.year, month, day)
    return this_year if this_year >= start else day_of_month(start.year + 1, month, day)


def ends_before_it_begins(start: str | None, end: str | None) -> bool:
    """Whether no day lies between two dates; unknown or impossible ones are for others to judge."""
    try:
        return bool(start and end and first_day(start) > last_day(end))
    except ValueError:
        return False


def validate_partial_date(text: str) -> None:
    """Refuse what is not a year, a month or a day."""
    try:
        first_day(text)
    except ValueError as error:
        raise ValidationError(
            _("“%(value)s” is not a date. Write 2017, 2017-11 or 2017-11-23."),
            code="invalid_date",
            params={"value": text},
        ) from error


def validate_happened(text: str) -> None:
    """Refuse a date of which no day has come yet; an impossible one is for others to judge."""
    try:
        is_ahead = first_day(text) > today()
    except ValueError:
        return
    if is_ahead:
        raise ValidationError(_("This date has not come yet."), code="date_in_future")


def refuse_future(record: models.Model, *names: str) -> None:
    """Refuse dates of facts that lie after today, each at its field."""
    errors: dict[str, ValidationError] = {}
    for name in names:
        try:
            validate_happened(str(getattr(record, name) or ""))
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)


class PartialDateField(models.CharField):
    """A date of any precision; ``NULL`` says that nobody knows it."""

    description = _("Date of any precision")
    default_validators = [validate_partial_date]
    # Read by mypy's Django plugin, which cannot see that ``null`` is given in ``__init__``.
    _pyi_private_set_type: str | Combinable | None  # type: ignore[assignment]  # may be unknown
    _pyi_private_get_type: str | None  # type: ignore[assignment]  # may be unknown

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("db_collation", "C")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        """Keep migrations short: what is always so is not repeated."""
        name, path, args, kwargs = super().deconstruct()
        for always in ("max_length", "null", "blank", "db_collation"):
            kwargs.pop(always, None)
        return name, path, args, kwargs

    def get_prep_value(self, value):
        """An empty form field means unknown."""
        return super().get_prep_value(value) or None

    def formfield(self, **kwargs):
        """A text field with an example; an empty answer means unknown."""
        return super().formfield(
            **({"help_text": _("A year, a month or a day: 2017, 2017-11 or 2017-11-23.")} | kwargs)
        )


def partial_date_checks(prefix: str, *names: str) -> list[models.BaseConstraint]:
    """Let the database refuse malformed partial dates, also from SQL and bulk loads."""
    return [
        models.CheckConstraint(
            name=f"{prefix}_{name}_is_partial_date",
            condition=models.Q(**{f"{name}__isnull": True})
            | models.Q(**{f"{name}__regex": SQL_SHAPE}),
            violation_error_message=_("Write a year, a month or a day: 2017, 2017-11, 2017-11-23."),
        )
        for name in names
    ]
