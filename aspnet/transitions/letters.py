"""How the portal writes to a school: its address, its language, its signed links."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from unesco_portal.workflow.actors import sign
from unesco_portal.workflow.notices import Recipient

from ..models import Hearing, Institution, Membership, NationalNetwork, SchoolReport

REPORT_LINK = "school-report"
HEARING_LINK = "hearing"


def language_of(institution: Institution, network: NationalNetwork) -> str:
    """The first language of the school, else of the network's forms, that the portal speaks."""
    known = dict(settings.WORKING_LANGUAGES)
    found = [*institution.languages, *network.form_languages]
    return next((code for code in found if code in known), settings.LANGUAGE_CODE)


def report_url(report: SchoolReport) -> str:
    """The school's private page of a plan or report, by signed link."""
    token = sign(REPORT_LINK, report.public_id)
    return settings.SITE_URL + reverse("aspnet:report-link", args=[token])


def school_of_report(report: SchoolReport) -> Iterable[Recipient]:
    """The school that writes it."""
    email = report.membership.institution.email
    return [Recipient(email, report.language, "school", report_url(report))]


def hearing_url(hearing: Hearing) -> str:
    """The school's private page of a hearing, by signed link."""
    token = sign(HEARING_LINK, hearing.public_id)
    return settings.SITE_URL + reverse("aspnet:hearing-link", args=[token])


def school_of_membership(membership: Membership) -> Iterable[Recipient]:
    """The school, with the link to the hearing where there is one."""
    institution = membership.institution
    hearing = membership.hearings.order_by("-pk").first()
    url = hearing_url(hearing) if hearing else settings.SITE_URL + institution.get_absolute_url()
    language = language_of(institution, membership.network)
    return [Recipient(institution.email, language, "school", url)]
