"""WSGI entry point of the web process."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from unesco_portal.core.statements import limit_statements

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unesco_portal.settings.production")

application = get_wsgi_application()
limit_statements(settings.WEB_STATEMENT_SECONDS)

# What was loaded until here stays for the life of the process: the garbage collector need not
# look at it again after every few hundred rows.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
