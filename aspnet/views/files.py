"""Documents of applications on their way out: never shown by the browser itself."""

from django.http import FileResponse, Http404

from ..models import Attachment


def file_response(attachment: Attachment) -> FileResponse:
    """The document as a download; 404 when the storage has lost it."""
    try:
        content = attachment.open()
    except FileNotFoundError as error:
        raise Http404(attachment.public_id) from error
    response = FileResponse(
        content,
        as_attachment=True,
        filename=attachment.name,
        content_type=attachment.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
