"""Sheets of institutions and decisions: uploaded, checked, applied, undone, handed back."""

from .batches import (
    choose_columns,
    decide_row,
    decide_waiting,
    forget_files,
    headings_of,
    recognised,
    start_import,
)
from .columns import DECISIONS, FIELDS, fields_of
from .files import FileRefused
from .kit import kit_workbook
from .sheets import marked_workbook
from .vocabulary import area_names
from .words import note_words, problem_words, refusal_words
from .work import work_on

__all__ = [
    "DECISIONS",
    "FIELDS",
    "FileRefused",
    "area_names",
    "choose_columns",
    "decide_row",
    "decide_waiting",
    "fields_of",
    "forget_files",
    "headings_of",
    "kit_workbook",
    "marked_workbook",
    "note_words",
    "problem_words",
    "recognised",
    "refusal_words",
    "start_import",
    "work_on",
]
