"""The first days of a coordinator: what a network needs, read from what is there; done or not."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from unesco_portal.accounts.models import CalendarAddress
from unesco_portal.accounts.roles import COORDINATOR_ROLES, Role, countries_of
from unesco_portal.people.models import Appointment

from .figures.cases import with_gaps
from .models import NationalNetwork, RenewalRound


@dataclass(frozen=True)
class Step:
    """One thing to do, whether it is done, and where."""

    label: str
    is_done: bool
    url: str


def first_days(user: Any) -> list[Step]:
    """The steps of a coordinator; none for others, and none once all are done."""
    own = countries_of(user, COORDINATOR_ROLES)
    if not own:
        return []
    steps = [
        Step(_("Switch on a second factor"), is_mfa_enabled(user), reverse("mfa_index")),
        Step(
            _("Put the deadlines into your calendar"),
            CalendarAddress.objects.filter(user=user).exists(),
            reverse("accounts:settings"),
        ),
        *(step for network in networks(own) for step in steps_of(network)),
    ]
    return [] if all(step.is_done for step in steps) else steps


def networks(countries: frozenset[str]) -> Any:
    """The networks with what they lack, in one query."""
    deputies = Appointment.objects.current().conferring(Role.DEPUTY_COORDINATOR)
    rounds = RenewalRound.objects.filter(network=OuterRef("pk"))
    rows = with_gaps(NationalNetwork.objects.filter(country__in=sorted(countries)))
    rows = rows.annotate(
        has_deputy=Exists(deputies.filter(country=OuterRef("country"))),
        has_round=Exists(rounds),
    )
    return rows.select_related("country").order_by("country")


def steps_of(network: Any) -> list[Step]:
    """What the network needs, in the order in which it is done."""
    country = network.country_id
    page = reverse("aspnet:network", args=[country])
    pathway = reverse("aspnet:network-pathways", args=[country])
    has_pathway = not network.has_no_pathway
    return [
        Step(
            _("Have an office address that schools may write to"), bool(network.contact_email), page
        ),
        Step(_("Say how a school joins: the national pathway"), has_pathway, pathway),
        Step(
            _("Say when you take applications in: the intake window"),
            has_pathway and not network.has_no_window,
            pathway,
        ),
        Step(_("Invite a deputy"), network.has_deputy, page),
        Step(
            _("Ask the schools whether their records are right: the first renewal round"),
            network.has_round,
            reverse("aspnet:round-list", args=[country]),
        ),
    ]
