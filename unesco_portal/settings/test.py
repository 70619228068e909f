"""The test suite: fast hashing, mail in memory, no rate limits unless a test asks for them."""

from .base import *
from .base import CACHES, TEMPLATES

SECRET_KEY = "test-only-" + "1" * 50
CERTIFICATE_SIGNING_KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMTI"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
REQUIRE_SECOND_FACTOR = False
CONDITIONAL_SECONDS = 0
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # else each new client would look at every file first
ACCOUNT_RATE_LIMITS = False
WEB_STATEMENT_SECONDS = 0  # a test that imports the web process waits for others without a limit
API_RATE_ANONYMOUS = API_RATE_KEY = API_RATE_EXPORT = "100000/minute"
APPLICATION_RATE = APPLICATION_MAIL_RATE = UPLOAD_RATE = HEAVY_RATE = "100000/minute"
CORRECTION_RATE = CORRECTION_MAIL_RATE = "100000/minute"
CACHES["default"]["KEY_PREFIX"] = "test"
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "UNDEFINED(%s)"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
LOGGING = {"version": 1, "disable_existing_loggers": False}
