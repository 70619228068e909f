"""One row of a sheet: its cells read into values, and what is wrong with each of them."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from unesco_portal.core import dates
from unesco_portal.core.codes import is_valid

from ...enums import HIGHER_EDUCATION, Level, LocationPrecision
from ...models import Institution
from .columns import ImportField, fold
from .dates import DateProblem, read_date
from .garbled import garbled, is_cut, shown
from .vocabulary import Vocabulary

EMPTY = frozenset({"", "-", "–", "—"})
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SPREADSHEET_ERROR = re.compile(r"#(?:REF|N/A|NAME|VALUE|DIV/0|NUM|NULL)[!?]?|Err:\d+")
GROUPED = re.compile(r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+")
WHOLE = re.compile(r"\d{1,9}(?:\.0+)?")
ABOUT = re.compile(
    r"(?:about|around|approx|circa|ca\b|c\.|env(?:iron)?|vers|unos|unas|aprox|alrededor|cerca|over"
    r"|more than|plus de|más de|almost|close to|presque|casi|[~≈<>±]).*\d"
    r"|\d+\s*(?:[-–]\s*\d+|\+|ca\b)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[A-Z0-9][A-Z0-9/-]{0,11}")
URL = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?", re.IGNORECASE)
LIST_PARTS = re.compile(r"[,;|/\n]+")
MOST_COUNT = 2_147_483_647
LENGTHS: dict[str, int] = {
    column.name: int(column.max_length or 0)
    for column in Institution._meta.concrete_fields
    if getattr(column, "max_length", None)
}
REQUIRED = frozenset({"name", "city"})
LISTS = frozenset({"levels", "languages", "themes"})
NULLABLE = frozenset({"area_id", "latitude", "longitude", "pupil_count", "staff_count"})
NOT_EMPTIED = frozenset(
    {"name", "city", "ownership", "setting", "existence", "location_precision", "code", "country"}
)


class CellProblem(Exception):
    """What is wrong with a cell: a code of ``words.PROBLEMS``, and what was probably meant."""

    def __init__(self, code: str, suggestion: Any = "", value: Any = None) -> None:
        self.code = code
        self.suggestion = suggestion
        self.value = value  # the same as a value, where it could be taken
        super().__init__(code)


@dataclass
class ReadRow:
    """What was read from one row."""

    sheet_row: int
    cells: list[str]
    values: dict[str, Any] = field(default_factory=dict)
    membership: dict[str, Any] = field(default_factory=dict)
    code: str = ""
    number: str = ""
    problems: list[dict[str, Any]] = field(default_factory=list)

    def complain(self, column: int, name: str, found: CellProblem) -> None:
        """Remember what is wrong with a cell."""
        self.problems.append(
            {
                "column": column,
                "field": name,
                "code": found.code,
                "level": "error",
                "value": self.cells[column][:200] if 0 <= column < len(self.cells) else "",
                "suggestion": str(found.suggestion),
                "take": found.value,
            }
        )


class RowReader:
    """Reads the rows of one sheet, whose columns are known."""

    def __init__(
        self, columns: dict[int, ImportField], vocabulary: Vocabulary, country: str
    ) -> None:
        self.columns = columns
        self.vocabulary = vocabulary
        self.country = country
        self.today = dates.today()
        self.parsers: dict[str, Callable[[Any, str, ImportField], Any]] = {
            "text": self.text,
            "name": self.text,
            "city": self.text,
            "code": self.code,
            "number": self.number,
            "country": self.country_code,
            "area": self.area,
            "url": self.url,
            "email": self.email,
            "latitude": self.degrees,
            "longitude": self.degrees,
            "count": self.count,
            "levels": self.levels,
            "languages": self.codes,
            "themes": self.codes,
            "date": self.date,
        }

    def read(self, sheet_row: int, raw: list[Any], formulas: dict[int, str]) -> ReadRow:
        """One row; every cell is looked at, whatever the others say."""
        row = ReadRow(sheet_row, [as_text(value) for value in raw])
        for position, column in self.columns.items():
            value = raw[position] if position < len(raw) else ""
            try:
                self.cell(row, column, value, has_formula=position in formulas)
            except CellProblem as problem:
                row.complain(position, column.name, problem)
        self.whole_row(row)
        return row

    def cell(self, row: ReadRow, column: ImportField, value: Any, *, has_formula: bool) -> None:
        """One cell: emptied, left alone, or read."""
        text = as_text(value).strip()
        if has_formula:
            raise CellProblem("formula", text)
        if not text:
            return
        if text in EMPTY:
            self.emptied(row, column)
            return
        if isinstance(value, str):
            self.sound(value.strip(), column)
            if text[0] == "'" and text[1:2] and text[1] in FORMULA:
                text = value = text[1:]  # as the portal's own downloads disarm it
        parse = self.parsers.get(column.kind, self.choice)
        place(row, column, parse(value, text, column))

    def emptied(self, row: ReadRow, column: ImportField) -> None:
        """A dash empties what may be empty."""
        if column.name in NOT_EMPTIED:
            raise CellProblem("cannot_be_empty")
        if column.name in LISTS:
            row.values[column.name] = []
        elif column.name in NULLABLE:
            row.values[column.name] = None
        elif column.name not in ("number", "standing", "member_since"):
            row.values[column.name] = ""

    def sound(self, text: str, column: ImportField) -> None:
        """Formulas written as text, errors of a spreadsheet, garbled, lost and cut texts."""
        if text[0] in "=@" and len(text) > 1:
            raise CellProblem("formula")
        if SPREADSHEET_ERROR.fullmatch(text):
            raise CellProblem("error_value")
        mended = garbled(text)
        if mended is not None:
            raise CellProblem(
                "garbled" if mended else "lost_letters", mended, self.meant(mended, column)
            )
        if column.kind in ("text", "name", "city") and is_cut(text):
            raise CellProblem("cut")

    def meant(self, mended: str, column: ImportField) -> Any:
        """The value of a suggestion, if it is one that could be taken."""
        if not mended:
            return None
        try:
            return self.parsers.get(column.kind, self.choice)(mended, mended, column)
        except CellProblem:
            return None

    def text(self, value: Any, text: str, column: ImportField) -> str:
        """A text that fits."""
        if len(text) > LENGTHS.get(column.name, 400):
            raise CellProblem("too_long")
        return text

    def code(self, value: Any, text: str, column: ImportField) -> str:
        """A code of the portal with its check character."""
        code = text.upper().replace(" ", "").replace("–", "-")
        if not (code.startswith(("ASP-", "APP-")) and is_valid(code)):
            raise CellProblem("bad_code")
        return code

    def number(self, value: Any, text: str, column: ImportField) -> str:
        """A membership number: the network's own, kept as text."""
        number = text.upper().replace(" ", "")
        if not NUMBER.fullmatch(number):
            raise CellProblem("bad_number")
        return number

    def country_code(self, value: Any, text: str, column: ImportField) -> str:
        """The list's own country, by code or by name."""
        if self.vocabulary.countries.get(fold(text)) != self.country:
            raise CellProblem("other_country")
        return self.country

    def area(self, value: Any, text: str, column: ImportField) -> int:
        """An area of the list's network, by code or by name."""
        key = self.vocabulary.areas.get(fold(text))
        if key is None:
            raise CellProblem("unknown_area")
        return key

    def choice(self, value: Any, text: str, column: ImportField) -> str:
        """A code or a word of a short list."""
        code = getattr(self.vocabulary, column.kind).get(fold(text))
        if code is None:
            raise CellProblem("not_in_list")
        return code

    def codes(self, value: Any, text: str, column: ImportField) -> list[str]:
        """Several codes or words; each once, the first first."""
        known: dict[str, str] = getattr(self.vocabulary, column.kind)
        if fold(text) in known:
            return [known[fold(text)]]
        parts = [part.strip() for part in LIST_PARTS.split(text) if part.strip()]
        if len(parts) == 1 and all(fold(part) in known for part in text.split()):
            parts = text.split()
        found = [known.get(fold(part)) for part in parts]
        if None in found:
            good = " ".join(code for code in found if code)
            raise CellProblem("not_in_list", good)
        return list(dict.fromkeys(code for code in found if code))

    def levels(self, value: Any, text: str, column: ImportField) -> list[str]:
        """Levels; universities are pointed to their own network."""
        found = self.codes(value, text, column)
        if HIGHER_EDUCATION in found and Level.TEACHER_EDUCATION not in found:
            raise CellProblem("unitwin")
        return [level for level in found if level != HIGHER_EDUCATION]

    def count(self, value: Any, text: str, column: ImportField) -> int:
        """A whole number; a figure with a qualifier is an observation, never a count."""
        compact = text.replace("\u00a0", " ")
        if ABOUT.search(compact):
            raise CellProblem("about")
        if GROUPED.fullmatch(compact):
            compact = re.sub(r"\D", "", compact)
        if not WHOLE.fullmatch(compact):
            raise CellProblem("not_a_number")
        number = int(compact.partition(".")[0])
        if number > MOST_COUNT:
            raise CellProblem("too_large")
        return number

    def degrees(self, value: Any, text: str, column: ImportField) -> float:
        """Degrees with a point or a comma."""
        most = 90 if column.kind == "latitude" else 180
        try:
            number = float(value) if isinstance(value, float) else float(text.replace(",", "."))
        except ValueError as error:
            raise CellProblem("not_a_coordinate") from error
        if not -most <= number <= most:
            raise CellProblem("not_a_coordinate")
        return number

    def date(self, value: Any, text: str, column: ImportField) -> str | None:
        """A date of any precision; an unknown one stays unknown."""
        try:
            return read_date(value, self.today)
        except DateProblem as problem:
            suggestion = problem.suggestion
            raise CellProblem(problem.code, suggestion, suggestion or None) from problem

    def url(self, value: Any, text: str, column: ImportField) -> str:
        """An address with its scheme."""
        if URL.fullmatch(text):
            return self.text(value, text, column)
        guess = f"https://{text}"
        if "." in text and URL.fullmatch(guess):
            raise CellProblem("not_an_address", guess, guess)
        raise CellProblem("not_an_address")

    def email(self, value: Any, text: str, column: ImportField) -> str:
        """An address of the institution."""
        try:
            validate_email(text)
        except ValidationError as error:
            raise CellProblem("not_an_email") from error
        return self.text(value, text, column)

    def whole_row(self, row: ReadRow) -> None:
        """What only several cells together tell."""
        values = row.values
        given = {name for name in ("latitude", "longitude") if name in values}
        known = {name for name in given if values[name] is not None}
        if len(given) == 1 or len(known) == 1:
            (missing,) = {"latitude", "longitude"} - (known or given)
            if all(problem["field"] != missing for problem in row.problems):
                row.complain(self.position(missing), missing, CellProblem("half_point"))
            for one in given:
                del values[one]
        elif values.get("location_precision") == LocationPrecision.HIDDEN:
            if known:
                row.complain(self.position("latitude"), "latitude", CellProblem("hidden_point"))
            values |= {"latitude": None, "longitude": None}

    def position(self, name: str) -> int:
        """Where a column stands; -1 where the sheet has none."""
        return next((at for at, column in self.columns.items() if column.name == name), -1)


def place(row: ReadRow, column: ImportField, value: Any) -> None:
    """Put a value where it belongs."""
    match column.name:
        case "code":
            row.code = value
        case "number":
            row.number = value
        case "standing" | "member_since":
            if value is not None:
                row.membership[column.name] = value
        case "country":
            pass
        case _:
            row.values[column.name] = value


def as_text(value: Any) -> str:  # noqa: PLR0911 -- one line for each kind of cell
    """A cell as people see it; whole numbers without a point, dates as ISO."""
    match value:
        case str():
            return shown(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            return value.date().isoformat() if midnight else value.isoformat(" ")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case None:
            return ""
    return str(value)
