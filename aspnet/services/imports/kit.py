"""The offline kit: a country's open cases as a sheet, and the decisions that come back in it."""

import io
from typing import Any

import xlsxwriter
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.exports import WORKBOOK, xlsx_cell
from unesco_portal.workflow.engine import Reason, Transition
from unesco_portal.workflow.states import machine_of

from ...enums import RowOutcome, RowState
from ...models import Application, ImportBatch, ImportRow, NationalNetwork
from .columns import DECISIONS, fold

MOST_CASES = 2_000
MOMENT = "%Y-%m-%d %H:%M:%S"


def open_cases(user: Any, country: str) -> list[Application]:
    """The open cases of a country that this reader may see, longest wait first."""
    rows = Application.objects.visible_to(user).open().filter(institution__country=country)
    return list(rows.select_related("institution").order_by("status_since", "pk")[:MOST_CASES])


def acts_for(user: Any, cases: list[Application]) -> dict[str, list[Transition]]:
    """What may be done in each step; asked once a step, as rights go by country."""
    machine = machine_of(Application)
    found: dict[str, list[Transition]] = {}
    for case in cases:
        if case.status not in found:
            found[case.status] = machine.available(case, user)
    return found


def kit_workbook(network: NationalNetwork, user: Any) -> io.BytesIO:
    """One workbook: the open cases, with columns for decision and reason to be filled in."""
    cases = open_cases(user, network.country_id)
    acts = acts_for(user, cases)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, WORKBOOK | {"constant_memory": False})
    sheet = book.add_worksheet(_("Cases")[:31])
    labels = {column.name: str(column.label) for column in DECISIONS}
    headings = [
        labels["code"],
        _("institution"),
        _("town"),
        labels["status"],
        _("step in words"),
        labels["status_since"],
        _("acts"),
        labels["decision"],
        labels["reason"],
    ]
    sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(headings) - 1, 22)
    for line, case in enumerate(cases, start=1):
        words = [str(act.label) for act in acts[case.status]]
        cells = [
            case.public_id,
            case.institution.name,
            case.institution.city,
            case.status,
            case.get_status_display(),
            case.status_since.strftime(MOMENT),
            "; ".join(words),
        ]
        sheet.write_row(line, 0, [xlsx_cell(cell) for cell in cells])
        if words and len(",".join(words)) <= 250:
            choice = {"validate": "list", "source": words}
            sheet.data_validation(line, len(cells), line, len(cells), choice)
    book.close()
    file.seek(0)
    return file


def named_acts(acts: list[Transition]) -> dict[str, Transition]:
    """Acts by the words for them, in every language of the portal."""
    found = {fold(act.name): act for act in acts}
    for language, _name in settings.WORKING_LANGUAGES:
        with translation.override(language):
            found |= {fold(str(act.label)): act for act in acts}
    return found


def has_moved(case: Application, row: ImportRow) -> bool:
    """Whether the case is no longer as it was when the kit was made."""
    step = row.values.get("status", case.status)
    since = str(row.values.get("status_since", ""))[:19]
    return step != case.status or since != case.status_since.strftime(MOMENT)


def check_decisions(batch: ImportBatch) -> None:
    """Compare each line with its case as it stands now."""
    user = batch.uploaded_by
    cases = open_cases(user, batch.country_id)
    acts = {step: named_acts(found) for step, found in acts_for(user, cases).items()}
    by_code = {case.public_id: case for case in cases}
    at = {name: int(position) for position, name in batch.mapping.items()}
    rows = list(batch.rows.all())
    seen: dict[str, int] = {}
    for row in rows:
        problem = problem_of(row, by_code.get(row.code), acts)
        if problem is None and row.values.get("decision") and row.code in seen:
            problem = ("duplicate_code", "code")
        if row.values.get("decision"):
            seen[row.code] = row.sheet_row
        if problem is not None:
            row.problems.append(as_problem(row, *problem, at))
        row.outcome = outcome_of(row)
    ImportRow.objects.bulk_update(rows, ["problems", "outcome", "changes"], batch_size=500)


def problem_of(
    row: ImportRow, case: Application | None, acts: dict[str, dict[str, Transition]]
) -> tuple[str, str] | None:
    """What forbids a decision, and in which column; ``None`` where nothing does."""
    decision = row.values.get("decision", "")
    if not decision:
        return None
    if case is None:
        return "unknown_case", "code"
    if has_moved(case, row):
        return "case_moved", "status"
    act = acts.get(case.status, {}).get(fold(decision))
    if act is None:
        return "unknown_act", "decision"
    if act.reason is Reason.REQUIRED and not row.values.get("reason"):
        return "reason_missing", "reason"
    row.changes = {"decision": [case.status, act.name]}
    return None


def as_problem(row: ImportRow, code: str, field: str, at: dict[str, int]) -> dict[str, Any]:
    """The same in the form in which problems are kept."""
    return {
        "column": at.get(field, -1),
        "field": field,
        "code": code,
        "level": "error",
        "value": str(row.values.get(field, row.code))[:200],
        "suggestion": "",
        "take": None,
    }


def outcome_of(row: ImportRow) -> RowOutcome:
    """Whether the line asks for anything, and whether it can be done."""
    if any(problem["level"] == "error" for problem in row.problems):
        return RowOutcome.ERROR
    return RowOutcome.CHANGE if row.changes else RowOutcome.SAME


def apply_decisions(batch: ImportBatch, ids: list[int]) -> None:
    """Each decision by its ordinary act, in the name of the one who applied the sheet."""
    rows = batch.rows.filter(pk__in=ids).order_by("sheet_row")
    cases = Application.objects.filter(public_id__in=[row.code for row in rows])
    by_code = {case.public_id: case for case in cases.select_related("institution")}
    for row in rows:
        row.refusal = decide(batch, row, by_code.get(row.code))
        row.state = RowState.REFUSED if row.refusal else RowState.APPLIED
        row.undo = None if row.refusal else {"kind": "act"}
    ImportRow.objects.bulk_update(rows, ["state", "refusal", "undo"], batch_size=500)


def decide(batch: ImportBatch, row: ImportRow, case: Application | None) -> str:
    """Do one act; returns why not, or nothing."""
    if case is None or has_moved(case, row) or "decision" not in row.changes:
        return "not_possible"
    act = machine_of(Application).transitions[row.changes["decision"][1]]
    try:
        with transaction.atomic():
            act(case, by=batch.applied_by, reason=row.values.get("reason", ""))
    except PermissionDenied:
        return "not_permitted"
    except (DomainError, ValidationError):
        return "not_possible"
    return ""
