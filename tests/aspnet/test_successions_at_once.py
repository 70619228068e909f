"""Two record what became of the same school at the same moment."""

from django.db import transaction

from aspnet import services
from tests.concurrency import in_thread, wait_for_a_lock
from tests.factories.aspnet import member
from tests.factories.people import coordinator
from unesco_portal.core.exceptions import DomainError


def test_of_two_at_once_one_wins_and_the_other_sees_it(committed_db):
    earlier, later, third = member(name="B"), member(name="A"), member(name="C")
    actor = coordinator("SN")
    with transaction.atomic():
        join(earlier, later, actor)
        thread, outcome = in_thread(lambda: join(earlier, third, actor))
        wait_for_a_lock()
    thread.join()

    (error,) = outcome
    assert isinstance(error, DomainError)
    assert "already joined A" in str(error)


def join(earlier, later, actor):
    """One joins the other."""
    return services.record_joining(earlier, later, kind="merge", by=actor, reason="Decree 12.")
