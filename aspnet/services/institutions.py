"""Corrections and confirmations of institutions."""

from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction

from unesco_portal.accounts.models import User
from unesco_portal.accounts.roles import AREA_ROLES, COORDINATOR_ROLES, Role
from unesco_portal.workflow.models import AuditEntry

from ..enums import Channel
from ..models import Institution
from .confirmations import write_confirmations

CONFIRMING_ROLES = (
    COORDINATOR_ROLES | AREA_ROLES | {Role.NATIONAL_COMMISSION, Role.ASPNET_COORDINATION}
)


@transaction.atomic
def update_institution(
    institution: Institution, *, by: User, changes: dict[str, Any], reason: str = ""
) -> Institution:
    """A coordinator or Headquarters corrects a record; every change is kept with its author.

    Raises ``PermissionDenied`` for another country's record.
    """
    institution = Institution.objects.select_for_update().get(pk=institution.pk)
    if not by.has_perm("aspnet.edit_institution", institution):
        raise PermissionDenied("aspnet.edit_institution")
    for name, value in changes.items():
        setattr(institution, name, value)
    institution.full_clean(exclude=["public_id"])
    institution.save()
    AuditEntry.objects.record(
        "aspnet.edit_institution",
        institution,
        by=by,
        reason=reason,
        details={"fields": sorted(changes)},
    )
    return institution


def may_confirm(user: Any, institution: Institution) -> bool:
    """As for acts, the rules alone decide: a system administrator confirms nothing."""
    return rules.has_perm("aspnet.confirm_institution", user, institution)


@transaction.atomic
def confirm_institution(institution: Institution, *, by: User) -> Institution:
    """Somebody responsible says that the record is right as it stands."""
    if not may_confirm(by, institution):
        raise PermissionDenied("aspnet.confirm_institution")
    role = role_words(by, institution)
    is_headquarters = role == Role.ASPNET_COORDINATION
    channel = Channel.HEADQUARTERS if is_headquarters else Channel.WORKSPACE
    write_confirmations([institution], role=role, channel=channel)
    institution.refresh_from_db(fields=["confirmed_on", "confirmed_by", "updated_at"])
    AuditEntry.objects.record("aspnet.confirm_institution", institution, by=by)
    return institution


def role_words(user: User, institution: Institution) -> str:
    """The function under which somebody confirms, never the name."""
    return next(
        grant.role
        for grant in user.grants
        if grant.role in CONFIRMING_ROLES
        and grant.country in (None, institution.country_id)
        and grant.area in (None, institution.area_id)
    )
