"""What a school says before UNESCO decides on its membership."""

from dataclasses import dataclass
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder, unsign
from unesco_portal.workflow.models import AuditEntry

from ..models import Hearing
from ..transitions import HEARING_LINK


@dataclass(frozen=True)
class LinkedHearing:
    """A hearing and the actor its signed link makes."""

    hearing: Hearing
    actor: LinkHolder


def open_hearing_link(token: str, *, days: int) -> LinkedHearing:
    """The hearing behind a signed link; raises ``DomainError`` when there is none."""
    public_id = unsign(HEARING_LINK, token, days=days)
    rows = Hearing.objects.filter(public_id=public_id)
    hearing = rows.select_related("membership__institution__country").first()
    if hearing is None:
        raise DomainError(_("This hearing is no longer in the portal."))
    return LinkedHearing(hearing, LinkHolder.of(hearing, hearing.institution.name))


@transaction.atomic
def state(hearing: Hearing, *, by: Any, statement: str) -> Hearing:
    """The school says its view, once or again, until its time is over or UNESCO has decided."""
    hearing = Hearing.objects.select_for_update().get(pk=hearing.pk)
    if not rules.has_perm("aspnet.state_hearing", by, hearing):
        raise PermissionDenied("aspnet.state_hearing")
    if hearing.outcome:
        raise DomainError(_("UNESCO has decided already."))
    if hearing.statement_due_on < dates.today():
        raise DomainError(_("The time for a statement is over. Write to the coordinator."))
    if hearing.statement == statement:
        return hearing
    hearing.statement = statement
    hearing.stated_on = dates.today()
    hearing.full_clean(exclude=["public_id"])
    hearing.save()
    AuditEntry.objects.record("aspnet.state_hearing", hearing, by=by)
    return hearing


def takes_statements(hearing: Hearing) -> bool:
    """Whether the school may still say its view."""
    return not hearing.outcome and hearing.statement_due_on >= dates.today()
