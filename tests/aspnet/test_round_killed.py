"""What needs commits: a killed mailing, of which each school gets one mail, and freshness."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.db import connection

from aspnet import freshness, services
from aspnet.models import CountryFreshness, Institution, RoundEntry
from aspnet.services import rounds
from tests.aspnet.test_rounds import opened
from tests.census.portal import ROOT
from tests.factories.rounds import many_schools, school
from unesco_portal.workflow.models import OutgoingMail

SCHOOLS = 60
WORKER = """
import django, os
django.setup()
from aspnet.services import rounds
rounds.BATCH = 5
print("ready", flush=True)
while rounds.write_mails():
    pass
"""


def worker() -> subprocess.Popen:
    """A process of its own, on the database of this test."""
    database = connection.settings_dict
    place = f"{database['HOST']}:{database['PORT']}"
    name = f"{database['USER']}:{database['PASSWORD']}@{place}/{database['NAME']}"
    environment = os.environ | {
        "DATABASE_URL": f"postgres://{name}",
        "DJANGO_SETTINGS_MODULE": os.environ.get(
            "DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE
        ),
    }
    return subprocess.Popen(
        [sys.executable, "-c", WORKER], cwd=ROOT, env=environment, stdout=subprocess.PIPE
    )


def test_a_mailing_killed_in_a_loop_writes_each_mail_once(committed_db, monkeypatch):
    many_schools(SCHOOLS)
    with monkeypatch.context() as patched:
        patched.setattr(rounds, "BATCH", 0)  # the request ends before the first mail
        round_ = opened()
    assert not OutgoingMail.objects.exists()

    dice = random.Random(7)
    counts = []
    for _round in range(4):
        process = worker()
        process.stdout.readline()
        time.sleep(dice.random() * 0.15)
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        counts.append(OutgoingMail.objects.count())
    while services.write_mails():
        pass

    ids = list(OutgoingMail.objects.values_list("message_id", flat=True))
    assert len(ids) == len(set(ids)) == SCHOOLS
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == sorted(
        RoundEntry.objects.filter(round=round_).values_list("email", flat=True)
    )
    assert counts == sorted(counts)
    assert not RoundEntry.objects.filter(sent_at=None).exists()


def test_freshness_is_computed_again_only_after_a_change(committed_db):
    freshness.refresh()

    assert freshness.refresh() is False
    school()
    assert freshness.refresh() is True
    Institution.objects.update(standing="none", membership=None)
    assert freshness.refresh() is True
    assert not CountryFreshness.objects.exists()
