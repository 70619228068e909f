"""Where imported sheets and their rows stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    """What a sheet holds."""

    INSTITUTIONS = "institutions", _("institutions")
    DECISIONS = "decisions", _("decisions on open cases")


class ImportStatus(models.TextChoices):
    """Where an imported sheet stands."""

    UPLOADED = "uploaded", _("uploaded: columns to be assigned")
    MAPPED = "mapped", _("waiting to be checked")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked: to be decided")
    APPLYING = "applying", _("being applied")
    PROPOSED = "proposed", _("new members proposed to UNESCO")
    APPLIED = "applied", _("applied")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


WORKING_IMPORT = (
    ImportStatus.MAPPED,
    ImportStatus.CHECKING,
    ImportStatus.APPLYING,
    ImportStatus.UNDOING,
)
UNMAPPED_IMPORT = (ImportStatus.UPLOADED, ImportStatus.CANCELLED, ImportStatus.FAILED)
BEGUN_IMPORT = (
    ImportStatus.APPLYING,
    ImportStatus.PROPOSED,
    ImportStatus.APPLIED,
    ImportStatus.UNDOING,
    ImportStatus.UNDONE,
)


class ImportStage(models.TextChoices):
    """What the portal does with a sheet just now; the place to go on after an interruption."""

    IDLE = "", _("nothing")
    READING = "reading", _("reading")
    MATCHING = "matching", _("looking for known institutions")
    WRITING = "writing", _("writing")


class ImportMode(models.TextChoices):
    """Whether rows with errors hold the others back."""

    GOOD_ROWS = "good", _("rows without errors; the others are left out")
    ALL_OR_NOTHING = "all", _("all rows or none")


class RowOutcome(models.TextChoices):
    """What checking said of one row."""

    UNCHECKED = "", _("not checked yet")
    NEW = "new", _("new")
    CHANGE = "change", _("change")
    SAME = "same", _("as recorded")
    DOUBTFUL = "doubtful", _("to be decided")
    ERROR = "error", _("with errors")


class RowDecision(models.TextChoices):
    """What the coordinator decided about one row."""

    OPEN = "", _("not decided")
    TAKE = "take", _("take it, with the suggestions")
    SKIP = "skip", _("leave it out")
    MATCH = "match", _("it is this institution")
    NEW = "new", _("it is a new institution")


class RowState(models.TextChoices):
    """What became of one row."""

    WAITING = "waiting", _("not applied")
    APPLIED = "applied", _("applied")
    REFUSED = "refused", _("refused")
    UNDONE = "undone", _("undone")
