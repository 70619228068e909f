"""When the 2005 Convention binds a Party: dates counted in months, as the text counts them."""

import calendar
import datetime

FIRST_IN_FORCE = datetime.date(2007, 3, 18)
MONTHS_TO_FORCE = 3
MONTHS_TO_END = 12


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later; the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def in_force_after_deposit(deposited_on: datetime.date) -> datetime.date:
    """Three months after the deposit, but not before the Convention itself entered into force."""
    return max(months_after(deposited_on, MONTHS_TO_FORCE), FIRST_IN_FORCE)


def end_after_denunciation(denounced_on: datetime.date) -> datetime.date:
    """A denunciation takes effect twelve months later."""
    return months_after(denounced_on, MONTHS_TO_END)


def denounced_before_effect(today: datetime.date) -> datetime.date:
    """Denunciations up to this day have taken effect by ``today``."""
    return months_after(today, -MONTHS_TO_END)
