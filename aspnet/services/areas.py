"""The areas of a network: who has which, and which schools lie in them."""

from collections.abc import Iterable
from typing import Any

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts import services as accounts
from unesco_portal.accounts.models import Invitation, User
from unesco_portal.accounts.roles import Role
from unesco_portal.people.models import Appointment, Area
from unesco_portal.workflow.models import AuditEntry

from ..enums import Standing
from ..models import Application, Institution, NationalNetwork
from ..transitions import ask_area, drop_asked
from .reviews import REVIEWABLE

COORDINATORS = "coordinators"


def check_runs_areas(network: Any, by: Any) -> None:
    """The National Coordinator, who stands in for one, or Headquarters."""
    if not by.has_perm("aspnet.run_areas", network):
        raise PermissionDenied("aspnet.run_areas")


def with_coordinators(areas: QuerySet[Area]) -> QuerySet[Area]:
    """Areas with those who coordinate them today, as ``coordinators``; one query more."""
    posts = Appointment.objects.current().of_areas().select_related("person")
    return areas.prefetch_related(Prefetch("appointments", posts, to_attr=COORDINATORS))


def areas_of_network(network: NationalNetwork) -> QuerySet[Area]:
    """The areas of a network with their coordinators and how many schools lie in them."""
    member = Q(institutions__standing=Standing.MEMBER)
    rows = Area.objects.in_country(network.country_id).annotate(
        school_count=Count("institutions"), member_count=Count("institutions", filter=member)
    )
    return with_coordinators(rows).order_by("name_en", "pk")


def offers_area(school: Institution, user: Any) -> bool:
    """Whether this reader is offered to put a school into an area: where there is one to choose."""
    if not user.has_perm("aspnet.assign_area", school):
        return False
    areas = Area.objects.current().in_country(school.country_id)
    return school.area_id is not None or areas.exists()


def offers_areas(user: Any) -> bool:
    """The same for the schools of a list."""
    may_assign = user.has_perm("aspnet.assign_areas")
    return may_assign and Area.objects.current().served_by(user).exists()


@transaction.atomic
def keep_area(area: Area, *, by: User) -> Area:
    """A National Coordinator adds an area of the network, renames, publishes or ends one."""
    check_runs_areas(area, by)
    act = "aspnet.change_area" if area.pk else "aspnet.add_area"
    area.full_clean(exclude=["public_id"])
    area.save()
    area.refresh_from_db(fields=["public_id", "period"])
    network = NationalNetwork.objects.get(country=area.country_id)
    AuditEntry.objects.record(act, network, by=by, details={"area": area.public_id})
    return area


@transaction.atomic
def invite_to_area(invitation: Invitation, *, area: Area, by: User) -> Invitation:
    """The National Coordinator invites somebody to coordinate an area."""
    check_runs_areas(area, by)
    refuse_ended(area)
    invitation.role = Role.SUB_NATIONAL_COORDINATOR
    invitation.country, invitation.area = area.country, area
    invitation = accounts.invite(invitation, by=by)
    network = NationalNetwork.objects.get(country=area.country_id)
    details = {"role": invitation.role, "area": area.public_id}
    AuditEntry.objects.record("aspnet.invite_coordinator", network, by=by, details=details)
    return invitation


def refuse_ended(area: Area) -> None:
    """What is over, or has not begun, takes neither schools nor coordinators."""
    if not Area.objects.current().filter(pk=area.pk).exists():
        raise ValidationError({"area": _("This area is not in force today.")})


@transaction.atomic
def assign_area(
    schools: QuerySet[Institution],
    area: Area | None,
    *,
    network: NationalNetwork,
    by: User,
    reason: str = "",
) -> int:
    """Put schools of a network into an area, or into none; returns how many were moved.

    Open cases move with them: the new area is asked for its opinion, the old one no longer.
    """
    if not by.has_perm("aspnet.assign_area", network):
        raise PermissionDenied("aspnet.assign_area")
    if area is not None:
        if area.country_id != network.country_id:
            raise ValidationError({"area": _("This area lies in another country.")})
        refuse_ended(area)
    own = Institution.objects.filter(pk__in=schools.values("pk"), country=network.country_id)
    rows = own.exclude(area=area) if area else own.filter(area__isnull=False)
    found = list(rows.select_for_update().order_by("pk"))
    # Not a change that anybody outside sees: ``updated_at`` stays.
    Institution.objects.filter(pk__in=[school.pk for school in found]).update(area=area)
    code = area.public_id if area else ""
    AuditEntry.objects.record_all(
        "aspnet.assign_area", found, by=by, reason=reason, details=lambda _school: {"area": code}
    )
    ask_anew(found, by=by)
    return len(found)


def ask_anew(schools: list[Institution], *, by: Any) -> None:
    """The opinion on open cases is asked of the area the school lies in now."""
    cases = Application.objects.filter(institution__in=schools, status__in=REVIEWABLE)
    for case in cases.select_related("institution__area", "pathway").order_by("pk"):
        drop_asked(case)
        ask_area(case, by=by)


@transaction.atomic
def ask_first_opinion(application: Application, *, by: Any) -> bool:
    """The National Coordinator asks the area for its opinion; whether it was asked now."""
    application = Application.objects.select_for_update(of=["self"]).get(pk=application.pk)
    if not rules.has_perm("aspnet.ask_area_review", by, application):
        raise PermissionDenied("aspnet.ask_area_review")
    return application.status in REVIEWABLE and ask_area(application, by=by) is not None


def standings_of(areas: Iterable[Area]) -> dict[int, dict[str, int]]:
    """How many schools of each area stand where; candidates are a number of their own."""
    found: dict[int, dict[str, int]] = {area.pk: {} for area in areas}
    rows = Institution.objects.filter(area__in=found).exclude(standing=Standing.NONE)
    counted = rows.order_by().values_list("area", "standing").annotate(Count("pk"))
    for key, standing, count in counted:
        found[key][standing] = count
    return found
