"""What becomes of a proposal to twin two schools."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import System
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.notices import Recipient, holders

from ..enums import OPEN_TWINNING, Standing
from ..enums import TwinningStatus as Status
from ..models import Institution, NationalNetwork, Twinning
from ..states import AREA, TWINNING
from .letters import language_of


def desk(twinning: Twinning, school: Institution) -> dict[str, Recipient]:
    """Those who coordinate one of the schools today, or stand in for them, by address."""
    url = settings.SITE_URL + twinning.get_workspace_url()
    users = holders(AREA, school.country_id, school.area_id)
    return {
        user.email: Recipient(user.email, user.language, "coordinator", url, user) for user in users
    }


def proposers(twinning: Twinning) -> Iterable[Recipient]:
    """The desk that proposed it, but for those who also answer."""
    answering = desk(twinning, twinning.partner)
    found = desk(twinning, twinning.school)
    return [one for email, one in found.items() if email not in answering]


def both_desks(twinning: Twinning) -> Iterable[Recipient]:
    """Everybody who coordinates one of the two, once."""
    return (desk(twinning, twinning.school) | desk(twinning, twinning.partner)).values()


def schools(twinning: Twinning) -> Iterable[Recipient]:
    """The two schools, each in its language, with the page of the other one."""
    for school in (twinning.school, twinning.partner):
        if school.is_generated:
            continue
        network = NationalNetwork.objects.get(country=school.country_id)
        url = settings.SITE_URL + twinning.other(school).get_absolute_url()
        yield Recipient(school.email, language_of(school, network), "school", url)


def schools_and_proposers(twinning: Twinning) -> Iterable[Recipient]:
    """The two schools, and the desk that waited for the answer."""
    return [*schools(twinning), *proposers(twinning)]


def schools_and_desks(twinning: Twinning) -> Iterable[Recipient]:
    """All those concerned by a twinning that went on."""
    return [*schools(twinning), *both_desks(twinning)]


def refuse_non_members(twinning: Twinning) -> None:
    """Both are members today."""
    for school in (twinning.school, twinning.partner):
        if school.standing != Standing.MEMBER:
            raise DomainError(_("%(name)s is no member today.") % {"name": school.name})


@transition(
    "aspnet.agree_twinning",
    machine=TWINNING,
    source=[Status.PROPOSED],
    target=Status.AGREED,
    label=_("Agree to the twinning"),
    explanation=_("Everybody sees it then, on the pages of both schools; both are told by mail."),
    reason=Reason.OPTIONAL,
    recipients=schools_and_proposers,
    condition=refuse_non_members,
)
def agree_twinning(twinning: Twinning, *, by: Any, reason: str = "") -> None:
    """The coordinator of the partner school agrees: the two are twinned."""
    twinning.agreed_on = today()


@transition(
    "aspnet.decline_twinning",
    machine=TWINNING,
    source=[Status.PROPOSED],
    target=Status.DECLINED,
    label=_("Decline the twinning"),
    explanation=_("The reason goes to those who proposed it; it is not public."),
    reason=Reason.REQUIRED,
    recipients=proposers,
)
def decline_twinning(twinning: Twinning, *, by: Any, reason: str = "") -> None:
    """The coordinator of the partner school declines."""


@transition(
    "aspnet.withdraw_twinning",
    machine=TWINNING,
    source=[Status.PROPOSED],
    target=Status.WITHDRAWN,
    label=_("Withdraw the proposal"),
    reason=Reason.OPTIONAL,
    recipients=both_desks,
)
def withdraw_twinning(twinning: Twinning, *, by: Any, reason: str = "") -> None:
    """Who proposed it takes the proposal back, or the membership of a school has ended."""


@transition(
    "aspnet.end_twinning",
    machine=TWINNING,
    source=[Status.AGREED],
    target=Status.ENDED,
    label=_("End the twinning"),
    explanation=_("It stays on the pages of both schools, as ended."),
    reason=Reason.OPTIONAL,
    recipients=schools_and_desks,
)
def end_twinning(twinning: Twinning, *, by: Any, reason: str = "") -> None:
    """Either side ends it, its last day has passed, or the membership of a school has ended."""
    twinning.ended_on = today()


def end_with_member(school: Institution) -> None:
    """A school that leaves the network leaves its twinnings, agreed and proposed.

    Rows are locked before their state is read: an answer given just now comes first.
    """
    rows = Twinning.objects.of(school).filter(status__in=OPEN_TWINNING)
    for twinning in rows.select_for_update(of=("self",)).order_by("pk"):
        act = end_twinning if twinning.status == Status.AGREED else withdraw_twinning
        reason = _("%(name)s is no member any more.") % {"name": school.name}
        act(twinning, by=System(), reason=reason)
