"""Every change of status of profiles and terms."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.notices import Recipient

from .enums import EARLY_END_REASONS, EndReason, PersonalField
from .enums import ProfileStatus as Profile
from .enums import TermStatus as Term
from .models import ExpertProfile, ExpertTerm
from .states import PROFILE, TERM


def expert(record: ExpertProfile | ExpertTerm) -> list[Recipient]:
    """The expert, if he or she has an account: no address is kept elsewhere."""
    profile = record.expert if isinstance(record, ExpertTerm) else record
    user = getattr(profile.person, "user", None)
    if user is None or not user.is_active:
        return []
    url = settings.SITE_URL + profile.get_workspace_url()
    return [Recipient(user.email, user.language, "expert", url)]


@transition(
    "experts.publish_profile",
    machine=PROFILE,
    source=[Profile.DRAFT, Profile.WITHHELD],
    target=Profile.PUBLISHED,
    label=_("Publish"),
    explanation=_(
        "Shows the name and those personal fields to which the expert agreed, while a term is"
        " active."
    ),
    reason=Reason.OPTIONAL,
    recipients=expert,
)
def publish(profile: ExpertProfile, *, by: Any, reason: str = "") -> None:
    """The Secretariat publishes a profile whose expert has agreed to it."""
    if not (
        PersonalField.NAME in profile.consents and profile.public_name and profile.consented_on
    ):
        raise DomainError(
            _("Record first that the expert agreed to publish the name, which name, and when.")
        )


@transition(
    "experts.withhold_profile",
    machine=PROFILE,
    source=[Profile.PUBLISHED],
    target=Profile.WITHHELD,
    label=_("Withhold from the public"),
    explanation=_("The profile leaves the public list at once. Terms and history stay."),
    reason=Reason.OPTIONAL,
    recipients=expert,
)
def withhold(profile: ExpertProfile, *, by: Any, reason: str = "") -> None:
    """The expert, or the Secretariat, takes the profile out of the public list."""


@transition(
    "experts.activate_term",
    machine=TERM,
    source=[Term.INVITED],
    target=Term.ACTIVE,
    label=_("Record the acceptance"),
    explanation=_("The expert accepts the invitation and serves from the first day of the term."),
    reason=Reason.OPTIONAL,
    recipients=expert,
)
def activate(term: ExpertTerm, *, by: Any, reason: str = "") -> None:
    """The expert accepts the invitation to the Facility."""


@transition(
    "experts.pause_term",
    machine=TERM,
    source=[Term.ACTIVE],
    target=Term.UNAVAILABLE,
    label=_("Set unavailable"),
    explanation=_(
        "The expert takes no assignment for a while; the profile leaves the public list."
    ),
    reason=Reason.OPTIONAL,
)
def pause(term: ExpertTerm, *, by: Any, reason: str = "") -> None:
    """The expert is not available for a while."""


@transition(
    "experts.resume_term",
    machine=TERM,
    source=[Term.UNAVAILABLE],
    target=Term.ACTIVE,
    label=_("Set available again"),
    reason=Reason.OPTIONAL,
)
def resume(term: ExpertTerm, *, by: Any, reason: str = "") -> None:
    """The expert is available again."""


@transition(
    "experts.decline_term",
    machine=TERM,
    source=[Term.INVITED],
    target=Term.ENDED,
    label=_("Record that the invitation was declined"),
    reason=Reason.OPTIONAL,
    recipients=expert,
)
def decline(term: ExpertTerm, *, by: Any, reason: str = "") -> None:
    """The expert does not take up the invitation."""
    term.end_reason = EndReason.DECLINED


@transition(
    "experts.end_term",
    machine=TERM,
    source=[Term.ACTIVE, Term.UNAVAILABLE],
    target=Term.ENDED,
    label=_("End the term"),
    explanation=_("Ends the mandate today. The term stays on record, with its dates and reason."),
    reason=Reason.REQUIRED,
    recipients=expert,
)
def end(term: ExpertTerm, *, by: Any, reason: str = "", end_reason: str = "") -> None:
    """The Secretariat records that an expert resigned or was removed."""
    if end_reason not in EARLY_END_REASONS:
        raise DomainError(_("Choose why the term ends."))
    today = dates.today()
    if term.start_on and dates.first_day(term.start_on) > today:
        term.end_reason = EndReason.DECLINED
        return
    term.end_reason = end_reason
    if term.last_day is None or term.last_day > today:
        term.end_on = today.isoformat()


@transition(
    "experts.expire_term",
    machine=TERM,
    source=[Term.ACTIVE, Term.UNAVAILABLE],
    target=Term.ENDED,
    label=_("End a term whose mandate is over"),
    recipients=expert,
)
def expire(term: ExpertTerm, *, by: Any, reason: str = "") -> None:
    """The portal ends a term on the day after its last."""
    refuse_before_last_day(term)
    term.end_reason = EndReason.MANDATE_OVER


@transition(
    "experts.lapse_term",
    machine=TERM,
    source=[Term.INVITED],
    target=Term.ENDED,
    label=_("Let an unanswered invitation lapse"),
)
def lapse(term: ExpertTerm, *, by: Any, reason: str = "") -> None:
    """The portal ends an invitation that nobody answered within its term."""
    refuse_before_last_day(term)
    term.end_reason = EndReason.UNANSWERED


def refuse_before_last_day(term: ExpertTerm) -> None:
    """The clock ends nothing before its time."""
    if term.last_day is None or term.last_day >= dates.today():
        raise DomainError(_("The mandate is not over."))
