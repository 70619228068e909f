"""Every change of an application's status."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.languages import mailed_address
from unesco_portal.workflow.actors import sign
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.notices import Recipient, holders

from ..enums import ApplicationStatus as Status
from ..enums import DeclineReason, MembershipEvidence, Standing
from ..models import Application, Institution, Membership, NationalNetwork, PathwayVersion
from ..requirements import may_lapse, may_recommend, window_for
from ..states import APPLICATION, COORDINATOR
from .certificate import issue_on_admission
from .opinion import ask_area, drop_asked
from .standing import former_or_none, set_standing
from .term import begin_term

LINK = "application"
ALREADY_OPEN = _(
    "An application of this institution is already open. The link to it was sent"
    " to the address given then."
)


def status_url(application: Application) -> str:
    """The applicant's private page, by signed link."""
    token = sign(LINK, application.public_id)
    path = reverse("aspnet:application-status", args=[token])
    return mailed_address(path, application.language)


def applicant(application: Application) -> list[Recipient]:
    """The school, at the address it confirmed."""
    return [
        Recipient(
            application.contact_email, application.language, "applicant", status_url(application)
        )
    ]


def coordinators(application: Application) -> list[Recipient]:
    """Those who coordinate the country today, or stand in for them."""
    url = settings.SITE_URL + application.get_workspace_url()
    users = holders(COORDINATOR, application.institution.country_id)
    return [Recipient(user.email, user.language, "coordinator", url, user) for user in users]


def school_and_coordinators(application: Application) -> list[Recipient]:
    """Both sides of the national work."""
    return applicant(application) + coordinators(application)


@transition(
    "aspnet.submit_application",
    machine=APPLICATION,
    source=[Status.DRAFT],
    target=Status.SUBMITTED,
    label=_("Confirm the address and send"),
    recipients=applicant,
)
def submit(application: Application, *, by: Any, reason: str = "") -> None:
    """The school confirms its e-mail address; the National Coordinator receives the case.

    The case keeps the pathway in force today, and waits for the window that assesses it.
    """
    if is_open_already(application.institution, application):
        raise DomainError(ALREADY_OPEN)
    versions = PathwayVersion.objects.of_country(application.institution.country_id)
    application.pathway = versions.in_force(today()).first()
    application.submitted_on = application.declared_on = today()
    window = window_for(application.pathway, today())
    application.rests_until = window[0] if window else None
    set_standing(application.institution, Standing.APPLICANT)
    ask_area(application, by=by)


@transition(
    "aspnet.begin_review_application",
    machine=APPLICATION,
    source=[Status.SUBMITTED],
    target=Status.IN_REVIEW,
    label=_("Begin the review"),
    explanation=_("The school sees on its page that somebody has begun to read."),
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
    drop_asked(application)


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
    application.lapse_proposed_at = None
    ask_area(application, by=by)


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
    source=[Status.SUBMITTED, Status.IN_REVIEW, Status.IN_STAGE],
    target=Status.RECOMMENDED,
    label=_("Recommend to UNESCO"),
    explanation=_("UNESCO takes the final decision. Until then the institution is a candidate."),
    reason=Reason.OPTIONAL,
    recipients=applicant,
    condition=may_recommend,
)
def recommend(application: Application, *, by: Any, reason: str = "") -> None:
    """The National Coordinator preselects the institution and forwards the case to UNESCO.

    What floor and pathway ask for must be there; the last national stage is passed by it.
    """
    if application.stage_id:
        application.stages_passed_on = today()
    leave_stages(application)
    set_standing(application.institution, Standing.CANDIDATE)


@transition(
    "aspnet.send_back_application",
    machine=APPLICATION,
    source=[Status.RECOMMENDED],
    target=Status.IN_REVIEW,
    label=_("Send back to the National Coordinator"),
    explanation=_("The case goes back into national review, with your question."),
    reason=Reason.REQUIRED,
    recipients=coordinators,
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
    recipients=school_and_coordinators,
)
def admit(application: Application, *, by: Any, reason: str = "") -> None:
    """UNESCO takes the final decision: the institution is a member from today."""
    today = dates.today()
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
    begin_term(membership, today)
    set_standing(
        application.institution, Standing.MEMBER, membership=membership, confirmed_on=today
    )
    issue_on_admission(membership, by=by)


@transition(
    "aspnet.refuse_application",
    machine=APPLICATION,
    source=[Status.RECOMMENDED],
    target=Status.DECLINED,
    label=_("Decline admission"),
    explanation=_("Ends the case. The school gets your reason and your words."),
    reason=Reason.REQUIRED,
    recipients=school_and_coordinators,
)
def refuse(
    application: Application, *, by: Any, reason: str = "", decline_reason: str = ""
) -> None:
    """UNESCO does not admit the institution."""
    close(application, decline_reason)


@transition(
    "aspnet.withdraw_application",
    machine=APPLICATION,
    source=[
        Status.SUBMITTED,
        Status.IN_REVIEW,
        Status.RETURNED,
        Status.IN_STAGE,
        Status.RECOMMENDED,
    ],
    target=Status.WITHDRAWN,
    label=_("Withdraw the application"),
    explanation=_("Ends the case. You can apply again at any time."),
    reason=Reason.OPTIONAL,
    recipients=school_and_coordinators,
)
def withdraw(application: Application, *, by: Any, reason: str = "") -> None:
    """The school takes its application back."""
    leave_stages(application)
    set_standing(application.institution, former_or_none(application.institution))


@transition(
    "aspnet.lapse_application",
    machine=APPLICATION,
    source=[Status.RETURNED, Status.IN_STAGE],
    target=Status.LAPSED,
    label=_("Let the application lapse"),
    explanation=_("For a school that has not answered. It can apply again at any time."),
    reason=Reason.OPTIONAL,
    recipients=applicant,
    condition=may_lapse,
)
def lapse(application: Application, *, by: Any, reason: str = "") -> None:
    """The National Coordinator confirms that a case has lapsed, as the clock proposed."""
    proposed_at = application.lapse_proposed_at
    leave_stages(application)
    application.lapse_proposed_at = proposed_at
    set_standing(application.institution, former_or_none(application.institution))


def leave_stages(application: Application) -> None:
    """Outside a stage nothing of it runs on: neither minimum nor maximum nor a proposed lapse.

    Nor is the area asked any more: the case leaves the national work.
    """
    drop_asked(application)
    application.stage = application.stage_since = application.stage_until = None
    application.rests_until = application.lapse_proposed_at = None


def is_open_already(institution: Institution, application: Application) -> bool:
    """Whether the same school has sent another application; a draft stands in nobody's way."""
    others = Application.objects.open().sent().exclude(pk=application.pk)
    return others.of_same_school(institution, application.contact_email).exists()


def close(application: Application, decline_reason: str) -> None:
    """What declining means, nationally and by UNESCO. Refuses a reason that is not in the list."""
    if decline_reason and decline_reason not in DeclineReason:
        raise ValidationError({"decline_reason": _("Choose a reason of the list.")})
    leave_stages(application)
    application.decided_on = dates.today()
    application.decline_reason = decline_reason or DeclineReason.OTHER
    set_standing(application.institution, former_or_none(application.institution))


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
