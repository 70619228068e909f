"""ASGI entry point of the web process."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from unesco_portal.core.statements import limit_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unesco_portal.settings.production")

application = get_asgi_application()
limit_statements(settings.WEB_STATEMENT_SECONDS)
