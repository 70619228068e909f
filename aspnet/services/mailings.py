"""Mails to a selection of schools: whom the reader reaches, and in which language."""

from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.models import User
from unesco_portal.accounts.roles import (
    COORDINATOR_ROLES,
    Role,
    areas_of,
    countries_of,
    holds,
)
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.mailings import Addressee, budget_left, send_mailing, too_many
from unesco_portal.workflow.models import Mailing

from ..models import Institution, NationalNetwork

FACTS = ("public_id", "name", "email", "main_language", "country_id", "is_generated")
MOST_CHOSEN = 20_000  # a selection is looked at as a whole, those left out too
ONE_COUNTRY = _("Write to the schools of one country at a time.")
ONE_AREA = _("Write to the schools of one area at a time.")


def may_mail(user: Any) -> bool:
    """Whether somebody may write to schools at all: coordinators, and Headquarters."""
    return rules.has_perm("aspnet.mail_schools", user)


def may_send_legal_notice(user: Any) -> bool:
    """A text that nobody can opt out of comes from Headquarters only."""
    return rules.has_perm("aspnet.send_legal_notice", user)


def within_reach(schools: Any, user: Any) -> QuerySet[Institution]:
    """The schools of the own country or area; Headquarters reaches any."""
    if holds(user, Role.ASPNET_COORDINATION):
        return schools
    own = Q(country__in=sorted(countries_of(user, COORDINATOR_ROLES)))
    return schools.filter(own | Q(area__in=sorted(areas_of(user))))


def addressees(schools: QuerySet[Institution]) -> list[tuple[str, Addressee]]:
    """Each school with its country, as one to write to: its own language, then its network's."""
    rows = list(schools.order_by("pk").values_list(*FACTS))
    networks = NationalNetwork.objects.filter(country__in={row[4] for row in rows})
    languages = dict(networks.values_list("country", "form_languages"))
    return [
        (country, Addressee(code, name, email, (own, *languages.get(country, ())), is_generated))
        for code, name, email, own, country, is_generated in rows
    ]


def prepare(mailing: Mailing, schools: QuerySet[Institution]) -> list[Addressee]:
    """Whom a mailing is for; one country's mailing is that network's, answers go to its office.

    Who coordinates areas only acts for the one in which the schools lie.
    Raises ``DomainError`` for more schools than can be looked at.
    """
    if schools.count() > MOST_CHOSEN:
        raise too_many(budget_left(mailing.author))
    found = addressees(schools)
    countries = {country for country, __ in found}
    mailing.country_id, mailing.reply_to = None, ""
    if len(countries) == 1:
        (mailing.country_id,) = countries
        network = NationalNetwork.objects.filter(country=mailing.country_id).first()
        mailing.reply_to = network.contact_email if network else ""
    areas = set(schools.order_by().values_list("area", flat=True).distinct())
    is_of_one = len(areas) == 1 and acts_for_areas(mailing.author, mailing.country_id)
    mailing.area_id = areas.pop() if is_of_one else None
    return [one for __, one in found]


def acts_for_areas(user: Any, country: str | None) -> bool:
    """Whether somebody writes to schools of a country as coordinator of an area of it only."""
    if holds(user, Role.ASPNET_COORDINATION):
        return False
    return country not in countries_of(user, COORDINATOR_ROLES)


def mail_schools(
    mailing: Mailing, schools: QuerySet[Institution], *, by: User, seen: str | None = None
) -> Mailing:
    """Write to the schools of a selection that the sender reaches, as ``seen`` before."""
    if not may_mail(by):
        raise PermissionDenied("aspnet.mail_schools")
    if mailing.is_legal and not may_send_legal_notice(by):
        raise PermissionDenied("aspnet.send_legal_notice")
    mailing.author = by
    found = prepare(mailing, within_reach(schools, by))
    if mailing.country_id is None and not holds(by, Role.ASPNET_COORDINATION):
        raise DomainError(ONE_COUNTRY)
    if mailing.area_id is None and acts_for_areas(by, mailing.country_id):
        raise DomainError(ONE_AREA)
    return send_mailing(mailing, found, by=by, seen=seen)
