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
from .certificate_issues import cancel_issue, carry_on, start_issue, to_issue, to_replace
from .certificate_terms import remind_schools
from .certificates import (
    MOST_CHARACTERS,
    Check,
    by_code,
    check,
    issue_certificate,
    open_certificate_link,
    open_school_link,
)
from .institutions import (
    CONFIRMING_ROLES,
    confirm_institution,
    may_confirm,
    role_words,
    update_institution,
)
from .logo import LogoRight, last_certificate, logo_right
from .networks import invite_coordinator

__all__ = [
    "CONFIRMING_ROLES",
    "LINK_DAYS",
    "MOST_CHARACTERS",
    "UNITWIN",
    "Check",
    "LinkedApplication",
    "LogoRight",
    "by_code",
    "cancel_issue",
    "carry_on",
    "check",
    "check_eligible",
    "complete_application",
    "confirm_institution",
    "drop_unverified_applications",
    "invite_coordinator",
    "issue_certificate",
    "last_certificate",
    "logo_right",
    "may_confirm",
    "open_certificate_link",
    "open_link",
    "open_school_link",
    "remind_schools",
    "role_words",
    "send_confirmation",
    "start_application",
    "start_issue",
    "to_issue",
    "to_replace",
    "update_institution",
]
