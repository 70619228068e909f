"""Problems, notes and refusals in words: what is wrong, and what to do."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..applications import UNITWIN

PROBLEMS: dict[str, str | Promise] = {
    "formula": _("A formula stands here; only its last result is seen, as text. Write the value."),
    "garbled": _(
        "The letters are garbled by a wrong encoding. Correct them, or take the suggestion."
    ),
    "lost_letters": _("Letters are lost: question marks stand in their place. Write them anew."),
    "cut": _("The text seems to be cut off. Write it whole."),
    "too_long": _("The text is too long: shorten it."),
    "error_value": _("The spreadsheet shows an error here. Write the value."),
    "missing": _("This must not be empty."),
    "cannot_be_empty": _("This cannot be emptied."),
    "bad_code": _("This is no code of the portal: a character is wrong. Compare it with the list."),
    "unknown_code": _("No institution of this country has this code."),
    "number_of_another": _("Another institution has this number."),
    "number_differs": _("The record has another membership number, and numbers never change."),
    "bad_number": _("A membership number has at most 12 letters, digits and hyphens."),
    "other_country": _("This is another country than the one of the list."),
    "unknown_area": _("No area of this network that is in force today has this code or name."),
    "not_in_list": _("Not in the list of known values. Write a code or a word of the list."),
    "unitwin": UNITWIN,
    "about": _(
        "A figure with “about” is an observation, not a count. Write the exact number, or"
        " leave the cell empty."
    ),
    "not_a_number": _("This is not a whole number."),
    "too_large": _("The number is too large."),
    "not_a_coordinate": _("This is no coordinate in degrees, such as 14.6937."),
    "half_point": _("Give both latitude and longitude, or neither."),
    "hidden_point": _("A hidden location has no coordinates."),
    "about_date": _(
        "A date with “about” is not known exactly. Write the year if it is sure, or"
        " leave the cell empty."
    ),
    "not_a_date": _("This is no date. Write a year, a month or a day: 2017, 2017-11, 2017-11-23."),
    "impossible_date": _("This day does not exist."),
    "ambiguous_date": _("Day and month cannot be told apart. Write it as 2017-11-23."),
    "date_before_network": _("The network began in 1953."),
    "date_in_future": _("This date has not come yet."),
    "not_an_address": _("This is no web address, such as https://www.school.example."),
    "not_an_email": _("This is no e-mail address."),
    "duplicate_code": _("The same code stands in another row."),
    "duplicate_number": _("The same membership number stands in another row."),
    "duplicate_school": _("The same name and town stand in another row."),
    "duplicate_match": _("Another row is about the same institution."),
    "standing_by_acts": _("The standing is not changed by lists, only by the acts on a case."),
    "candidate": _("A candidate becomes a member by admission, never by a list."),
    "former": _("A former member comes back by a new application, never by a list."),
    "unknown_case": _("There is no such open case in this country."),
    "case_moved": _("The case has moved on since the sheet was made: nothing will be done."),
    "unknown_act": _("This is not among the acts that are possible now."),
    "reason_missing": _("Give a reason: it is shown to those concerned."),
}
NOTES: dict[str, str | Promise] = {
    "encoding": _("The file is written in %(encoding)s."),
    "mixed_encoding": _("Some lines are in another encoding than the rest; they are marked below."),
    "hidden_sheets": _("Hidden sheets are not read: %(names)s."),
    "merged_heading": _("The headings have merged cells: check the columns."),
    "above_heading": _("%(count)s rows above the headings are not read."),
}
REFUSALS: dict[str, str | Promise] = {
    "changed_since_check": _("The record was changed after the check."),
    "changed_since_apply": _("Somebody has changed the record since it was applied."),
    "appeared_since": _("An institution of this name and town has been added meanwhile."),
    "membership_since": _("A membership was begun or ended meanwhile."),
    "in_use": _("Other records point to the institution now."),
    "gone": _("The record is no longer there."),
    "database": _("A rule of the records forbids it."),
    "not_approved": _("UNESCO has not approved it."),
    "not_permitted": _("You may not do this."),
    "not_possible": _("Not possible any more: the case has moved on."),
}


def problem_words(problem: dict[str, Any]) -> str:
    """What is wrong, and what to do."""
    words = str(PROBLEMS.get(problem["code"], problem["code"]))
    if rows := problem.get("rows"):
        words += " " + str(_("Rows: %(rows)s.") % {"rows": ", ".join(map(str, rows))})
    return words


def note_words(note: dict[str, Any]) -> str:
    """One remark on the file."""
    return str(NOTES[note["code"]]) % note


def refusal_words(code: str) -> str:
    """Why a row was not written, or not taken back."""
    return str(REFUSALS.get(code, code))
