"""The web process as a server starts it, where nobody named its settings."""

import os
import subprocess
import sys

from tests.census.portal import ROOT

SAFE = {
    "SECRET_KEY": "for-checks-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "ALLOWED_HOSTS": "portal.example.org",
    "SITE_URL": "https://portal.example.org",
    "DEFAULT_FROM_EMAIL": "portal@example.org",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "DEMONSTRATION": "false",
    "DEBUG": "false",
}
TELL = """
import unesco_portal.wsgi
from django.conf import settings
print(settings.SETTINGS_MODULE)
"""


def test_it_takes_those_of_production():
    environment = os.environ | SAFE
    environment.pop("DJANGO_SETTINGS_MODULE", None)

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", TELL],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout.strip(), done.returncode) == ("unesco_portal.settings.production", 0), (
        done.stderr
    )
