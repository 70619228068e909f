"""Sending the coordinator's yearly report to UNESCO."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import COORDINATOR_ROLES, Role
from unesco_portal.core import dates
from unesco_portal.workflow.engine import Reason, transition
from unesco_portal.workflow.notices import Recipient, in_roles

from ..enums import NationalReportStatus as Status
from ..models import NationalReport
from ..states import NATIONAL_REPORT


def to_roles(report: NationalReport, roles: Iterable, country: str | None, audience: str) -> list:
    """The accounts in these roles."""
    url = settings.SITE_URL + report.get_workspace_url()
    return [
        Recipient(user.email, user.language, audience, url) for user in in_roles(roles, country)
    ]


def headquarters(report: NationalReport) -> list[Recipient]:
    """Who reads national reports at Headquarters."""
    return to_roles(report, [Role.ASPNET_COORDINATION], None, "headquarters")


def coordinators(report: NationalReport) -> list[Recipient]:
    """The network's coordinators."""
    return to_roles(report, COORDINATOR_ROLES, report.network.country_id, "coordinator")


@transition(
    "aspnet.send_nationalreport",
    machine=NATIONAL_REPORT,
    source=[Status.DRAFT],
    target=Status.SENT,
    label=_("Send to UNESCO"),
    explanation=_("The figures stay as they are now, each with the moment it was counted."),
    recipients=headquarters,
)
def send_national_report(report: NationalReport, *, by: Any, reason: str = "") -> None:
    """The coordinator sends the year's report to Headquarters."""
    report.sent_on = dates.today()


@transition(
    "aspnet.send_back_nationalreport",
    machine=NATIONAL_REPORT,
    source=[Status.SENT],
    target=Status.DRAFT,
    label=_("Ask for a correction"),
    reason=Reason.REQUIRED,
    recipients=coordinators,
)
def send_back_national_report(report: NationalReport, *, by: Any, reason: str = "") -> None:
    """Headquarters asks the coordinator to correct it."""
