"""Every change of status in the network."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import sign
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.notices import Recipient

from .enums import ApplicationStatus as Status
from .enums import DeclineReason, MembershipEvidence, MembershipStatus, Standing
from .models import Application, Institution, Membership, NationalNetwork
from .states import APPLICATION, MEMBERSHIP

LINK = "application"
ALREADY_OPEN = _(
    "An application of this institution is already open. The link to it was sent"
    " to the address given then."
)


def status_url(application: Application) -> str:
    """The applicant's private page, by signed link."""
    token = sign(LINK, application.public_id)
    return settings.SITE_URL + reverse("aspnet:application-status", args=[token])


def applicant(application: Application) -> list[Recipient]:
    """The school, at the address it confirmed."""
    return [
        Recipient(
            application.contact_email, application.language, "applicant", status_url(application)
        )
    ]


def set_standing(institution: Institution, standing: Standing, **changes: Any) -> None:
    """Keep the institution's place in the network in step with its case."""
    institution.standing = standing
    for name, value in changes.items():
        setattr(institution, name, value)
    institution.save(update_fields=["standing", "updated_at", *changes])


@transition(
    "aspnet.submit_application",
    machine=APPLICATION,
    source=[Status.DRAFT],
    target=Status.SUBMITTED,
    label=_("Confirm the address and send"),
    recipients=applicant,
)
def submit(application: Application, *, by: Any, reason: str = "") -> None:
    """The school confirms its e-mail address; the National Coordinator receives the case."""
    if is_open_already(application.institution, application):
        raise DomainError(ALREADY_OPEN)
    set_standing(application.institution, Standing.APPLICANT)


@transition(
    "aspnet.begin_review_application",
    machine=APPLICATION,
    source=[Status.SUBMITTED],
    target=Status.IN_REVIEW,
    label=_("Begin the review"),
    explanation=_("Tells the school that somebody has begun to read its application."),
)
def begin_review(application: Application, *, by: Any, reason: str = "") -> None:
    """The National Coordinator begins to read."""


@transition(
    "aspnet.return_application",
    machine=APPLICATION,
    source=[Status.SUBMITTED, Status.IN_REVIEW],
    target=Status.RETURNED,
    label=_("Return for completion"),
    explanation=_("The school gets your words and completes its application by its link."),
    reason=Reason.REQUIRED,
    recipients=applicant,
)
def return_for_completion(application: Application, *, by: Any, reason: str = "") -> None:
    """The National Coordinator asks the school to complete the application."""


@transition(
    "aspnet.resubmit_application",
    machine=APPLICATION,
    source=[Status.RETURNED],
    target=Status.SUBMITTED,
    label=_("Send the completed application"),
    recipients=applicant,
)
def resubmit(application: Application, *, by: Any, reason: str = "") -> None:
    """The school has completed the application."""


@transition(
    "aspnet.decline_application",
    machine=APPLICATION,
    source=[Status.SUBMITTED, Status.IN_REVIEW],
    target=Status.DECLINED,
    label=_("Decline"),
    explanation=_("Ends the case. The school gets your reason and your words."),
    reason=Reason.REQUIRED,
    recipients=applicant,
)
def decline(
    application: Application, *, by: Any, reason: str = "", decline_reason: str = ""
) -> None:
    """The National Coordinator does not recommend the institution."""
    close(application, decline_reason)


@transition(
    "aspnet.recommend_application",
    machine=APPLICATION,
    source=[Status.SUBMITTED, Status.IN_REVIEW],
    target=Status.RECOMMENDED,
    label=_("Recommend to UNESCO"),
    explanation=_("UNESCO takes the final decision. Until then the institution is a candidate."),
    reason=Reason.OPTIONAL,
    recipients=applicant,
)
def recommend(application: Application, *, by: Any, reason: str = "") -> None:
    """The National Coordinator pre-selects the institution and forwards the case to UNESCO."""
    set_standing(application.institution, Standing.CANDIDATE)


@transition(
    "aspnet.send_back_application",
    machine=APPLICATION,
    source=[Status.RECOMMENDED],
    target=Status.IN_REVIEW,
    label=_("Send back to the National Coordinator"),
    explanation=_("The case goes back into national review, with your question."),
    reason=Reason.REQUIRED,
)
def send_back(application: Application, *, by: Any, reason: str = "") -> None:
    """UNESCO asks the National Coordinator for more."""
    set_standing(application.institution, Standing.APPLICANT)


@transition(
    "aspnet.admit_application",
    machine=APPLICATION,
    source=[Status.RECOMMENDED],
    target=Status.ADMITTED,
    label=_("Admit"),
    explanation=_("The institution becomes a member today, with a number of its network."),
    reason=Reason.OPTIONAL,
    recipients=applicant,
)
def admit(application: Application, *, by: Any, reason: str = "") -> None:
    """UNESCO takes the final decision: the institution is a member from today."""
    today = timezone.now().date()
    application.decided_on = today
    network = next_number(application.institution)
    membership = Membership(
        institution=application.institution,
        network=network,
        number=membership_number(network),
        member_since=today.isoformat(),
        evidence=MembershipEvidence.DECISION,
        evidence_note=application.public_id,
        application=application,
        is_generated=application.is_generated,
    )
    membership.full_clean(validate_unique=False)
    membership.save()
    set_standing(
        application.institution, Standing.MEMBER, membership=membership, confirmed_on=today
    )


