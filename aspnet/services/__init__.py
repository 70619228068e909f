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
from .attachments import attach, attachment_limits, detach
from .bulk import Outcome, act_on_each, preview
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
from .drafts import (
    answer_similar,
    draft_token,
    mail_link_again,
    missing,
    open_draft,
    save_step,
    send_application,
    send_lost_links,
    similar_institutions,
)
from .institutions import (
    CONFIRMING_ROLES,
    confirm_institution,
    may_confirm,
    role_words,
    update_institution,
)
from .lapse import propose_lapses
from .logo import LogoRight, last_certificate, logo_right
from .networks import invite_coordinator
from .pathways import draft_pathway, pathway_of, write_pathway
from .reviews import (
    ask_cosignature,
    awaits_cosignature,
    cosign_application,
    invite_reviewer,
    open_review,
    review_url,
    submit_review,
    write_review,
)

__all__ = [
    "CONFIRMING_ROLES",
    "LINK_DAYS",
    "MOST_CHARACTERS",
    "UNITWIN",
    "Check",
    "LinkedApplication",
    "LogoRight",
    "Outcome",
    "act_on_each",
    "answer_similar",
    "ask_cosignature",
    "attach",
    "attachment_limits",
    "awaits_cosignature",
    "by_code",
    "cancel_issue",
    "carry_on",
    "check",
    "check_eligible",
    "complete_application",
    "confirm_institution",
    "cosign_application",
    "detach",
    "draft_pathway",
    "draft_token",
    "drop_unverified_applications",
    "invite_coordinator",
    "invite_reviewer",
    "issue_certificate",
    "last_certificate",
    "logo_right",
    "mail_link_again",
    "may_confirm",
    "missing",
    "open_certificate_link",
    "open_draft",
    "open_link",
    "open_review",
    "open_school_link",
    "pathway_of",
    "preview",
    "propose_lapses",
    "remind_schools",
    "review_url",
    "role_words",
    "save_step",
    "send_application",
    "send_confirmation",
    "send_lost_links",
    "similar_institutions",
    "start_application",
    "start_issue",
    "submit_review",
    "to_issue",
    "to_replace",
    "update_institution",
    "write_pathway",
    "write_review",
]
