"""The clock proposes that silent cases lapse; people decide."""

import datetime

from django.db import transaction
from django.utils import timezone

from unesco_portal.workflow.actors import System
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.notices import announce, holders

from ..models import Application
from ..states import COORDINATOR


def propose_lapses(now: datetime.datetime | None = None) -> int:
    """Flag each case whose school has been silent too long, once; returns how many.

    Each in its own transaction: killed at any point, the next run goes on.
    """
    now = now or timezone.now()
    keys = list(Application.objects.silent(now).order_by("pk").values_list("pk", flat=True))
    return sum(propose_lapse(key, now) for key in keys)


@transaction.atomic
def propose_lapse(pk: int, now: datetime.datetime) -> bool:
    """Flag one case and tell its coordinators; false when somebody acted meanwhile."""
    rows = Application.objects.silent(now).select_for_update(skip_locked=True, of=["self"])
    application = rows.select_related("institution").filter(pk=pk).first()
    if application is None:
        return False
    application.lapse_proposed_at = now
    application.save(update_fields=["lapse_proposed_at", "updated_at"])
    AuditEntry.objects.record("aspnet.propose_lapse_application", application, by=System())
    if not application.is_generated:
        stay = f"lapse:{application.pk}:{application.status_since:%Y%m%d%H%M%S}"
        for user in holders(COORDINATOR, application.institution.country_id):
            announce(
                user,
                application,
                template="emails/aspnet/lapse_proposed.txt",
                key=f"{stay}:{user.pk}",
            )
    return True
