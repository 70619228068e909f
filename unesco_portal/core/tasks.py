"""Upkeep of the building blocks."""

from celery import shared_task

from . import search


@shared_task(name="core.refresh_lexicon")
def refresh_lexicon() -> None:
    """Let search mend typing errors towards words that came in since the last run."""
    search.refresh_lexicon()
