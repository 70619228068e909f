"""Dates as people write them in sheets, as precise as they are and no more."""

import datetime
import re

from unesco_portal.core.dates import first_day

from .columns import fold

MONTHS = (
    "january janvier enero jan ene",
    "february fevrier febrero feb fev",
    "march mars marzo mar",
    "april avril abril apr avr abr",
    "may mai mayo",
    "june juin junio jun",
    "july juillet julio jul juil",
    "august aout agosto aug ago",
    "september septembre septiembre sep sept setiembre",
    "october octobre octubre oct",
    "november novembre noviembre nov",
    "december decembre diciembre dec dic",
)
MONTH = {word: number for number, words in enumerate(MONTHS, 1) for word in words.split()}
UNKNOWN = frozenset(
    [
        "unknown",
        "inconnu",
        "inconnue",
        "desconocido",
        "desconocida",
        "n a",
        "na",
        "not known",
        "s f",
    ]
)
ABOUT = re.compile(
    r"^(?:about|around|approx\w*|ca?\.?|circa|env(?:iron|\.)?|vers|hacia|aprox\w*|alrededor de)\s*",
    re.IGNORECASE,
)
ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
EARLIEST = 1953  # the year the network began: domain notes 1.1
FIRST_SERIAL, LAST_SERIAL = 19_360, 80_000
EPOCH = datetime.date(1899, 12, 30)


class DateProblem(Exception):
    """Why a text is no usable date: a code of ``words.PROBLEMS``, and what was probably meant."""

    def __init__(self, code: str, suggestion: str = "") -> None:
        self.code = code
        self.suggestion = suggestion
        super().__init__(code)


def read_date(value: object, today: datetime.date) -> str | None:
    """A partial date, ``None`` for one nobody knows; raises ``DateProblem``."""
    if isinstance(value, datetime.datetime | datetime.date):
        return checked(value.strftime("%Y-%m-%d"), today)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return checked(from_number(value), today)
    text = " ".join(str(value).split())
    if fold(text) in UNKNOWN or not text.strip("?-– "):
        return None
    if ABOUT.match(text) and (rest := ABOUT.sub("", text)) != text:
        raise DateProblem("about_date", attempt(rest, today))
    return checked(from_text(text), today)


def attempt(text: str, today: datetime.date) -> str:
    """What the rest of a text says, as a suggestion."""
    try:
        return checked(from_text(text), today)
    except DateProblem:
        return ""


def from_number(value: float) -> str:
    """A year, or the day number of a spreadsheet."""
    if value == int(value) and EARLIEST - 100 <= value <= 2200:
        return str(int(value))
    if FIRST_SERIAL <= value <= LAST_SERIAL:
        return (EPOCH + datetime.timedelta(days=int(value))).isoformat()
    raise DateProblem("not_a_date")


def from_text(text: str) -> str:
    """ISO, day first, month and year, or words in three languages."""
    text = re.sub(r"[T ]00:00(:00)?$", "", text)
    if text.isdigit() and len(text) == 5:
        return from_number(int(text))
    if match := ISO.fullmatch(text):
        return joined(*match.groups())
    if match := DAY_FIRST.fullmatch(text):
        return from_day_first(*match.groups())
    if match := MONTH_YEAR.fullmatch(text):
        return joined(match[2], match[1])
    return from_words(text)


def from_day_first(first: str, second: str, year: str) -> str:
    """``23/11/2017``; where both numbers could be the month, nobody can tell."""
    if int(second) > 12 >= int(first):
        return joined(year, first, second)
    if int(first) <= 12 and int(second) <= 12 and first != second:
        raise DateProblem("ambiguous_date", year)
    return joined(year, second, first)


def from_words(text: str) -> str:
    """``Nov 2017``, ``23 novembre 2017``, ``noviembre de 2017``."""
    words = [word for word in fold(text).split() if word not in ("de", "del", "of", "the")]
    months = [MONTH[word] for word in words if word in MONTH]
    numbers = [
        re.sub(r"(?<=\d)(?:er|st|nd|rd|th)$", "", word) for word in words if word not in MONTH
    ]
    years = [number for number in numbers if re.fullmatch(r"\d{4}", number)]
    days = [number for number in numbers if re.fullmatch(r"\d{1,2}", number)]
    if len(months) != 1 or len(years) != 1 or len(days) + 2 != len(words) or len(days) > 1:
        raise DateProblem("not_a_date")
    return joined(years[0], str(months[0]), *days)


def joined(year: str, month: str | None = None, day: str | None = None) -> str:
    """The parts as text, zeros added."""
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def checked(text: str, today: datetime.date) -> str:
    """Refuse days that do not exist, and those before the network and after today."""
    try:
        first = first_day(text)
    except ValueError as error:
        raise DateProblem("impossible_date") from error
    if first.year < EARLIEST:
        raise DateProblem("date_before_network")
    if first > today:
        raise DateProblem("date_in_future")
    return text
