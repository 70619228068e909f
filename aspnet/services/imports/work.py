"""The worker's side: what waits is done in portions, each in a transaction that holds the sheet.

A worker may be killed at any point, and two may meet at one sheet: the row of the batch is locked
for each portion, and the next portion is found from the rows.
"""

import logging
from collections.abc import Callable

import pghistory
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError

from ... import transitions
from ...enums import ImportStage
from ...enums import ImportStatus as Status
from ...models import ImportBatch
from ...transitions.imports import PORTAL
from .applying import NothingApplied, apply_portion
from .checking import Reading, compare_all, last_row, read_portion
from .files import FileRefused
from .undoing import undo_portion
from .words import REFUSALS

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 5
UNEXPECTED = _("The portal could not go on with this sheet. Tell Headquarters its code.")


class Worker:
    """Works on one sheet until nothing waits any more, or somebody else has it."""

    def __init__(self, pk: int) -> None:
        self.pk = pk
        self.reading: Reading | None = None

    def run(self) -> None:
        """Portion after portion."""
        while self.portion():
            pass

    def portion(self) -> bool:
        """One portion; ``False`` when there is nothing to do here now."""
        if not self.attempt():
            return False
        try:
            with transaction.atomic():
                batch = self.lock()
                return batch is not None and self.step(batch)
        except NothingApplied:
            return self.give_up()
        except FileRefused as refusal:
            return self.fail(refusal)

    def lock(self) -> ImportBatch | None:
        """The sheet, unless another worker has it just now."""
        rows = ImportBatch.objects.due().filter(pk=self.pk)
        return (
            rows.select_for_update(skip_locked=True, of=["self"])
            .select_related("network", "applied_by__person", "uploaded_by__person")
            .first()
        )

    def attempt(self) -> bool:
        """Count the tries; a sheet that fails again and again is put aside, the others go on."""
        with transaction.atomic():
            batch = self.lock()
            if batch is None:
                return False
            if batch.attempts < MOST_ATTEMPTS:
                ImportBatch.objects.filter(pk=batch.pk).update(attempts=batch.attempts + 1)
                return True
        return self.put_aside(batch)

    def put_aside(self, batch: ImportBatch) -> bool:
        """After the last try: a check has failed, what is applied or undone stops here."""
        logger.error("import %s does not go on", batch.public_id)
        is_check = batch.status in (Status.MAPPED, Status.CHECKING)
        act = transitions.fail_import if is_check else transitions.halt
        act(batch, by=PORTAL, reason=in_language_of(batch, UNEXPECTED))
        return False

    def step(self, batch: ImportBatch) -> bool:
        """Whatever the state asks for."""
        steps: dict[str, Callable[[ImportBatch], bool]] = {
            Status.MAPPED: self.begin,
            Status.CHECKING: self.check,
            Status.APPLYING: self.apply,
            Status.UNDOING: self.undo,
        }
        actor = batch.applied_by_id or batch.uploaded_by_id
        with pghistory.context(user=actor, url=batch.get_workspace_url()):
            return steps[batch.status](batch)

    def begin(self, batch: ImportBatch) -> bool:
        """Start the check from the first row."""
        transitions.begin_check(batch, by=PORTAL)
        self.reading = None
        return True

    def check(self, batch: ImportBatch) -> bool:
        """Read on; then match and compare as a whole; then say so."""
        if batch.stage == ImportStage.READING:
            if self.reading is None or self.reading.after < last_row(batch):
                self.reading = Reading(batch)
            read_portion(batch, self.reading)
            self.succeeded(batch)
            return True
        self.reading = None
        compare_all(batch)
        transitions.finish_check(batch, by=PORTAL)
        return False

    def apply(self, batch: ImportBatch) -> bool:
        """Write on; then done, or the members wait for Headquarters."""
        if apply_portion(batch):
            return True
        waiting = batch.rows.to_apply(with_members=True).exists()
        act = transitions.propose_members if waiting else transitions.finish_apply
        act(batch, by=PORTAL)
        return False

    def undo(self, batch: ImportBatch) -> bool:
        """Take back on."""
        if undo_portion(batch):
            return True
        transitions.finish_undo(batch, by=PORTAL)
        return False

    def succeeded(self, batch: ImportBatch) -> None:
        """A portion went well: the tries begin anew."""
        ImportBatch.objects.filter(pk=batch.pk).update(attempts=0)

    def give_up(self) -> bool:
        """All or nothing, and one could not: nothing was written."""
        batch = ImportBatch.objects.select_related("network", "uploaded_by").get(pk=self.pk)
        transitions.give_up(
            batch, by=PORTAL, reason=in_language_of(batch, REFUSALS["changed_since_check"])
        )
        return False

    def fail(self, refusal: FileRefused) -> bool:
        """The file cannot be read."""
        batch = ImportBatch.objects.select_related("network", "uploaded_by").get(pk=self.pk)
        transitions.fail_import(batch, by=PORTAL, reason=in_language_of(batch, refusal))
        return False


def in_language_of(batch: ImportBatch, words: object) -> str:
    """A sentence for the one who uploaded the sheet."""
    with translation.override(batch.uploaded_by.language):
        return str(words)


def work_on() -> int:
    """Do what waits; returns how many sheets were looked at."""
    keys = list(ImportBatch.objects.due().values_list("pk", flat=True))
    for pk in keys:
        try:
            Worker(pk).run()
        except DomainError as refusal:  # cancelled or stopped between two portions
            logger.info("import %s: %s", pk, refusal)
        except Exception:
            logger.exception("import %s was interrupted", pk)
    return len(keys)


__all__ = ["Worker", "work_on"]
