"""WSGI entry point of the web process."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unesco_portal.settings.production")

application = get_wsgi_application()

# What was loaded until here stays for the life of the process: the garbage collector need not
# look at it again after every few hundred rows.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
