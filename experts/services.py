"""Writes over many rows: what the Facility's clock does."""

from unesco_portal.workflow.actors import System

from . import transitions
from .enums import TermStatus
from .models import ExpertTerm

BATCH = 500


def expire_due_terms() -> int:
    """End every term whose mandate is over; returns how many. Safe to repeat."""
    rows = list(ExpertTerm.objects.due().order_by("pk")[:BATCH])
    for term in rows:
        act = transitions.lapse if term.status == TermStatus.INVITED else transitions.expire
        act(term, by=System())
    return len(rows)
