"""What needs commits: a killed mailing, of which each school gets one mail, and freshness."""

import random
import time

from aspnet import freshness, services
from aspnet.models import CountryFreshness, Institution, RoundEntry
from aspnet.services import rounds
from tests.aspnet.test_rounds import opened
from tests.factories.rounds import many_schools, school
from tests.killing import killed, worker
from unesco_portal.workflow.models import OutgoingMail

SCHOOLS = 60


def write_in_small_batches() -> None:
    """All mails of all rounds."""
    rounds.BATCH = 2
    while rounds.write_mails():
        pass


def test_a_mailing_killed_in_a_loop_writes_each_mail_once(committed_db, monkeypatch):
    many_schools(SCHOOLS)
    with monkeypatch.context() as patched:
        patched.setattr(rounds, "BATCH", 0)  # the request ends before the first mail
        round_ = opened()
    assert not OutgoingMail.objects.exists()

    dice = random.Random(7)
    counts, ends = [0], []
    for _round in range(4):
        process = worker(write_in_small_batches)
        while process.is_alive() and OutgoingMail.objects.count() == counts[-1]:
            time.sleep(0.002)
        time.sleep(dice.random() * 0.05)
        ends.append(killed(process))
        counts.append(OutgoingMail.objects.count())
    while services.write_mails():
        pass

    ids = list(OutgoingMail.objects.values_list("message_id", flat=True))
    assert len(ids) == len(set(ids)) == SCHOOLS
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == sorted(
        RoundEntry.objects.filter(round=round_).values_list("email", flat=True)
    )
    assert counts == sorted(counts)
    assert any(ends)
    assert not RoundEntry.objects.filter(sent_at=None).exists()


def test_freshness_is_computed_again_only_after_a_change(committed_db):
    freshness.refresh()

    assert freshness.refresh() is False
    school()
    assert freshness.refresh() is True
    Institution.objects.update(standing="none", membership=None)
    assert freshness.refresh() is True
    assert not CountryFreshness.objects.exists()
