"""How a network's pathway comes into force, and how it is replaced."""

import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import today
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.notices import Recipient, holders

from ..enums import PathwayStatus as Status
from ..models import PathwayVersion
from ..states import COORDINATOR, PATHWAY


def network_people(version: PathwayVersion) -> list[Recipient]:
    """Those who coordinate the country today, or stand in for them."""
    url = settings.SITE_URL + version.get_workspace_url()
    users = holders(COORDINATOR, version.country_id)
    return [Recipient(user.email, user.language, "coordinator", url, user) for user in users]


def first_day(version: PathwayVersion) -> datetime.date:
    """The day from which it is valid; a version without one cannot be judged."""
    if version.valid_from is None:
        raise DomainError(_("Say first from which day the version is valid."))
    return version.valid_from


def has_first_day(version: PathwayVersion) -> None:
    """Raise ``DomainError`` when it is not known."""
    first_day(version)


@transition(
    "aspnet.propose_pathway",
    machine=PATHWAY,
    source=[Status.DESCRIBED, Status.DRAFT, Status.RETURNED],
    target=Status.PROPOSED,
    label=_("Propose to UNESCO"),
    explanation=_(
        "National rules stand above the international floor: they may add to it, never lower it."
    ),
    reason=Reason.OPTIONAL,
    condition=has_first_day,
)
def propose(version: PathwayVersion, *, by: Any, reason: str = "") -> None:
    """The National Coordinator proposes the pathway to the International ASPnet coordination."""


@transition(
    "aspnet.approve_pathway",
    machine=PATHWAY,
    source=[Status.PROPOSED],
    target=Status.APPROVED,
    label=_("Approve"),
    explanation=_("Applications sent from its first day on follow it; running cases keep theirs."),
    reason=Reason.OPTIONAL,
    recipients=network_people,
    condition=has_first_day,
)
def approve(version: PathwayVersion, *, by: Any, reason: str = "") -> None:
    """UNESCO approves the version; the one before ends on the day before."""
    version.consulted_on = version.consulted_on or today()
    begins = first_day(version)
    rows = PathwayVersion.objects.of_country(version.country_id).approved()
    for earlier in rows.exclude(pk=version.pk):
        if first_day(earlier) >= begins:
            raise DomainError(
                _("A version that begins on the same day or later is approved already.")
            )
        supersede(earlier, by=by, until=begins - datetime.timedelta(days=1))


@transition(
    "aspnet.return_pathway",
    machine=PATHWAY,
    source=[Status.PROPOSED],
    target=Status.RETURNED,
    label=_("Return to the National Coordinator"),
    explanation=_("The coordinator gets your words, changes the version and proposes it again."),
    reason=Reason.REQUIRED,
    recipients=network_people,
)
def return_version(version: PathwayVersion, *, by: Any, reason: str = "") -> None:
    """UNESCO asks for changes, for example where the international floor is not reached."""


@transition(
    "aspnet.supersede_pathway",
    machine=PATHWAY,
    source=[Status.APPROVED],
    target=Status.SUPERSEDED,
    label=_("End the version"),
    explanation=_("From tomorrow on only the international floor applies to new applications."),
    reason=Reason.OPTIONAL,
)
def supersede(
    version: PathwayVersion, *, by: Any, reason: str = "", until: datetime.date | None = None
) -> None:
    """UNESCO ends a version, by itself or because a later one follows; running cases keep it."""
    last = until or today()
    if version.valid_to is None or version.valid_to > last:
        version.valid_to = max(last, first_day(version))
