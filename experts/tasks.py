"""Entry point of the Facility's clock."""

from celery import shared_task

from . import services


@shared_task(name="experts.expire_due_terms", ignore_result=True)
def expire_due_terms() -> None:
    """End terms whose mandate is over."""
    services.expire_due_terms()
