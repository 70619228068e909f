"""Who coordinates a network."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts import services as accounts
from unesco_portal.accounts.models import Invitation, User
from unesco_portal.accounts.roles import COORDINATOR_ROLES
from unesco_portal.workflow.models import AuditEntry

from ..models import NationalNetwork


@transaction.atomic
def invite_coordinator(invitation: Invitation, *, network: NationalNetwork, by: User) -> Invitation:
    """A National Commission, the coordinator or Headquarters invites somebody to coordinate."""
    if not by.has_perm("aspnet.invite_coordinator", network):
        raise PermissionDenied("aspnet.invite_coordinator")
    if invitation.role not in COORDINATOR_ROLES:
        raise ValidationError({"role": _("Choose coordinator or deputy.")})
    invitation.country = network.country
    invitation.organisation = network.national_commission
    invitation = accounts.invite(invitation, by=by)
    AuditEntry.objects.record(
        "aspnet.invite_coordinator", network, by=by, details={"role": invitation.role}
    )
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, network: NationalNetwork, by: User) -> None:
    """Make an open invitation to this network useless."""
    check_inviting(invitation, network, by)
    accounts.withdraw_open(invitation)
    details = {"role": invitation.role}
    AuditEntry.objects.record("aspnet.withdraw_invitation", network, by=by, details=details)


@transaction.atomic
def invite_again(invitation: Invitation, *, network: NationalNetwork, by: User) -> Invitation:
    """Send an open invitation to this network anew, with another link."""
    check_inviting(invitation, network, by)
    again = accounts.invite_again(invitation, by=by)
    details = {"role": again.role}
    AuditEntry.objects.record("aspnet.invite_again", network, by=by, details=details)
    return again


def check_inviting(invitation: Invitation, network: NationalNetwork, by: User) -> None:
    """Who may invite there may also take back, and invite again."""
    is_here = invitation.country_id == network.country_id
    if not (is_here and by.has_perm("aspnet.invite_coordinator", network)):
        raise PermissionDenied("aspnet.invite_coordinator")