@transition(
    "aspnet.refuse_application",
    machine=APPLICATION,
    source=[Status.RECOMMENDED],
    target=Status.DECLINED,
    label=_("Decline admission"),
    explanation=_("Ends the case. The school gets your reason and your words."),
    reason=Reason.REQUIRED,
    recipients=applicant,
)
def refuse(
    application: Application, *, by: Any, reason: str = "", decline_reason: str = ""
) -> None:
    """UNESCO does not admit the institution."""
    close(application, decline_reason)


@transition(
    "aspnet.withdraw_application",
    machine=APPLICATION,
    source=[Status.SUBMITTED, Status.IN_REVIEW, Status.RETURNED, Status.RECOMMENDED],
    target=Status.WITHDRAWN,
    label=_("Withdraw the application"),
    explanation=_("Ends the case. You can apply again at any time."),
    reason=Reason.OPTIONAL,
    recipients=applicant,
)
def withdraw(application: Application, *, by: Any, reason: str = "") -> None:
    """The school takes its application back."""
    set_standing(application.institution, former_or_none(application.institution))


@transition(
    "aspnet.lapse_application",
    machine=APPLICATION,
    source=[Status.RETURNED],
    target=Status.LAPSED,
    label=_("Let the application lapse"),
    explanation=_("For a school that has not answered. It can apply again at any time."),
    reason=Reason.OPTIONAL,
    recipients=applicant,
)
def lapse(application: Application, *, by: Any, reason: str = "") -> None:
    """The National Coordinator ends a case the school has not answered."""
    set_standing(application.institution, former_or_none(application.institution))


@transition(
    "aspnet.pause_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.MEMBER],
    target=MembershipStatus.DORMANT,
    label=_("Set dormant"),
    explanation=_("The institution stays in the network but is not active now."),
    reason=Reason.REQUIRED,
)
def pause(membership: Membership, *, by: Any, reason: str = "") -> None:
    """A member that is not active for a while, by a rule of its network."""


@transition(
    "aspnet.resume_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.DORMANT],
    target=MembershipStatus.MEMBER,
    label=_("Set active again"),
    reason=Reason.OPTIONAL,
)
def resume(membership: Membership, *, by: Any, reason: str = "") -> None:
    """A dormant member is active again."""


@transition(
    "aspnet.withdraw_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.MEMBER, MembershipStatus.DORMANT],
    target=MembershipStatus.WITHDRAWN,
    label=_("Record the head's letter of withdrawal"),
    explanation=_("The membership ends today. The page stays, with its dates."),
    reason=Reason.REQUIRED,
)
def withdraw_membership(membership: Membership, *, by: Any, reason: str = "") -> None:
    """The head of the institution leaves the network by letter."""
    end(membership, reason)


@transition(
    "aspnet.end_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.MEMBER, MembershipStatus.DORMANT],
    target=MembershipStatus.ENDED,
    label=_("Record that the institution closed or merged"),
    explanation=_("The membership ends today. The page stays, with its dates."),
    reason=Reason.REQUIRED,
)
def end_membership(membership: Membership, *, by: Any, reason: str = "") -> None:
    """The institution no longer exists as such."""
    end(membership, reason)


@transition(
    "aspnet.terminate_membership",
    machine=MEMBERSHIP,
    source=[MembershipStatus.MEMBER, MembershipStatus.DORMANT],
    target=MembershipStatus.TERMINATED,
    label=_("Terminate the membership"),
    explanation=_("UNESCO's decision. The page stays, with its dates."),
    reason=Reason.REQUIRED,
)
def terminate(membership: Membership, *, by: Any, reason: str = "") -> None:
    """UNESCO ends the membership."""
    end(membership, reason)


def is_open_already(institution: Institution, application: Application) -> bool:
    """Whether the same school has sent another application; a draft stands in nobody's way."""
    others = Application.objects.open().exclude(status=Status.DRAFT).exclude(pk=application.pk)
    return others.of_same_school(institution, application.contact_email).exists()


def close(application: Application, decline_reason: str) -> None:
    """What declining means, nationally and by UNESCO."""
    application.decided_on = timezone.now().date()
    application.decline_reason = decline_reason or DeclineReason.OTHER
    set_standing(application.institution, former_or_none(application.institution))


def end(membership: Membership, reason: str) -> None:
    """What the end of a membership means for its institution."""
    membership.ended_on = timezone.now().date().isoformat()
    membership.end_reason = reason[:400]
    set_standing(membership.institution, Standing.FORMER)


def former_or_none(institution: Institution) -> Standing:
    """Where an institution stands without an open case."""
    return Standing.FORMER if institution.membership_id else Standing.NONE


def next_number(institution: Institution) -> NationalNetwork:
    """The institution's network, locked, with one number more given out."""
    networks = NationalNetwork.objects.select_for_update()
    network = networks.filter(country=institution.country_id).first()
    if network is None:
        raise DomainError(_("There is no national network in this country yet."))
    network.last_number += 1
    network.save(update_fields=["last_number", "updated_at"])
    return network


def membership_number(network: NationalNetwork) -> str:
    """The network's next number, such as ``SN-0042``. The official form is not known to us."""
    return f"{network.country_id}-{network.last_number:04d}"
