"""Where the formulas of a workbook stand: told, never evaluated."""

import html
import io
import re
import zipfile

from .files import check_rows

CELL_WITH_FORMULA = re.compile(
    rb'<c\b[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f\b[^>]*?(?:/>|>([^<]*)</f>)'
)
SHEET = re.compile(rb"<sheet\b[^>]*>")
RELATION = re.compile(rb"<Relationship\b[^>]*>")
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
TABLE = re.compile(rb'<table:table\b[^>]*table:name="([^"]*)"[^>]*>(.*?)</table:table>', re.DOTALL)
TABLE_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
TABLE_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell\b([^>]*?)(?:/>|>.*?</table:(?:covered-)?table-cell>)",
    re.DOTALL,
)
REPEATED_ROWS = re.compile(rb'number-rows-repeated="(\d+)"')
REPEATED_CELLS = re.compile(rb'number-columns-repeated="(\d+)"')
ODS_FORMULA = re.compile(rb'table:formula="([^"]*)"')
Formulas = dict[int, dict[int, str]]


def formulas_of(file_format: str, data: bytes, sheet: str) -> Formulas:
    """The formulas of one sheet by row (from 1) and column (from 0)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if file_format == "ods":
            return ods_formulas(archive.read("content.xml"), sheet)
        part = xlsx_part(archive, sheet)
        return xlsx_formulas(archive.read(part)) if part in archive.namelist() else {}


def xlsx_part(archive: zipfile.ZipFile, name: str) -> str:
    """In which part of the archive a sheet lies."""
    target = ""
    for tag in SHEET.findall(archive.read("xl/workbook.xml")):
        found = dict(ATTRIBUTE.findall(tag))
        if html.unescape(found.get(b"name", b"").decode("utf-8", "replace")) == name:
            target = found.get(b"r:id", b"").decode()
    relations = "xl/_rels/workbook.xml.rels"
    if relations in archive.namelist():
        for tag in RELATION.findall(archive.read(relations)):
            found = dict(ATTRIBUTE.findall(tag))
            if found.get(b"Id", b"").decode() == target:
                path = found.get(b"Target", b"").decode().lstrip("/")
                return path if path.startswith("xl/") else f"xl/{path}"
    return ""


def xlsx_formulas(sheet: bytes) -> Formulas:
    """Cells with ``<f>``."""
    found: Formulas = {}
    if b"<f" not in sheet:
        return found
    for letters, row, text in CELL_WITH_FORMULA.findall(sheet):
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        words = html.unescape(text.decode("utf-8", "replace"))[:200]
        found.setdefault(int(row), {})[column - 1] = f"={words}"
    return found


def ods_formulas(content: bytes, sheet: str) -> Formulas:
    """Cells with ``table:formula``; repeated rows and cells counted."""
    found: Formulas = {}
    if b"table:formula=" not in content:
        return found
    for name, body in TABLE.findall(content):
        if html.unescape(name.decode("utf-8", "replace")) != sheet:
            continue
        row = 1
        for attributes, cells in TABLE_ROW.findall(body):
            if b"table:formula=" in cells:
                found[row] = ods_row(cells)
            row += repeated(REPEATED_ROWS, attributes)
    return found


def ods_row(cells: bytes) -> dict[int, str]:
    """The formulas of one row."""
    column, found = 0, {}
    for attributes in TABLE_CELL.findall(cells):
        formula = ODS_FORMULA.search(attributes)
        if formula:
            found[column] = html.unescape(formula[1].decode("utf-8", "replace"))[:200]
        column += repeated(REPEATED_CELLS, attributes)
    return found


def repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    """How many times a row or a cell stands there."""
    match = pattern.search(attributes)
    return int(match[1]) if match else 1


def refuse_repeated_rows(data: bytes) -> None:
    """A few bytes can stand for a million filled rows; raises ``FileRefused``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    if b"number-rows-repeated" not in content:
        return
    rows = 0
    for attributes, cells in TABLE_ROW.findall(content):
        if b"<text:p" in cells or b"office:value" in cells:
            rows += repeated(REPEATED_ROWS, attributes)
            check_rows(rows)
