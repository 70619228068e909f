"""The life cycle of a designation: who holds it in each state, and for how long at most."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import Role
from unesco_portal.workflow.states import Holder, Machine, State

from .enums import CentreStatus

COORDINATION = Holder(roles=frozenset({Role.CENTRES_COORDINATION}))
FOLLOW_UP = "CENTRE_FOLLOW_UP_DAYS"

CENTRE = Machine(
    "centres.Centre",
    states=(
        # Imported centres wait for a source, not for a person: the coordination finds them in a
        # list of their own, a hundred entries would bury its worklist.
        State(CentreStatus.UNKNOWN, outside=_("nobody: no source tells the status yet")),
        State(CentreStatus.PROPOSED, outside=_("the General Conference")),
        State(CentreStatus.APPROVED, COORDINATION, FOLLOW_UP),
        State(CentreStatus.OPERATIONAL, outside=_("the centre")),
        State(CentreStatus.NON_OPERATIONAL, COORDINATION, FOLLOW_UP),
        State(CentreStatus.CEASED, outside=_("nobody: the designation has ended")),
    ),
    country_path="country_id",
    select_related=("country",),
)
