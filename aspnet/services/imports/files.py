"""What an uploaded file is, before anything in it is believed."""

import io
import zipfile
import zlib
from dataclasses import dataclass

import puremagic
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError

PORTION = 1 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ALLOWED = ("xlsx", "ods", "csv")


class FileRefused(DomainError):
    """The file is not one that an import reads; the words say what to do."""


@dataclass(frozen=True)
class Contents:
    """What a file turned out to be."""

    file_format: str
    data: bytes


def recognise_file(name: str, data: bytes) -> Contents:
    """The format of a file by its contents; raises ``FileRefused`` with the remedy."""
    check_size(data)
    if data.startswith(OLE):
        refuse_old_office(data)
    if data.startswith(b"PK"):
        return Contents(recognise_archive(data), data)
    ending = name.rpartition(".")[2].lower()
    if ending in ("xlsx", "ods"):
        raise FileRefused(_("The file is damaged: open it, save it again, and upload that."))
    if ending not in ("csv", "txt", "tsv") or looks_binary(data):
        raise FileRefused(
            _("This is %(kind)s. Upload a sheet as .xlsx, .ods or .csv.") % {"kind": kind_of(data)}
        )
    check_lines(data)
    return Contents("csv", data)


def check_size(data: bytes) -> None:
    """Neither empty nor too large."""
    if not data.strip():
        raise FileRefused(_("The file is empty."))
    if len(data) > settings.IMPORT_MOST_BYTES:
        raise FileRefused(
            _("The file has %(size)s MB; at most %(most)s MB are read. Split it into several.")
            % {
                "size": round(len(data) / 1048576, 1),
                "most": round(settings.IMPORT_MOST_BYTES / 1048576, 1),
            }
        )


def refuse_old_office(data: bytes) -> None:
    """A file of an old office program, or a new one behind a password."""
    if ENCRYPTED in data:
        raise FileRefused(_("The file is protected by a password. Remove it and upload again."))
    raise FileRefused(_("This is an old .xls file. Save it as .xlsx and upload that."))


def recognise_archive(data: bytes) -> str:
    """XLSX or ODS; read through once, so that no lie about its size is believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            refuse_macros(names)
            read_through(archive)  # before any part is read into memory
            file_format = archive_format(names, archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise FileRefused(
            _("The file is damaged: open it, save it again, and upload that.")
        ) from error
    except RuntimeError as error:  # zipfile's word for a member behind a password
        raise FileRefused(
            _("The file is protected by a password. Remove it and upload again.")
        ) from error
    return file_format


def refuse_macros(names: set[str]) -> None:
    """A workbook with macros is a program."""
    macros = [name for name in names if name.lower().endswith("vbaproject.bin")]
    if macros or any(name.startswith("Basic/") for name in names):
        raise FileRefused(
            _("The file holds macros. Save it as .xlsx or .ods without them and upload that.")
        )


def archive_format(names: set[str], archive: zipfile.ZipFile) -> str:
    """Which of the two formats."""
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        kind = archive.read("mimetype")[:80]
        manifest = (
            archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        )
        if b"encryption-data" in manifest:
            raise FileRefused(_("The file is protected by a password. Remove it and upload again."))
        if b"opendocument.spreadsheet" in kind:
            return "ods"
    raise FileRefused(_("This is no sheet. Upload a sheet as .xlsx, .ods or .csv."))


def read_through(archive: zipfile.ZipFile) -> None:
    """Unpack every part to nowhere; stop at the limits of bytes and rows."""
    left = settings.IMPORT_MOST_UNPACKED
    for member in archive.infolist():
        needle = needle_of(member.filename)
        rows, tail = 0, b""
        with archive.open(member) as part:
            while portion := part.read(PORTION):
                left -= len(portion)
                if left < 0:
                    raise FileRefused(too_much())
                if needle:
                    rows += (tail + portion).count(needle)
                    tail = portion[1 - len(needle) :]
                check_rows(rows)


def needle_of(name: str) -> bytes:
    """What begins a row in a part of the archive."""
    if name.startswith("xl/worksheets/"):
        return b"<row"
    return b"<table:table-row" if name == "content.xml" else b""


def check_lines(data: bytes) -> None:
    """The same limit for a text file, before it is decoded."""
    check_rows(data.count(b"\n") - data.count(b"\n\n") - data.count(b"\r\n\r\n"))


def check_rows(count: int) -> None:
    """Refuse a sheet with more rows than an import takes."""
    most = settings.IMPORT_MOST_ROWS
    if count > most + 30:  # headings, and what stands above them
        raise FileRefused(
            _("The sheet has more than %(most)s rows. Delete those not needed, or split it.")
            % {"most": most}
        )


def too_much() -> str:
    """What is said of a file that unpacks to a flood."""
    most = round(settings.IMPORT_MOST_UNPACKED / 1048576)
    return _("The file unpacks to more than %(most)s MB and is not read. Split it.") % {
        "most": most
    }


def looks_binary(data: bytes) -> bool:
    """Whether this is no text in any encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return False
    head = data[:4096]
    nul = head.count(0)
    utf16 = nul * 5 > len(head) * 2 and max(head[::2].count(0), head[1::2].count(0)) * 10 > nul * 9
    return bool(nul) and not utf16


def kind_of(data: bytes) -> str:
    """What the file is, in a few letters."""
    try:
        return puremagic.from_string(data[:8192]).lstrip(".").upper() or "?"
    except (puremagic.PureError, ValueError):
        return str(_("another kind of file"))
