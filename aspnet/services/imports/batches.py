"""From an upload to a decided row: what people do with a sheet, besides its acts."""

import datetime
from typing import Any
from uuid import uuid4

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry

from ... import transitions
from ...enums import ImportKind, ImportStatus, RowDecision, RowOutcome, RowState
from ...models import ImportBatch, ImportMapping, ImportRow, Institution, NationalNetwork
from .cells import REQUIRED
from .columns import REQUIRED as REQUIRED_COLUMNS
from .columns import fields_of, fold, recognise
from .files import recognise_file
from .matching import compare
from .reading import outline

# Problems of one cell, which can be left out; all others concern the row as a whole.
OF_A_CELL = frozenset(
    [
        "formula",
        "garbled",
        "lost_letters",
        "cut",
        "too_long",
        "error_value",
        "cannot_be_empty",
        "not_in_list",
        "about",
        "not_a_number",
        "too_large",
        "not_a_coordinate",
        "half_point",
        "hidden_point",
        "about_date",
        "not_a_date",
        "impossible_date",
        "ambiguous_date",
        "date_before_network",
        "date_in_future",
        "not_an_address",
        "not_an_email",
        "duplicate_school",
    ]
)


@transaction.atomic
def start_import(
    network: NationalNetwork, *, by: User, name: str, data: bytes, kind: str
) -> ImportBatch:
    """Keep an uploaded sheet and propose what its columns hold; raises ``FileRefused``."""
    if not rules.has_perm("aspnet.start_import", by, network):
        raise PermissionDenied("aspnet.start_import")
    contents = recognise_file(name, data)
    remembered = remembered_headings(network, kind)
    found = outline(contents.file_format, data, kind, remembered)
    batch = ImportBatch(
        network=network,
        kind=kind,
        uploaded_by=by,
        original_name=name[-200:],
        file_format=contents.file_format,
        size=len(data),
        encoding=found.encoding,
        sheets=found.sheets,
        notes=found.notes,
        is_generated=network.is_generated,
    )
    use_sheet(batch, found.sheets[0])
    batch.full_clean(exclude=["public_id", "file"])
    batch.file.save(f"{uuid4().hex}.{batch.file_format}", ContentFile(data), save=False)
    batch.save()
    batch.refresh_from_db(fields=["public_id"])
    AuditEntry.objects.record("aspnet.start_import", batch, by=by)
    return batch


def use_sheet(batch: ImportBatch, sheet: dict[str, Any]) -> None:
    """Which sheet of the workbook is read."""
    batch.sheet = sheet["name"]
    batch.header_row = sheet["header_row"]
    batch.headings = sheet["headings"]
    batch.rows_total = sheet["rows"]


def remembered_headings(network: NationalNetwork, kind: str) -> dict[str, str]:
    """What headings meant in earlier sheets of this network."""
    rows = ImportMapping.objects.filter(network=network, kind=kind)
    return dict(rows.values_list("heading", "field"))


def sheet_named(batch: ImportBatch, name: str | None) -> dict[str, Any]:
    """One sheet of the outline; the first where there is none of this name."""
    return next((found for found in batch.sheets if found["name"] == name), batch.sheets[0])


def headings_of(batch: ImportBatch, sheet: dict[str, Any]) -> list[dict[str, Any]]:
    """The columns of a sheet with their first values, for the person who assigns them."""
    return [
        {
            "position": position,
            "heading": heading,
            "samples": [
                row[position] for row in sheet["samples"] if position < len(row) and row[position]
            ],
        }
        for position, heading in enumerate(sheet["headings"])
    ]


def recognised(batch: ImportBatch, sheet: dict[str, Any]) -> dict[int, str]:
    """What the columns of a sheet probably hold."""
    if batch.mapping and sheet["name"] == batch.sheet:
        return {int(position): name for position, name in batch.mapping.items()}
    remembered = remembered_headings(batch.network, batch.kind)
    return recognise(sheet["headings"], batch.kind, remembered)


@transaction.atomic
def choose_columns(
    batch: ImportBatch, *, by: User, sheet: str, mapping: dict[int, str]
) -> ImportBatch:
    """Say what the columns hold, remember it for next year, and have the sheet checked."""
    outline_of = sheet_named(batch, sheet)
    check_mapping(batch.kind, mapping)
    notes = [
        note
        for note in batch.notes
        if note["code"] in ("encoding", "mixed_encoding", "hidden_sheets")
    ]
    if outline_of["is_merged"]:
        notes.append({"code": "merged_heading"})
    if above := sum(any(cells) for cells in outline_of["above"]):
        notes.append({"code": "above_heading", "count": above})
    transitions.map_columns(
        batch,
        by=by,
        sheet=outline_of["name"],
        header_row=outline_of["header_row"],
        headings=outline_of["headings"],
        rows_total=outline_of["rows"],
        mapping={str(position): name for position, name in sorted(mapping.items())},
        notes=notes,
    )
    remember(batch, outline_of["headings"], mapping)
    batch.refresh_from_db()
    return batch


