"""Other writes of the network, over one row or many."""

from .applications import (
    LINK_DAYS,
    UNITWIN,
    LinkedApplication,
    check_eligible,
    complete_application,
    drop_unverified_applications,
    open_link,
    send_confirmation,
    start_application,
)
from .institutions import (
    CONFIRMING_ROLES,
    confirm_institution,
    may_confirm,
    role_words,
    update_institution,
)
from .networks import invite_coordinator

__all__ = [
    "CONFIRMING_ROLES",
    "LINK_DAYS",
    "UNITWIN",
    "LinkedApplication",
    "check_eligible",
    "complete_application",
    "confirm_institution",
    "drop_unverified_applications",
    "invite_coordinator",
    "may_confirm",
    "open_link",
    "role_words",
    "send_confirmation",
    "start_application",
    "update_institution",
]
