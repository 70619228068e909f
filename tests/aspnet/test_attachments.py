"""Documents: what is taken, what is not, and through which door they leave."""

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from aspnet import services
from aspnet.enums import ApplicationStatus as Status
from aspnet.models import Attachment
from aspnet.models.attachment import private_storage
from tests.factories.aspnet import ApplicationFactory
from tests.factories.pathways import PDF, AttachmentFactory
from tests.factories.people import coordinator, headquarters
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder, sign
from unesco_portal.workflow.models import AuditEntry

from .pages import text_of

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 40
WRONG = "Only PDF, PNG, JPEG, DOCX and ODT files are taken."
MACROS = "This document holds macros."
DAMAGED = "This file is damaged or protected by a password."


def archive(*names: str, mimetype: str = "") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        if mimetype:
            made.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            made.writestr(zipfile.ZipInfo(name), "x")  # of 1980: the same bytes each time
    return content.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
ODT = archive("content.xml", mimetype="application/vnd.oasis.opendocument.text")


def application(status: str = Status.DRAFT):
    return ApplicationFactory(status=status)


def holder(found) -> LinkHolder:
    return LinkHolder.of(found, "The school")


def attach(found, name: str, content: bytes) -> Attachment:
    upload = SimpleUploadedFile(name, content)
    return services.attach(found, upload, kind="plan", by=holder(found))


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("plan.pdf", PDF, "application/pdf"),
        ("PHOTO.PNG", PNG, "image/png"),
        ("photo.jpeg", JPEG, "image/jpeg"),
        ("plan.docx", DOCX, services.attachments.DOCX),
        ("plan.odt", ODT, services.attachments.ODT),
    ],
)
def test_what_is_taken(name, content, kind):
    attachment = attach(application(), name, content)

    assert (attachment.content_type, attachment.name) == (kind, name)
    assert name.partition(".")[0].lower() not in attachment.path
    assert attachment.open().read() == content


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "This file is empty."),
        ("page.pdf", b"<html><script>alert(1)</script></html>", WRONG),
        ("tool.exe", b"MZ\x90\x00" + b"\x00" * 100, WRONG),
        ("image.png", PDF, WRONG),
        ("plan.pdf", PNG, WRONG),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", WRONG),
        ("files.zip", archive("a.txt"), WRONG),
        ("sheet.docx", archive("[Content_Types].xml", "xl/workbook.xml"), WRONG),
        ("plan.docm", archive("[Content_Types].xml", "word/document.xml"), MACROS),
        (
            "plan.docx",
            archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            MACROS,
        ),
        (
            "plan.odt",
            archive(
                "content.xml",
                "Basic/Module1.xml",
                mimetype="application/vnd.oasis.opendocument.text",
            ),
            MACROS,
        ),
        ("plan.docx", DOCX[:60], DAMAGED),
    ],
)
def test_what_is_not_taken_and_what_to_do_instead(name, content, words):
    with pytest.raises(ValidationError) as caught:
        attach(application(), name, content)

    assert words in caught.value.message_dict["file"][0]
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_and_one_too_many(settings):
    settings.ATTACHMENT_MAX_MEGABYTES, settings.ATTACHMENT_MAX_COUNT = 1, 1
    found = application()

    with pytest.raises(ValidationError) as caught:
        attach(found, "plan.pdf", PDF + b"\x00" * 1024 * 1024)
    attach(found, "plan.pdf", PDF)

    assert "larger than 1 MB" in caught.value.message_dict["file"][0]
    with pytest.raises(DomainError, match="There are 1 documents already"):
        attach(found, "plan.pdf", PDF)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\plan.pdf", "plan.pdf"),
        ("pl\u202eyrf.pdf", "plyrf.pdf"),
        ("x" * 200 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_shows_no_folders_and_turns_no_text(given, kept):
    assert services.attachments.clean_name(given) == kept


@pytest.mark.parametrize("status", sorted(set(Status) - {"draft", "returned", "in_stage"}))
def test_documents_come_only_while_the_case_is_with_the_school(status):
    fields = {"decided_on": "2026-01-01"} if status in ("admitted", "declined") else {}
    fields |= {"decline_reason": "other"} if status == "declined" else {}
    found = ApplicationFactory(status=status, **fields)

    with pytest.raises(DomainError, match="not waiting for you"):
        attach(found, "plan.pdf", PDF)


def test_only_the_school_itself_adds_and_removes():
    found, other = application(), application()

    with pytest.raises(PermissionDenied):
        services.attach(found, SimpleUploadedFile("a.pdf", PDF), kind="plan", by=holder(other))
    with pytest.raises(PermissionDenied):
        services.detach(AttachmentFactory(application=found), by=coordinator("SN"))


def test_what_comes_and_goes_after_sending_is_recorded(django_capture_on_commit_callbacks):
    found = application(Status.RETURNED)
    attachment = attach(found, "plan.pdf", PDF)

    with django_capture_on_commit_callbacks(execute=True):
        services.detach(attachment, by=holder(found))

    assert not private_storage().exists(attachment.path)
    assert list(AuditEntry.objects.about(found).values_list("action", flat=True)) == [
        "aspnet.detach_document",
        "aspnet.attach_document",
    ]


def test_the_page_takes_shows_and_removes(client):
    found = application()
    address = f"/schools/apply/files/{sign('application', found.public_id)}/"

    wrong = client.post(address, {"kind": "plan", "file": SimpleUploadedFile("a.pdf", b"MZ")})
    none = client.post(address, {"kind": "plan"})
    client.post(address, {"kind": "plan", "file": SimpleUploadedFile("a.pdf", PDF)})
    shown = client.get(address)
    attachment = Attachment.objects.get()
    file = client.get(f"{address}{attachment.public_id}/")
    client.post(f"{address}{attachment.public_id}/")

    assert (wrong.status_code, none.status_code) == (400, 400)
    assert WRONG in text_of(wrong)
    assert "a.pdf" in text_of(shown)
    assert b"".join(file.streaming_content) == PDF
    assert not Attachment.objects.exists()


def test_a_document_leaves_only_as_a_download_and_only_for_its_readers(client, sign_in):
    found = application(Status.SUBMITTED)
    attachment = AttachmentFactory(application=found, name="Plan (été).pdf")
    address = f"/workspace/applications/{found.public_id}/files/{attachment.public_id}/"

    visitor = client.get(address)
    elsewhere = sign_in(coordinator("FR")).get(address)
    for reader in (coordinator("SN"), headquarters()):
        response = sign_in(reader).get(address)
        assert response["Content-Disposition"].startswith("attachment;")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert response["Content-Type"] == "application/pdf"
        assert b"".join(response.streaming_content) == PDF

    assert (visitor.status_code, elsewhere.status_code) == (302, 404)


def test_a_document_whose_content_is_lost_is_told_as_not_there(sign_in):
    found = application(Status.SUBMITTED)
    attachment = AttachmentFactory(application=found)
    private_storage().delete(attachment.path)
    address = f"/workspace/applications/{found.public_id}/files/{attachment.public_id}/"

    assert sign_in(coordinator("SN")).get(address).status_code == 404
