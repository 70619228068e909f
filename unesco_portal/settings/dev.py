"""A laptop: the demonstration on local services. Never for a public host."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from .base import *
from .base import env

DEBUG = env.bool("DEBUG", default=False)
DEMONSTRATION = env.bool("DEMONSTRATION", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="development-only-" + "0" * 50)
CERTIFICATE_SIGNING_KEY = env.str(
    "CERTIFICATE_SIGNING_KEY",
    default=urlsafe_b64encode(sha256(f"certificates {SECRET_KEY}".encode()).digest()).decode(),
)
ALLOWED_HOSTS = ["*"]
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=False)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
OUTBOX_DELIVERY_BACKEND = env.str(
    "OUTBOX_DELIVERY_BACKEND", default="unesco_portal.workflow.mail.LogBackend"
)
SILENCED_SYSTEM_CHECKS: list[str] = []