def check_mapping(kind: str, mapping: dict[int, str]) -> None:
    """Each column once, and enough of them to know which institution a row is about."""
    names = list(mapping.values())
    labels = {found.name: str(found.label) for found in fields_of(kind)}
    twice = sorted({labels[name] for name in names if names.count(name) > 1})
    if twice:
        raise ValidationError(
            _("Two columns cannot both hold: %(names)s.") % {"names": ", ".join(twice)}
        )
    if kind == ImportKind.DECISIONS:
        missing = [
            labels[name] for name in REQUIRED_COLUMNS[ImportKind.DECISIONS] if name not in names
        ]
        if missing:
            raise ValidationError(
                _("Say where to find: %(names)s.") % {"names": ", ".join(missing)}
            )
    elif not ({"code", "number"} & set(names) or set(names) >= REQUIRED):
        raise ValidationError(
            _("Say where to find the name and the town, or the code, or the membership number.")
        )


def remember(batch: ImportBatch, headings: list[str], mapping: dict[int, str]) -> None:
    """What each heading meant, also where it was not read."""
    rows = {
        fold(heading)[:120]: mapping.get(position, "")
        for position, heading in enumerate(headings)
        if fold(heading)
    }
    ImportMapping.objects.bulk_create(
        [
            ImportMapping(network=batch.network, kind=batch.kind, heading=heading, field=name)
            for heading, name in rows.items()
        ],
        update_conflicts=True,
        unique_fields=["network", "kind", "heading"],
        update_fields=["field", "saved_at"],
    )


@transaction.atomic
def decide_row(
    row: ImportRow, *, by: User, decision: str, institution: Institution | None = None
) -> ImportRow:
    """The coordinator decides about one row; raises ``DomainError`` where it cannot be so."""
    batch = locked(row.batch_id, by)
    row = batch.rows.select_for_update().get(pk=row.pk)
    if row.state != RowState.WAITING:
        raise DomainError(_("This row has been applied already."))
    if decision == RowDecision.MATCH:
        if institution is None or institution.country_id != batch.country_id:
            raise DomainError(_("Choose the institution."))
        row.institution = institution
    elif row.outcome == RowOutcome.DOUBTFUL or row.decision == RowDecision.MATCH:
        row.institution = None
    if decision == RowDecision.NEW and not row.values.keys() >= REQUIRED:
        raise DomainError(_("A new institution needs a name and a town."))
    if decision in (RowDecision.TAKE, RowDecision.MATCH, RowDecision.NEW):
        take_suggestions(row)
    row.decision = decision
    row.save(update_fields=["institution", "decision", "values", "membership"])
    compare(batch, only=[row.pk])
    return row


def locked(pk: int, by: User) -> ImportBatch:
    """The sheet, locked, if this person may decide about its rows now."""
    batch = ImportBatch.objects.select_for_update(of=["self"]).select_related("network").get(pk=pk)
    if not rules.has_perm("aspnet.decide_import", by, batch):
        raise PermissionDenied("aspnet.decide_import")
    if batch.status != ImportStatus.CHECKED:
        raise DomainError(_("Decisions are made after the check and before applying."))
    return batch


def take_suggestions(row: ImportRow) -> None:
    """Put suggestions into faulty cells, and leave out those for which there is none."""
    for problem in row.worst:
        if problem["code"] not in OF_A_CELL:
            raise DomainError(
                _("This row cannot be taken as it is: correct the sheet and upload it again.")
            )
        if problem["take"] is None:
            continue
        target = row.membership if problem["field"] in ("standing", "member_since") else row.values
        target[problem["field"]] = problem["take"]
    if row.institution_id is None and not row.values.keys() >= REQUIRED:
        raise DomainError(_("A new institution needs a name and a town."))


@transaction.atomic
def decide_waiting(batch: ImportBatch, *, by: User, decision: str) -> int:
    """One decision for all doubtful rows that are still open; returns how many."""
    batch = locked(batch.pk, by)
    if decision not in (RowDecision.NEW, RowDecision.SKIP):
        raise DomainError(_("Choose what is to be done with these rows."))
    rows = batch.rows.undecided().filter(outcome=RowOutcome.DOUBTFUL)
    if decision == RowDecision.NEW:
        rows = rows.filter(values__has_keys=sorted(REQUIRED))
    return rows.update(decision=decision)


def forget_files(now: datetime.datetime | None = None) -> int:
    """Delete the stored files of sheets long at rest; their rows and reports stay."""
    limit = (now or timezone.now()) - datetime.timedelta(days=settings.IMPORT_FILE_DAYS)
    count = 0
    for batch in ImportBatch.objects.stored_before(limit)[:500]:
        batch.file.delete(save=False)
        ImportBatch.objects.filter(pk=batch.pk).update(file="")
        count += 1
    return count
