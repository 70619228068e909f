"""Documents of applications: what is taken, where it lies, who takes it away."""

import unicodedata
import zipfile
from pathlib import PurePosixPath
from typing import Any

import puremagic
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder
from unesco_portal.workflow.models import AuditEntry

from ..enums import WITH_SCHOOL, ApplicationStatus
from ..models import Application, Attachment
from ..models.attachment import private_storage

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
ENDINGS = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    DOCX: (".docx",),
    ODT: (".odt",),
}
MOST_PARTS = 2000  # of a document that is a ZIP archive
HEAD = 4096
WRONG_TYPE = _("Only PDF, PNG, JPEG, DOCX and ODT files are taken. Save the document as PDF.")
NO_MACROS = _("This document holds macros. Save it without them, or as PDF.")
DAMAGED = _("This file is damaged or protected by a password. Save it again, or as PDF.")


def check_upload(upload: UploadedFile) -> str:
    """The type of a file, by its content; raises ``ValidationError`` saying what to do instead."""
    if not upload.size:
        raise ValidationError({"file": _("This file is empty. Choose another one.")})
    most = settings.ATTACHMENT_MAX_MEGABYTES
    if upload.size > most * 1024 * 1024:
        raise ValidationError(
            {
                "file": _("This file is larger than %(most)s MB. Send a smaller one.")
                % {"most": most}
            }
        )
    ending = PurePosixPath(upload.name or "").suffix.lower()
    found = sniffed(upload)
    if ending not in ENDINGS.get(found, ()):
        raise ValidationError({"file": NO_MACROS if ending in (".docm", ".dotm") else WRONG_TYPE})
    return found


def sniffed(upload: UploadedFile) -> str:
    """What a file is by its first bytes, and for office documents by its parts."""
    upload.seek(0)
    head = upload.read(HEAD)
    upload.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return office_type(upload)
    try:
        found = {match.mime_type for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return ""
    starts = {PDF: b"%PDF-", PNG: b"\x89PNG\r\n\x1a\n", JPEG: b"\xff\xd8\xff"}
    return next((kind for kind in starts if kind in found and head.startswith(starts[kind])), "")


def office_type(upload: UploadedFile) -> str:
    """Whether an archive is a text document of one of the two office formats, without macros."""
    try:
        with zipfile.ZipFile(upload) as archive:
            names = archive.namelist()
            is_odt = "mimetype" in names and read_mimetype(archive) == ODT
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise ValidationError({"file": DAMAGED}) from error
    finally:
        upload.seek(0)
    if len(names) > MOST_PARTS:
        raise ValidationError({"file": DAMAGED})
    lowered = [name.lower() for name in names]
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in lowered):
        raise ValidationError({"file": NO_MACROS})
    if is_odt and "content.xml" in names:
        return ODT
    return DOCX if {"[Content_Types].xml", "word/document.xml"} <= set(names) else ""


def read_mimetype(archive: zipfile.ZipFile) -> str:
    """The first words of the part that names the type."""
    with archive.open("mimetype") as part:
        return part.read(80).decode("ascii", errors="replace").strip()


def attachment_limits() -> dict[str, int]:
    """How many documents, and how large, for the page that asks for them."""
    return {
        "count": settings.ATTACHMENT_MAX_COUNT,
        "megabytes": settings.ATTACHMENT_MAX_MEGABYTES,
    }


def clean_name(name: str) -> str:
    """A file's name to show: no folders, no signs that turn or hide text, not too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(char for char in last if unicodedata.category(char)[0] != "C").strip()
    path = PurePosixPath(shown or "document")
    return f"{path.stem[:120]}{path.suffix[:10]}"


@transaction.atomic
def attach(application: Application, upload: UploadedFile, *, kind: str, by: Any) -> Attachment:
    """The school adds a document. Raises ``ValidationError`` or ``DomainError`` in plain words."""
    application = writable(application, by)
    if application.attachments.count() >= settings.ATTACHMENT_MAX_COUNT:
        raise DomainError(
            _("There are %(most)s documents already. Remove one to add another.")
            % {"most": settings.ATTACHMENT_MAX_COUNT}
        )
    found = check_upload(upload)
    path = f"applications/{get_random_string(32).lower()}{ENDINGS[found][0]}"
    path = private_storage().save(path, upload)
    try:
        attachment = Attachment.objects.create(
            application=application,
            kind=kind,
            path=path,
            name=clean_name(upload.name or ""),
            content_type=found,
            size=upload.size or 0,
            is_generated=application.is_generated,
        )
        note(application, attachment, "aspnet.attach_document", by)
    except Exception:
        private_storage().delete(path)  # the row is taken back; its file must not stay behind
        raise
    return attachment


@transaction.atomic
def detach(attachment: Attachment, *, by: Any) -> None:
    """The school takes a document away again; the file goes once that is certain."""
    application = writable(attachment.application, by)
    note(application, attachment, "aspnet.detach_document", by)
    Attachment.objects.filter(pk=attachment.pk).delete()
    forget_files([attachment.path])


def writable(application: Application, by: Any) -> Application:
    """The application, locked, if its school may write to it now."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    if not (isinstance(by, LinkHolder) and by.holds_link_to(application)):
        raise PermissionDenied
    if application.status not in WITH_SCHOOL:
        raise DomainError(_("The application is not waiting for you now."))
    return application


def note(application: Application, attachment: Attachment, action: str, by: Any) -> None:
    """Once an application is sent, its documents come and go in the audit trail."""
    if application.status != ApplicationStatus.DRAFT:
        AuditEntry.objects.record(
            action, application, by=by, details={"name": attachment.name, "kind": attachment.kind}
        )


def forget_files(paths: list[str]) -> None:
    """Delete files once the transaction that gave them up is certain."""

    def delete() -> None:
        for path in paths:
            private_storage().delete(path)

    if paths:
        transaction.on_commit(delete)
