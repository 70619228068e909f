"""Settings of the portal whose pages are measured: static files as production serves them."""

import os

from unesco_portal.settings import base

from .settings import *  # noqa: F403 -- settings are layered

STORAGES = base.STORAGES
STATIC_ROOT = os.environ["BENCH_STATIC"]
WHITENOISE_USE_FINDERS = False
