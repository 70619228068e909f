"""Settings of the measured server: those of a laptop, without rate limits."""

from unesco_portal.settings.dev import *  # noqa: F403 -- settings are layered

API_RATE_ANONYMOUS = API_RATE_KEY = API_RATE_EXPORT = "100000000/minute"
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}
