"""Twinnings: proposed by one desk to another, moved with schools that join, ended in time."""

from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import System
from unesco_portal.workflow.models import AuditEntry
from unesco_portal.workflow.notices import tell_holders

from .. import transitions
from ..enums import CURRENT_MEMBERSHIP
from ..models import Institution, Membership, Twinning


@transaction.atomic
def propose_twinning(twinning: Twinning, *, by: Any) -> Twinning:
    """Propose it to the desk of the partner; whoever acts for both schools agrees at once."""
    if not rules.has_perm("aspnet.propose_twinning", by, twinning.school):
        raise PermissionDenied("aspnet.propose_twinning")
    lock_members(twinning)
    if twinning.school.is_generated != twinning.partner.is_generated:
        raise DomainError(_("One of the two is demonstration data."))
    twinning.is_generated = twinning.school.is_generated
    twinning.full_clean(exclude=["public_id"])
    twinning.save()
    twinning.refresh_from_db(fields=["public_id"])
    entry = AuditEntry.objects.record(
        "aspnet.propose_twinning", twinning, by=by, target=twinning.status
    )
    if transitions.agree_twinning.permits(by, twinning):
        return transitions.agree_twinning(twinning, by=by)
    tell_holders(twinning, entry)
    return twinning


def lock_members(twinning: Twinning) -> None:
    """Both schools are members, and stay so until this is written."""
    rows = Membership.objects.filter(
        institution__in=[twinning.school_id, twinning.partner_id], status__in=CURRENT_MEMBERSHIP
    )
    list(rows.order_by("pk").select_for_update())
    for school in (twinning.school, twinning.partner):
        school.refresh_from_db(fields=["standing"])
    transitions.refuse_non_members(twinning)


def end_twinnings() -> int:
    """End those whose last day has passed; returns how many."""
    found = list(Twinning.objects.over(today()).order_by("pk"))
    ended = 0
    for twinning in found:
        try:
            transitions.end_twinning(twinning, by=System())
        except DomainError:  # ended by somebody just now
            continue
        ended += 1
    return ended


def moving_twinnings(earlier: Institution, later: Institution) -> list[Twinning]:
    """The open twinnings of a school that go on with the one it joins.

    None unless that is a member; not those between the two, nor what it has with the same school
    on the same theme.
    """
    if not later.memberships.filter(status__in=CURRENT_MEMBERSHIP).exists():
        return []
    own = Twinning.objects.of(later).open().select_related("school", "partner")
    taken = {(twinning.other(later).pk, twinning.theme_id) for twinning in own}
    rows = Twinning.objects.of(earlier).open().exclude(Q(school=later) | Q(partner=later))
    rows = rows.select_related("school", "partner").order_by("pk")
    return [row for row in rows if (row.other(earlier).pk, row.theme_id) not in taken]


def move_twinnings(earlier: Institution, later: Institution, *, by: Any) -> None:
    """What a school does with others goes on under the one that it joined."""
    for twinning in moving_twinnings(earlier, later):
        side = "school" if twinning.school_id == earlier.pk else "partner"
        setattr(twinning, side, later)
        twinning.save(update_fields=[side, "updated_at"])
        details = {"from": earlier.public_id, "to": later.public_id}
        AuditEntry.objects.record("aspnet.move_twinning", twinning, by=by, details=details)
