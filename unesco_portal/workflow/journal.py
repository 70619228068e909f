"""Writing into the journal of a record."""

from django.db import models, transaction
from django.utils.translation import gettext as _

from unesco_portal.accounts.models import User
from unesco_portal.core.exceptions import DomainError

from .models import Note


def write_note(
    record: models.Model,
    *,
    country: str,
    by: User,
    text: str,
    corrects: str = "",
    area: int | None = None,
) -> Note:
    """Add a note; ``corrects`` is the code of the note of the same journal that it corrects.

    A second click finds the note of the first: the same words twice in a row are one note.
    """
    place = {"country_id": country, "area_id": area}
    note = Note(object_id=record.pk, author=by, text=text.strip(), **place)
    note.record_object = record
    if corrects:
        note.corrects = Note.objects.about(record).filter(public_id=corrects).first()
        if note.corrects is None:
            raise DomainError(_("The note to be corrected is not in this journal."))
    latest = Note.objects.about(record).first()
    if latest and (latest.author, latest.text, latest.corrects) == (by, note.text, note.corrects):
        return latest
    note.full_clean(exclude=["public_id"])
    with transaction.atomic():
        note.save()
    return note
