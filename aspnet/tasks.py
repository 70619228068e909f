"""Entry points of the network's clocks."""

from celery import shared_task

from . import counts, services


@shared_task(name="aspnet.refresh_counts")
def refresh_counts() -> None:
    """Count anew where institutions have changed."""
    counts.refresh()


@shared_task(name="aspnet.drop_unverified_applications")
def drop_unverified_applications() -> None:
    """Forget expressions of interest that nobody confirmed."""
    services.drop_unverified_applications()
