"""A dirty sheet of any size that knows each of its defects: row, column, code."""

import csv
import io
from dataclasses import dataclass, field
from random import Random

HEADINGS = (
    "Code",
    "N° de membre",
    "Nom de l'école",
    "Ville",
    "País",
    "Niveau",
    "Languages",
    "Website",
    "Email",
    "Élèves",
    "Miembro desde",
    "Latitude",
    "Longitude",
    "Statut",
)
FIELDS = [
    "code",
    "number",
    "name",
    "city",
    "country",
    "levels",
    "languages",
    "website",
    "email",
    "pupil_count",
    "member_since",
    "latitude",
    "longitude",
    "ownership",
]
AT = {name: place for place, name in enumerate(FIELDS)}
# Column, what is written there, what the report must say.
DEFECTS = (
    ("name", "Ã‰cole de la Libertad {n}", "garbled"),
    ("name", "鈥淪trengthening {n}", "garbled"),
    ("name", "UNESCO Office in Havana and the.", "cut"),
    ("name", "\ufffdcole {n}", "lost_letters"),
    ("name", "=HYPERLINK(A1)", "formula"),
    ("name", "", "missing"),
    ("city", "", "missing"),
    ("code", "ASP-000001", "bad_code"),
    ("country", "France", "other_country"),
    ("levels", "University", "unitwin"),
    ("levels", "wizardry", "not_in_list"),
    ("languages", "Klingonish", "not_in_list"),
    ("website", "www.school{n}.example", "not_an_address"),
    ("email", "nobody at school", "not_an_email"),
    ("pupil_count", "about 120", "about"),
    ("pupil_count", "100-120", "about"),
    ("pupil_count", "=SUM(A1:A9)", "formula"),
    ("pupil_count", "many", "not_a_number"),
    ("member_since", "31/02/2017", "impossible_date"),
    ("member_since", "03/04/2017", "ambiguous_date"),
    ("member_since", "vers 1990", "about_date"),
    ("member_since", "2999", "date_in_future"),
    ("member_since", "1912", "date_before_network"),
    ("latitude", "north", "not_a_coordinate"),
    ("longitude", "", "half_point"),
    ("ownership", "#REF!", "error_value"),
)
LEVELS = ("primary", "Lycée", "secundaria baja", "tvet; pre_primary", "Teacher training")
DATES = ("2017", "Nov 2017", "novembre 2017", "2017-11", "23/11/2017", "43000", "unknown", "")
OWNERSHIPS = ("public", "privé", "privado", "")


@dataclass
class DirtySheet:
    """The bytes, and what a check must find in them: (row, column, code)."""

    data: bytes
    expected: set[tuple[int, str, str]] = field(default_factory=set)
    blank_count: int = 0
    changed: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)


def clean_row(rng: Random, n: int) -> list[str]:
    """A row without a defect; names are far apart from each other."""
    word = "".join(rng.choice("bcdfglmnprstv") + rng.choice("aeiou") for _pair in range(6))
    return [
        "",
        "",
        f"École {word.title()} {n}",
        rng.choice(["Dakar", "Thiès", "Saint-Louis", "Ziguinchor"]),
        rng.choice(["Sénégal", "SN", "Senegal", "SEN", ""]),
        rng.choice(LEVELS),
        rng.choice(["fr", "French; wo", "français", "inglés"]),
        f"https://school{n}.example/",
        f"office@school{n}.example",
        rng.choice(["120", "1 200", "1,200", ""]),
        "",
        "14.7",
        "-17.4",
        rng.choice(OWNERSHIPS),
    ]


def dirty_sheet(rows: int, *, known: list[tuple[str, str, str]], seed: int = 7) -> DirtySheet:
    """``known`` are institutions to be changed: code, name, town. A twelfth of the rows is bad."""
    rng = Random(seed)
    lines: list[list[str]] = []
    sheet = DirtySheet(b"")
    foreign: list[int] = []
    waiting = list(known)
    while len(lines) < rows:
        number = len(lines) + 2  # the headings are row 1
        line = clean_row(rng, number)
        dice = rng.random()
        if dice < 0.01:
            line = [""] * len(HEADINGS)
            sheet.blank_count += 1
        elif dice < 0.08:
            name, text, code = rng.choice(DEFECTS)
            if name == "member_since":
                line[AT["number"]] = ""
            line[AT[name]] = text.format(n=number)
            sheet.expected.add((number, name, code))
        elif dice < 0.085 and len(lines) + 1 < rows:
            lines.append(line)
            lines.append(list(line))
            sheet.expected |= {
                (number, "name", "duplicate_school"),
                (number + 1, "name", "duplicate_school"),
            }
            continue
        elif dice < 0.09:
            foreign.append(number)
            line = [cell if cell.isascii() else "" for cell in line]
            line[AT["city"]] = "Dakar"
            line[AT["name"]] = f"Écolé {number} mélangée"
            sheet.expected.add((number, "name", "garbled"))
        elif dice < 0.3 and waiting:
            code, known_name, town = waiting.pop()
            line[AT["code"]], line[AT["name"]], line[AT["city"]] = code, known_name, town
            line[AT["latitude"]] = line[AT["longitude"]] = ""
            sheet.changed.append(number)
        elif dice < 0.33:
            line[AT["member_since"]] = rng.choice(DATES)
            sheet.new.append(number)
        else:
            sheet.new.append(number)
        lines.append(line)
    sheet.data = encoded(lines, foreign)
    return sheet


def encoded(lines: list[list[str]], foreign: list[int]) -> bytes:
    """UTF-8 with a byte order mark, but for the lines that somebody pasted in Windows-1252."""
    parts = ["\ufeff".encode()]
    for number, line in enumerate([list(HEADINGS), *lines], start=1):
        text = io.StringIO()
        csv.writer(text).writerow(line)
        kept = text.getvalue()
        parts.append(kept.encode("cp1252" if number in foreign else "utf-8"))
    return b"".join(parts)
