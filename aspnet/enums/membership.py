"""Where memberships stand, and how we know."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MembershipStatus(models.TextChoices):
    """Where a membership stands."""

    MEMBER = "member", _("member")
    DORMANT = "dormant", _("dormant")
    TERMINATION_PROPOSED = "termination_proposed", _("termination proposed")
    WITHDRAWN = "withdrawn", _("withdrawn by its head")
    TERMINATED = "terminated", _("terminated by UNESCO")
    ENDED = "ended", _("ended: closed or merged")


CURRENT_MEMBERSHIP = (
    MembershipStatus.MEMBER,
    MembershipStatus.DORMANT,
    MembershipStatus.TERMINATION_PROPOSED,
)
RENEWABLE_MEMBERSHIP = (MembershipStatus.MEMBER, MembershipStatus.DORMANT)
# A dormant school owes no plan and no report.
REPORTING_MEMBERSHIP = (MembershipStatus.MEMBER, MembershipStatus.TERMINATION_PROPOSED)
# A proposal is between the school, its coordinator and UNESCO: others read “member”.
TOLD_STATUSES = tuple(
    status for status in MembershipStatus if status != MembershipStatus.TERMINATION_PROPOSED
)


class MembershipEvidence(models.TextChoices):
    """How we know that and since when an institution is a member."""

    DECISION = "decision", _("decision in this portal")
    CERTIFICATE = "certificate", _("certificate seen")
    COORDINATOR = "coordinator", _("statement of the National Coordinator")
    LIST = "list", _("imported list")
    NONE = "none", _("none")
