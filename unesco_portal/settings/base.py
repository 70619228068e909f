"""What every installation shares. Defaults here are safe; ``production`` has none of its own."""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]

# --- What the portal is ------------------------------------------------------------------------
SITE_NAME = env.str("SITE_NAME", default="UNESCO Networks Portal")
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
RELEASE = env.str("RELEASE", default="2026.11.0")
DATA_DIR = BASE_DIR / "data"
GLOSSARY_FILE = BASE_DIR / "docs" / "glossary.md"
DEMONSTRATION = env.bool("DEMONSTRATION", default=False)

# --- Django ------------------------------------------------------------------------------------
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
ROOT_URLCONF = "unesco_portal.urls"
WSGI_APPLICATION = "unesco_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "unesco_portal.core",
    "unesco_portal.reference",
    "unesco_portal.people",
    "unesco_portal.accounts",
    "unesco_portal.workflow",
    "centres",
    "aspnet",
    "experts",
    "events",
    "unesco_portal.core.admin_site.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "drf_spectacular",
    "pghistory",
    "pgtrigger",
    "rest_framework",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "unesco_portal.core.middleware.CleanInputMiddleware",
    "unesco_portal.core.middleware.ApiLaneMiddleware",
    # Below this line: pages only. The API uses no cookie, session, language or CSRF token.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "unesco_portal.core.middleware.SlowStatementMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "unesco_portal.core.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "unesco_portal.accounts.middleware.SeenSessionsMiddleware",
    "unesco_portal.accounts.middleware.PrivatePagesMiddleware",
    "unesco_portal.accounts.middleware.ReaderLanguageMiddleware",
    "unesco_portal.accounts.middleware.SecondFactorMiddleware",
    "unesco_portal.core.once.OnceMiddleware",
    "unesco_portal.accounts.middleware.KeptFormsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "unesco_portal.core.context.portal",
                "unesco_portal.public_pages.page_links",
            ],
            "builtins": [
                "unesco_portal.core.templatetags.ui",
                "unesco_portal.core.templatetags.tables",
                "unesco_portal.reference.templatetags.codes",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Database: PostgreSQL only -----------------------------------------------------------------
DATABASES = {
    "default": env.db("DATABASE_URL", default="postgres://portal@127.0.0.1:5432/portal")
    | {
        "CONN_MAX_AGE": env.int("DATABASE_CONNECTION_SECONDS", default=600),
        "CONN_HEALTH_CHECKS": True,
        # Each trigger of a row asks which to ignore; not set, it would raise and catch an error.
        "OPTIONS": {
            "options": "-c jit=off -c default_text_search_config=pg_catalog.simple"
            " -c pgtrigger.ignore={}"
        },
    }
}

# Of web requests only: downloads, workers and migrations take as long as they need. 0: no limit.
WEB_STATEMENT_SECONDS = env.int("WEB_STATEMENT_SECONDS", default=15)

# --- Redis: cache and queue. Losing it loses nothing: see ADR 6. ---------------------------------
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "unesco_portal.core.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "portal",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "workflow.deliver_mail": {"queue": "mail"},
    "aspnet.work_on_imports": {"queue": "imports"},
}
CELERY_BEAT_SCHEDULE = {
    "deliver mail": {"task": "workflow.deliver_mail", "schedule": 5.0},
    "worker heartbeat": {"task": "workflow.heartbeat", "schedule": 15.0},
    "work on imported sheets": {
        "task": "aspnet.work_on_imports",
        "schedule": 5.0,
        "options": {"expires": 60},
    },
    "forget files of imported sheets": {
        "task": "aspnet.forget_import_files",
        "schedule": timedelta(hours=6),
    },
    "refresh the network's counts": {"task": "aspnet.refresh_counts", "schedule": 30.0},
    "refresh the search lexicon": {"task": "core.refresh_lexicon", "schedule": 60.0},
    "remind holders of waiting cases": {
        "task": "workflow.remind_holders",
        "schedule": timedelta(hours=6),
    },
    "forget unconfirmed suggestions": {
        "task": "workflow.forget_unconfirmed_suggestions",
        "schedule": timedelta(hours=6),
    },
    "send the mail of the day": {
        "task": "workflow.send_digests",
        "schedule": timedelta(minutes=30),
    },
    "end terms of experts whose mandate is over": {
        "task": "experts.expire_due_terms",
        "schedule": timedelta(hours=6),
    },
    "issue certificates asked for in bulk": {
        "task": "aspnet.issue_certificates",
        "schedule": 10.0,
    },
    "remind schools whose certificate ends": {
        "task": "aspnet.remind_certificates",
        "schedule": timedelta(hours=6),
    },
    "tell that terms of memberships end": {
        "task": "aspnet.remind_of_terms",
        "schedule": timedelta(hours=6),
    },
    "propose that silent applications lapse": {
        "task": "aspnet.propose_lapses",
        "schedule": timedelta(hours=6),
    },
    "write the mails of renewal rounds": {"task": "aspnet.mail_rounds", "schedule": 30.0},
    "look after renewal rounds": {"task": "aspnet.tend_rounds", "schedule": timedelta(hours=1)},
    "end twinnings after their last day": {
        "task": "aspnet.end_twinnings",
        "schedule": timedelta(hours=6),
    },
    "ask schools to confirm their records": {
        "task": "aspnet.ask_to_confirm",
        "schedule": timedelta(hours=6),
    },
    "compute freshness by country": {"task": "aspnet.refresh_freshness", "schedule": 300.0},
    "drop unverified applications": {
        "task": "aspnet.drop_unverified_applications",
        "schedule": timedelta(hours=6),
    },
    "make school years": {"task": "aspnet.make_school_years", "schedule": timedelta(hours=12)},
    "remind of reports": {"task": "aspnet.remind_of_reports", "schedule": timedelta(hours=3)},
    "tell of ended appointments": {
        "task": "aspnet.tell_of_ended_appointments",
        "schedule": timedelta(hours=6),
    },
    "tell coordinators of reports": {
        "task": "aspnet.tell_coordinators_of_reports",
        "schedule": timedelta(hours=12),
    },
}

PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# --- Languages ---------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
# Everything is written in the working languages, mails included; in further ones the pages that
# everybody may see, and signing in (ADR 22).
WORKING_LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]
LANGUAGES = [*WORKING_LANGUAGES, ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True
FORMS_URLFIELD_ASSUME_HTTPS = True

# --- Files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"  # the same under every prefix of a language
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Private: no address leads here; pages hand out what their reader may have.
MEDIA_ROOT = env.path("MEDIA_ROOT", default=BASE_DIR / ".local" / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Sign-in -----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "workspace:home"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "unesco_portal.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_CHANGE_EMAIL = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
USERSESSIONS_TRACK_ACTIVITY = True  # by ``SeenSessionsMiddleware``
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=True)
INVITATION_DAYS = env.int("INVITATION_DAYS", default=14)

# --- Mail: always through the outbox; OUTBOX_DELIVERY_BACKEND does the sending -------------------
EMAIL_BACKEND = "unesco_portal.workflow.mail.OutboxBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="portal@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
OUTBOX_DELIVERY_BACKEND = env.str(
    "OUTBOX_DELIVERY_BACKEND", default="django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"]
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20

# --- Security ----------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY = {
    "accelerometer": [],
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "payment": [],
    "usb": [],
    "publickey-credentials-get": "self",
    "publickey-credentials-create": "self",
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "unesco_portal.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# --- API ---------------------------------------------------------------------------------------
API_PAGE_SIZE = 50
API_MAX_PAGE_SIZE = 200
CONDITIONAL_SECONDS = 1  # how far behind "not modified" may be
API_RATE_ANONYMOUS = env.str("API_RATE_ANONYMOUS", default="600/minute")
API_RATE_KEY = env.str("API_RATE_KEY", default="6000/minute")
API_RATE_EXPORT = env.str("API_RATE_EXPORT", default="30/hour")
APPLICATION_RATE = env.str("APPLICATION_RATE", default="20/hour")  # from one place
APPLICATION_MAIL_RATE = env.str("APPLICATION_MAIL_RATE", default="5/day")  # to one address
UPLOAD_RATE = env.str("UPLOAD_RATE", default="60/hour")  # files and looks at mailings, each person
HEAVY_RATE = env.str("HEAVY_RATE", default="120/hour")  # files and drawings made on demand
CORRECTION_RATE = env.str("CORRECTION_RATE", default="10/hour")  # from one place
CORRECTION_MAIL_RATE = env.str("CORRECTION_MAIL_RATE", default="5/day")  # to one address
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "unesco_portal.accounts.authentication.ApiKeyAuthentication"
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["unesco_portal.core.renderers.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_THROTTLE_CLASSES": ["unesco_portal.accounts.throttling.ApiThrottle"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "unesco_portal.core.problems.exception_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "UNESCO Networks Portal API",
    "DESCRIPTION": "Everything public in the portal: whole once, then only what you ask for.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": [],  # lists of codes stand where they are used: no invented names
    "COMPONENT_SPLIT_REQUEST": False,
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,  # ``fields`` may leave any of them out
    "AUTHENTICATION_WHITELIST": [],
    "APPEND_COMPONENTS": {
        "securitySchemes": {"apiKey": {"type": "http", "scheme": "bearer", "bearerFormat": "unp_…"}}
    },
}

# --- Rules that are not confirmed by a source: settings, never truth in code ----------------------
FRESH_DAYS = env.int("FRESH_DAYS", default=183)  # members owe two updates of the profile a year
STALE_DAYS = env.int("STALE_DAYS", default=365)
APPLICATION_REVIEW_DAYS = env.int("APPLICATION_REVIEW_DAYS", default=90)
APPLICATION_COMPLETION_DAYS = env.int("APPLICATION_COMPLETION_DAYS", default=90)
APPLICATION_DECISION_DAYS = env.int("APPLICATION_DECISION_DAYS", default=180)
APPLICATION_VERIFICATION_DAYS = env.int("APPLICATION_VERIFICATION_DAYS", default=30)
APPLICATION_STAGE_DAYS = env.int("APPLICATION_STAGE_DAYS", default=730)
APPLICATION_IDLE_DAYS = env.int("APPLICATION_IDLE_DAYS", default=180)
PATHWAY_DRAFT_DAYS = env.int("PATHWAY_DRAFT_DAYS", default=180)
PATHWAY_DECISION_DAYS = env.int("PATHWAY_DECISION_DAYS", default=90)
REVIEW_DAYS = env.int("REVIEW_DAYS", default=45)
ATTACHMENT_MAX_MEGABYTES = env.int("ATTACHMENT_MAX_MEGABYTES", default=5)
ATTACHMENT_MAX_COUNT = env.int("ATTACHMENT_MAX_COUNT", default=8)
CENTRE_FOLLOW_UP_DAYS = env.int("CENTRE_FOLLOW_UP_DAYS", default=365)
EXPERT_PROFILE_DAYS = env.int("EXPERT_PROFILE_DAYS", default=30)
EXPERT_INVITATION_DAYS = env.int("EXPERT_INVITATION_DAYS", default=30)
EXPERT_UNAVAILABLE_DAYS = env.int("EXPERT_UNAVAILABLE_DAYS", default=183)
MEETING_PLAN_DAYS = env.int("MEETING_PLAN_DAYS", default=180)
MEETING_ANNOUNCED_DAYS = env.int("MEETING_ANNOUNCED_DAYS", default=365)
MEETING_POSTPONED_DAYS = env.int("MEETING_POSTPONED_DAYS", default=180)
IMPORT_DECISION_DAYS = env.int("IMPORT_DECISION_DAYS", default=30)
IMPORT_APPROVAL_DAYS = env.int("IMPORT_APPROVAL_DAYS", default=90)
IMPORT_WORK_DAYS = env.int("IMPORT_WORK_DAYS", default=1)
IMPORT_UNDO_DAYS = env.int("IMPORT_UNDO_DAYS", default=30)
IMPORT_FILE_DAYS = env.int("IMPORT_FILE_DAYS", default=90)
IMPORT_MOST_BYTES = env.int("IMPORT_MOST_BYTES", default=10 * 1024 * 1024)
IMPORT_MOST_UNPACKED = env.int("IMPORT_MOST_UNPACKED", default=150 * 1024 * 1024)
IMPORT_MOST_ROWS = env.int("IMPORT_MOST_ROWS", default=20_000)
IMPORT_SIMILARITY = env.float("IMPORT_SIMILARITY", default=0.6)
CORRECTION_DAYS = env.int("CORRECTION_DAYS", default=30)
CORRECTION_CONFIRMATION_DAYS = env.int("CORRECTION_CONFIRMATION_DAYS", default=7)
REMINDER_DAYS = (30, 60, 90)
MAILING_MAILS_PER_DAY = env.int("MAILING_MAILS_PER_DAY", default=5_000)
DIGEST_HOUR = env.int("DIGEST_HOUR", default=5)  # UTC
DEADLINE_AHEAD_DAYS = env.int("DEADLINE_AHEAD_DAYS", default=30)
CERTIFICATE_REMINDER_MONTHS = (12, 6, 3)  # before the end of a term: domain notes 1.10 d
SUCCESSION_UNDO_DAYS = env.int("SUCCESSION_UNDO_DAYS", default=30)
TWINNING_ANSWER_DAYS = env.int("TWINNING_ANSWER_DAYS", default=60)
CERTIFICATE_LINK_DAYS = env.int("CERTIFICATE_LINK_DAYS", default=730)
LOGO_RIGHT_WHEN_DORMANT = env.bool("LOGO_RIGHT_WHEN_DORMANT", default=False)
SCHOOL_YEAR_AHEAD_DAYS = env.int("SCHOOL_YEAR_AHEAD_DAYS", default=120)
SCHOOL_YEAR_OPEN_DAYS = env.int("SCHOOL_YEAR_OPEN_DAYS", default=730)
REPORT_WRITING_DAYS = env.int("REPORT_WRITING_DAYS", default=400)
REPORT_READING_DAYS = env.int("REPORT_READING_DAYS", default=90)
REPORT_LINK_DAYS = env.int("REPORT_LINK_DAYS", default=400)
REPORT_REMINDER_DAYS = env.list(
    "REPORT_REMINDER_DAYS", cast=int, default=[-60, -30, -7, 1, 14, 30]
)  # before and after the due date: domain notes 1.10 (d), not confirmed
HEARING_DAYS = env.int("HEARING_DAYS", default=30)
TERMINATION_DECISION_DAYS = env.int("TERMINATION_DECISION_DAYS", default=180)
NATIONAL_REPORT_DAYS = env.int("NATIONAL_REPORT_DAYS", default=365)
ROUND_DAYS = env.int("ROUND_DAYS", default=60)
ROUND_OPEN_DAYS = env.int("ROUND_OPEN_DAYS", default=120)
ROUND_CLOSING_DAYS = env.int("ROUND_CLOSING_DAYS", default=60)
ROUND_REMINDER_DAYS = env.list("ROUND_REMINDER_DAYS", cast=int, default=[21, 7])

# --- Certificates: the private key never enters the database ------------------------------------
CERTIFICATE_SIGNING_KEY = env.str("CERTIFICATE_SIGNING_KEY", default="")
LOGO_DIR = Path(env.str("LOGO_DIR", default=str(BASE_DIR / "aspnet" / "documents" / "logo")))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "filters": {"links": {"()": "unesco_portal.core.logs.LinkFilter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["links"]}
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"django.server": {"level": "WARNING"}},
}
