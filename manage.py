#!/usr/bin/env python
"""Run an administrative command of the portal."""

import os
import sys

from django.core.management import execute_from_command_line

from unesco_portal.core.room import with_room

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unesco_portal.settings.dev")
    with_room(execute_from_command_line)(sys.argv)
