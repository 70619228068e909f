"""The life cycles of profiles and terms: who holds each state, and for how long at most."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import Role
from unesco_portal.workflow.states import Holder, Machine, State

from .enums import ProfileStatus, TermStatus

SECRETARIAT = Holder(roles=frozenset({Role.CONVENTION_SECRETARIAT}))
EXPERT = _("the expert")

PROFILE = Machine(
    "experts.ExpertProfile",
    states=(
        State(ProfileStatus.DRAFT, SECRETARIAT, "EXPERT_PROFILE_DAYS"),
        # Published or withheld is a standing, not a case that waits for somebody.
        State(ProfileStatus.PUBLISHED, outside=EXPERT),
        State(ProfileStatus.WITHHELD, outside=EXPERT),
    ),
)

TERM = Machine(
    "experts.ExpertTerm",
    states=(
        State(TermStatus.INVITED, SECRETARIAT, "EXPERT_INVITATION_DAYS"),
        State(TermStatus.ACTIVE, outside=EXPERT),
        State(TermStatus.UNAVAILABLE, None, "EXPERT_UNAVAILABLE_DAYS", EXPERT, SECRETARIAT),
        State(TermStatus.ENDED),
    ),
    select_related=("expert", "phase"),
)
