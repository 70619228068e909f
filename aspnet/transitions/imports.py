"""Every change of an imported sheet's status."""

import datetime
from typing import Any

import rules
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import System
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.notices import Recipient, holders

from ..enums import ImportKind, ImportMode, ImportStage, RowOutcome, RowState
from ..enums import ImportStatus as Status
from ..models import ImportBatch
from ..states import COORDINATOR, IMPORT


def uploader(batch: ImportBatch) -> list[Recipient]:
    """Who uploaded the sheet; not twice where the sheet now waits for that very person."""
    user = batch.uploaded_by
    told_as_holder = batch.status == Status.CHECKED and (
        holders(COORDINATOR, batch.country_id).filter(pk=user.pk).exists()
    )
    if told_as_holder or not user.is_active:
        return []
    url = settings.SITE_URL + batch.get_workspace_url()
    return [Recipient(user.email, user.language, "uploader", url)]


def undo_until(batch: ImportBatch) -> datetime.datetime | None:
    """Until when an applied sheet can be taken back."""
    if batch.applied_at is None:
        return None
    return batch.applied_at + datetime.timedelta(days=settings.IMPORT_UNDO_DAYS)


@transition(
    "aspnet.map_import",
    machine=IMPORT,
    source=[Status.UPLOADED, Status.CHECKED],
    target=Status.MAPPED,
    label=_("Say what the columns hold"),
    explanation=_("The sheet is checked next; nothing is written into the records."),
)
def map_columns(batch: ImportBatch, *, by: Any, reason: str = "", **chosen: Any) -> None:
    """The coordinator says what the columns hold; the portal checks the sheet next."""
    for name, value in chosen.items():
        setattr(batch, name, value)
    batch.stage, batch.rows_done, batch.attempts = ImportStage.IDLE, 0, 0


