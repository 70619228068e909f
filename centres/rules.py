"""Who may do what with centres."""

from typing import Any

import rules

from unesco_portal.accounts.roles import Role, holds
from unesco_portal.accounts.rules import back_office, is_staff


@rules.predicate
def is_centres_coordination(user: Any) -> bool:
    """The central coordination of Category 2 institutes and centres at Headquarters."""
    return holds(user, Role.CENTRES_COORDINATION)


rules.add_perm("centres", is_staff)
rules.add_perm("centres.view_centre", rules.always_true)
rules.add_perm("centres.view_centreactivity", rules.always_true)
rules.add_perm("centres.view_centreobservation", rules.always_true)
rules.add_perm("centres.follow_centre", is_staff)
rules.add_perm("centres.confirm_centre", is_centres_coordination)

rules.add_perm("centres.record_proposal_of_centre", is_centres_coordination)
rules.add_perm("centres.record_approval_of_centre", is_centres_coordination)
rules.add_perm("centres.record_operation_of_centre", is_centres_coordination)
rules.add_perm("centres.suspend_centre", is_centres_coordination)
rules.add_perm("centres.resume_centre", is_centres_coordination)
rules.add_perm("centres.cease_centre", is_centres_coordination)
rules.add_perm("centres.reopen_centre", is_centres_coordination)

back_office("centres", editors=is_centres_coordination)
