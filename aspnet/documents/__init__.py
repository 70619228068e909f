"""Documents made from stored facts: the certificate, its badge for machines, the status image."""

from .attachment import signed_text_in
from .certificate import certificate_pdf
from .credential import badge_credential, badge_jwt
from .status import status_image

__all__ = [
    "badge_credential",
    "badge_jwt",
    "certificate_pdf",
    "signed_text_in",
    "status_image",
]