@transition(
    "aspnet.begin_check_import",
    machine=IMPORT,
    source=[Status.MAPPED],
    target=Status.CHECKING,
    label=_("Begin to check"),
)
def begin_check(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The portal begins to read and check the sheet."""
    batch.rows.all().delete()
    batch.stage, batch.rows_done, batch.blank_count = ImportStage.READING, 0, 0
    batch.counts, batch.attempts = {}, 0


@transition(
    "aspnet.finish_check_import",
    machine=IMPORT,
    source=[Status.CHECKING],
    target=Status.CHECKED,
    label=_("Checked"),
    recipients=uploader,
)
def finish_check(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The portal has checked every row; the coordinator reads the report."""
    batch.stage, batch.attempts = ImportStage.IDLE, 0


@transition(
    "aspnet.fail_import",
    machine=IMPORT,
    source=[Status.MAPPED, Status.CHECKING],
    target=Status.FAILED,
    label=_("The sheet cannot be read"),
    reason=Reason.REQUIRED,
    recipients=uploader,
)
def fail_import(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The portal cannot read the sheet, and says why."""
    batch.stage = ImportStage.IDLE


@transition(
    "aspnet.apply_import",
    machine=IMPORT,
    source=[Status.CHECKED],
    target=Status.APPLYING,
    label=_("Apply"),
    explanation=_(
        "New institutions and changes are written into the records. Rows that make members go to"
        " UNESCO for approval. You can undo it afterwards."
    ),
    reason=Reason.OPTIONAL,
)
def apply_import(
    batch: ImportBatch, *, by: Any, reason: str = "", mode: str = ImportMode.GOOD_ROWS
) -> None:
    """The coordinator has the rows written; those that make members wait for UNESCO."""
    check_can_apply(batch, mode, reason)
    batch.mode, batch.reason = mode, reason[:400]
    batch.applied_by, batch.applied_at = by, timezone.now()
    batch.stage, batch.rows_done, batch.attempts = ImportStage.WRITING, 0, 0
    if rules.has_perm("aspnet.approve_import", by, batch):
        approve(batch, by)


@transition(
    "aspnet.finish_apply_import",
    machine=IMPORT,
    source=[Status.APPLYING],
    target=Status.APPLIED,
    label=_("Applied"),
    recipients=uploader,
)
def finish_apply(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The portal has written every row that was to be written."""
    batch.stage, batch.attempts = ImportStage.IDLE, 0


@transition(
    "aspnet.propose_import",
    machine=IMPORT,
    source=[Status.APPLYING],
    target=Status.PROPOSED,
    label=_("New members proposed to UNESCO"),
    recipients=uploader,
)
def propose_members(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The rest is written; what makes members waits for Headquarters."""
    batch.stage, batch.attempts = ImportStage.IDLE, 0


@transition(
    "aspnet.approve_import",
    machine=IMPORT,
    source=[Status.PROPOSED],
    target=Status.APPLYING,
    label=_("Approve the members on the list"),
    explanation=_(
        "They become members with the numbers and dates of the list, with the evidence"
        " “imported list”."
    ),
    reason=Reason.OPTIONAL,
)
def approve_members(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """UNESCO recognises the members on the list."""
    approve(batch, by)
    batch.stage, batch.rows_done, batch.attempts = ImportStage.WRITING, 0, 0


@transition(
    "aspnet.decline_import",
    machine=IMPORT,
    source=[Status.PROPOSED],
    target=Status.APPLIED,
    label=_("Do not approve the members on the list"),
    explanation=_("What was applied stays; nobody becomes a member. The uploader gets your words."),
    reason=Reason.REQUIRED,
    recipients=uploader,
)
def decline_members(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """UNESCO does not recognise the members on the list; the rest stays applied."""
    waiting = batch.rows.to_apply(with_members=True)
    waiting.update(state=RowState.REFUSED, refusal="not_approved")


@transition(
    "aspnet.give_up_import",
    machine=IMPORT,
    source=[Status.APPLYING],
    target=Status.CHECKED,
    label=_("Nothing was applied"),
    reason=Reason.REQUIRED,
)
def give_up(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """All rows or none was asked for, and one could not be written: none is."""
    batch.applied_by = batch.applied_at = batch.approved_by = batch.approved_at = None
    batch.stage, batch.attempts = ImportStage.IDLE, 0


@transition(
    "aspnet.halt_import",
    machine=IMPORT,
    source=[Status.APPLYING, Status.UNDOING],
    target=Status.APPLIED,
    label=_("Stop here"),
    explanation=_("Rows already written stay as they are, and can be undone."),
    reason=Reason.OPTIONAL,
)
def halt(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The coordinator, or the portal when it cannot go on, stops between two portions."""
    batch.stage, batch.attempts = ImportStage.IDLE, 0


@transition(
    "aspnet.undo_import",
    machine=IMPORT,
    source=[Status.APPLIED, Status.PROPOSED],
    target=Status.UNDOING,
    label=_("Undo"),
    explanation=_(
        "Every record gets back what stood in it before; institutions that came with the list go."
        " A record that somebody has changed since stays as it is, and is named."
    ),
    reason=Reason.REQUIRED,
)
def undo_import(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The coordinator takes a list back; where it made members, UNESCO does."""
    if batch.kind == ImportKind.DECISIONS:
        raise DomainError(_("Decisions on cases are not undone: each case has its own ways on."))
    limit = undo_until(batch)
    if limit is None or limit < timezone.now():
        raise DomainError(
            _("A list can be undone for %(days)s days only.") % {"days": settings.IMPORT_UNDO_DAYS}
        )
    if is_undone_by_unesco(batch, by):
        raise DomainError(_("This list made members: only UNESCO can undo it."))
    batch.stage, batch.rows_done, batch.attempts = ImportStage.WRITING, 0, 0


def is_undone_by_unesco(batch: ImportBatch, reader: Any) -> bool:
    """Whether a list made members, and so is for others than ``reader`` to undo."""
    if rules.has_perm("aspnet.approve_import", reader, batch):
        return False
    return batch.rows.filter(state=RowState.APPLIED, needs_headquarters=True).exists()


@transition(
    "aspnet.finish_undo_import",
    machine=IMPORT,
    source=[Status.UNDOING],
    target=Status.UNDONE,
    label=_("Undone"),
    recipients=uploader,
)
def finish_undo(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The portal has taken back every row that could be taken back."""
    batch.stage, batch.attempts = ImportStage.IDLE, 0


@transition(
    "aspnet.cancel_import",
    machine=IMPORT,
    source=[Status.UPLOADED, Status.MAPPED, Status.CHECKING, Status.CHECKED],
    target=Status.CANCELLED,
    label=_("Cancel"),
    explanation=_("Nothing has been written into the records, and nothing will be."),
)
def cancel_import(batch: ImportBatch, *, by: Any, reason: str = "") -> None:
    """The coordinator puts a sheet aside before anything was written."""
    batch.stage = ImportStage.IDLE


def approve(batch: ImportBatch, by: Any) -> None:
    """Remember who at Headquarters stands for the members on the list."""
    batch.approved_by, batch.approved_at = by, timezone.now()


def check_can_apply(batch: ImportBatch, mode: str, reason: str) -> None:
    """What must be so before anything is written. Raises ``DomainError`` with the remedy."""
    rows = batch.rows
    if mode not in ImportMode:
        raise DomainError(_("Choose what is to be applied."))
    if not rows.to_apply(with_members=True).exists():
        raise DomainError(_("There is nothing to apply: no row is new or changes anything."))
    waiting = rows.undecided().count()
    if mode == ImportMode.ALL_OR_NOTHING and waiting:
        raise DomainError(
            _("%(count)s rows wait for a decision: decide them, or apply the good rows only.")
            % {"count": waiting}
        )
    if not reason.strip() and touches_identity(batch):
        raise DomainError(_("The list changes the name or the town of members: give the reason."))


def touches_identity(batch: ImportBatch) -> bool:
    """Whether the name on a certificate, or its town, would change."""
    changed = batch.rows.to_apply(with_members=True).exclude(outcome=RowOutcome.NEW)
    members = changed.filter(institution__standing="member")
    return members.filter(changes__has_any_keys=["name", "city"]).exists()


PORTAL = System()
