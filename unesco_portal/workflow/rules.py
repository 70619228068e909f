"""Permissions on the audit trail, notices, the outbox, mails to a selection and corrections."""

from typing import Any

import rules

from unesco_portal.accounts.roles import (
    NATIONAL_ROLES,
    areas_of,
    countries_of,
    holds_any,
)
from unesco_portal.accounts.rules import back_office, is_aspnet_coordination, is_staff
from unesco_portal.people.models import Appointment

from .enums import CorrectionStatus
from .states import machine_of


@rules.predicate
def serves_country_of(user: Any, record: Any = None) -> bool:
    """National roles see what belongs to their own country."""
    return record is not None and record.country_id in countries_of(user, NATIONAL_ROLES)


@rules.predicate
def serves_area_of(user: Any, record: Any = None) -> bool:
    """Sub-national coordinators see what was written of their own area."""
    return record is not None and record.area_id in areas_of(user)


@rules.predicate
def wrote_for_an_area(user: Any, record: Any = None) -> bool:
    """Who coordinates an area sees the mails they wrote for it, as long as they do."""
    return record is not None and record.author_id == user.pk and record.area_id in areas_of(user)


@rules.predicate
def is_of_own_network(user: Any, correction: Any = None) -> bool:
    """Officials of a country see what was suggested for the country's schools."""
    return (
        correction is not None
        and correction.desk == CorrectionStatus.WITH_COORDINATOR
        and correction.country_id in countries_of(user, NATIONAL_ROLES)
    )


@rules.predicate
def keeps_the_record(user: Any, correction: Any = None) -> bool:
    """Whoever holds the record decides; while a country has nobody, who stands in for it."""
    if correction is None:
        return False
    holder = machine_of(correction).state(correction.desk).holder
    if holder is None:
        return False
    if not holder.is_national:
        return holds_any(user, holder.roles)
    code = correction.country_id
    if code in countries_of(user, holder.roles) or holds_any(
        user, holder.fallback - NATIONAL_ROLES
    ):
        return True
    posts = Appointment.objects.conferring(*holder.roles)
    return code in countries_of(user, holder.fallback) and posts.nobody_acts_in(code)


rules.add_perm("workflow", is_staff)
rules.add_perm(
    "workflow.view_mailing", serves_country_of | wrote_for_an_area | is_aspnet_coordination
)
rules.add_perm("workflow.view_note", serves_country_of | serves_area_of | is_aspnet_coordination)
rules.add_perm("workflow.view_correction", is_staff | is_of_own_network)
rules.add_perm("workflow.accept_correction", keeps_the_record)
rules.add_perm("workflow.decline_correction", keeps_the_record)
back_office("workflow", editors=rules.always_false)
