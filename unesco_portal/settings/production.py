"""Production: no defaults. A missing or unsafe value stops the process with a sentence."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import DEMONSTRATION, env

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_URL = env.str("SITE_URL").rstrip("/")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL")
env.str("DATABASE_URL")
env.str("REDIS_URL")
env.str("EMAIL_URL")

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]


def refuse(condition: bool, sentence: str) -> None:
    """Stop the start of the process when ``condition`` holds."""
    if condition:
        raise ImproperlyConfigured(sentence)


refuse(
    len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5,
    "SECRET_KEY needs at least 50 varied characters.",
)
refuse("*" in ALLOWED_HOSTS, "ALLOWED_HOSTS must name the hosts; '*' is refused.")
refuse(not ALLOWED_HOSTS, "ALLOWED_HOSTS is empty.")
refuse(not SITE_URL.startswith("https://"), "SITE_URL must start with https://.")
refuse(DEMONSTRATION, "DEMONSTRATION is for laptops: its logins are public.")
refuse(
    bool(CERTIFICATE_SIGNING_KEY) and len(CERTIFICATE_SIGNING_KEY.rstrip("=")) != 43,
    "CERTIFICATE_SIGNING_KEY is 32 bytes in URL-safe base64: 43 characters.",
)
