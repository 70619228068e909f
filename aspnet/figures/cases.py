"""Figures of candidates and applicants, for the workspace only, and of the networks' readiness."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.enums import Audience
from unesco_portal.people.models import Appointment
from unesco_portal.reference.models import RegionMembership

from ..enums import ApplicationStatus
from ..models import Application, IntakeWindow, NationalNetwork, PathwayVersion
from . import vocabulary
from .members import regions_by_country
from .registry import Figure, Form, Found, Line, Measure, Scope, Subject
from .vocabulary import AGES

BEFORE_UNESCO = (
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.IN_REVIEW,
    ApplicationStatus.RETURNED,
    ApplicationStatus.IN_STAGE,
)
STEPS = {
    "waiting": BEFORE_UNESCO,
    "recommended": (ApplicationStatus.RECOMMENDED,),
    "admitted": (ApplicationStatus.ADMITTED,),
    "declined": (ApplicationStatus.DECLINED,),
    "given_up": (ApplicationStatus.WITHDRAWN, ApplicationStatus.LAPSED),
}


def ages() -> dict[str, Any]:
    """How many have waited how long in their present state."""
    now = timezone.now()
    return {f"age_{age.name}": Count("pk", filter=age.of(now)) for age in AGES}


def by_age(rows: QuerySet, field: str) -> Found:
    """Cases by something, each with the ages."""
    grouped = rows.values_list(field, "is_generated").annotate(total=Count("pk"), **ages())
    return Found(grouped.order_by())


def candidates(scope: Scope) -> Found:
    """Recommended to UNESCO, not decided."""
    rows = Application.objects.filter(status=ApplicationStatus.RECOMMENDED)
    return by_age(scope.of(rows, "institution__country"), "institution__country")


def applicants(scope: Scope) -> Found:
    """Sent, and not with UNESCO yet."""
    rows = Application.objects.filter(status__in=BEFORE_UNESCO)
    return by_age(scope.of(rows, "institution__country"), "status")


def readiness(scope: Scope) -> Found:
    """Active networks by region: who has a coordinator, and takes applications in."""
    regions = regions_by_country()
    networks = with_gaps(NationalNetwork.objects.active())
    return Found([line_of(network, regions) for network in networks])


def line_of(network: Any, regions: dict[str, str]) -> Line:
    """One network as a line of its region."""
    gaps = (network.is_vacant, network.has_no_pathway, network.has_no_window)
    is_ready = not any(gaps)
    region = regions.get(network.country_id, "")
    return (region, network.is_generated, 1, int(is_ready), *(int(gap) for gap in gaps))


def with_gaps(networks: QuerySet) -> QuerySet:
    """What each network lacks: a coordinator, a pathway in force, a window still to close."""
    today = dates.today()
    posts = Appointment.objects.current().coordinators()
    versions = PathwayVersion.objects.in_force(today).filter(country=OuterRef("country"))
    coming = Q(closes_on=None) | Q(closes_on__gte=today)
    windows = IntakeWindow.objects.filter(
        coming, version__in=PathwayVersion.objects.in_force(today)
    ).filter(version__country=OuterRef("country"))
    return networks.annotate(
        is_vacant=~Exists(posts.filter(country=OuterRef("country"))),
        has_no_pathway=~Exists(versions),
        has_no_window=Exists(versions) & ~Exists(windows),
    )


def funnel(scope: Scope) -> Found:
    """The applications sent in each year, by how far they have come."""
    rows = scope.of(Application.objects.exclude(submitted_on=None), "institution__country")
    grouped = rows.annotate(year=ExtractYear("submitted_on")).values_list("year", "is_generated")
    steps = {f"of_{name}": Count("pk", filter=Q(status__in=step)) for name, step in STEPS.items()}
    lines = grouped.annotate(total=Count("pk"), **steps).order_by()
    return Found([(str(year), *line) for year, *line in lines])


AGE_MEASURES = tuple(Measure(age.name, age.label) for age in AGES)
Figure(
    "candidates",
    label=_("Candidates and how long they have waited"),
    definition=_(
        "Institutions recommended to UNESCO and not decided, by the time since the recommendation."
        " A month counts 30 days, three 91, six 182. They are no members, and in no other figure."
    ),
    subject=Subject.CANDIDATES,
    key=_("Country"),
    measures=(Measure("candidates", _("Candidates"), is_drawn=False), *AGE_MEASURES),
    rows=candidates,
    tables=(Application,),
    word=vocabulary.country,
    audience=Audience.COORDINATOR,
)
Figure(
    "applicants",
    label=_("Applications before UNESCO, by stage"),
    definition=_(
        "Applications that were sent and are not recommended yet, by the time in their present"
        " stage. Candidates and members are not among them."
    ),
    subject=Subject.APPLICANTS,
    key=_("Stage"),
    measures=(Measure("applications", _("Applications"), is_drawn=False), *AGE_MEASURES),
    rows=applicants,
    tables=(Application,),
    word=vocabulary.status,
    audience=Audience.COORDINATOR,
    codes=BEFORE_UNESCO,
)
Figure(
    "applications-by-year",
    label=_("From application to membership"),
    definition=_(
        "Applications by the year they were sent, and how far they have come since. An admitted one"
        " became a member; whether it still is one is told elsewhere."
    ),
    subject=Subject.APPLICATIONS,
    key=_("Year sent"),
    measures=(
        Measure("sent", _("Sent"), is_drawn=False),
        Measure("waiting", _("In the country")),
        Measure("recommended", _("With UNESCO")),
        Measure("admitted", _("Admitted")),
        Measure("declined", _("Declined")),
        Measure("given_up", _("Withdrawn or lapsed")),
    ),
    rows=funnel,
    tables=(Application,),
    word=vocabulary.year,
    audience=Audience.COORDINATOR,
    is_yearly=True,
    share=("admitted",),
    share_label=_("Share admitted"),
)
Figure(
    "readiness",
    label=_("Networks without coordinator or intake"),
    definition=_(
        "Active national networks by UNESCO region. Without a pathway: no approved version is in"
        " force. Without a window: the version in force names no intake window that still closes;"
        " such a network may take applications at any time."
    ),
    subject=Subject.NETWORKS,
    key=_("UNESCO region"),
    measures=(
        Measure("networks", _("Active networks")),
        Measure("ready", _("Nothing lacking")),
        Measure("no_coordinator", _("No coordinator")),
        Measure("no_pathway", _("No pathway")),
        Measure("no_window", _("No intake window")),
    ),
    rows=readiness,
    tables=(NationalNetwork, Appointment, PathwayVersion, IntakeWindow, RegionMembership),
    word=vocabulary.region,
    form=Form.BESIDE,
    is_national=False,
)
