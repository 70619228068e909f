"""Other writes: a centre confirmed as right."""

from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction

from unesco_portal.accounts.models import User
from unesco_portal.accounts.roles import Role
from unesco_portal.core import dates
from unesco_portal.workflow.models import AuditEntry

from .models import Centre


def may_confirm(user: Any, centre: Centre) -> bool:
    """Whether the rules allow it; being system administrator does not help."""
    return rules.has_perm("centres.confirm_centre", user, centre)


@transaction.atomic
def confirm_centre(centre: Centre, *, by: User) -> Centre:
    """The Category 2 coordination says that the record is right as it stands.

    Raises ``PermissionDenied`` for anybody else, system administrators included. It says nothing
    of the status, which has its own evidence.
    """
    if not may_confirm(by, centre):
        raise PermissionDenied("centres.confirm_centre")
    centre = Centre.objects.select_for_update().get(pk=centre.pk)
    centre.confirmed_on = dates.today()
    centre.confirmed_by = Role.CENTRES_COORDINATION.value
    centre.save(update_fields=["confirmed_on", "confirmed_by", "updated_at"])
    AuditEntry.objects.record("centres.confirm_centre", centre, by=by)
    return centre
