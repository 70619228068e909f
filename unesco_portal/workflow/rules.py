"""Permissions on the audit trail, notices, the outbox, and mails to a selection."""

from typing import Any

import rules

from unesco_portal.accounts.roles import NATIONAL_ROLES, areas_of, countries_of
from unesco_portal.accounts.rules import back_office, is_aspnet_coordination, is_staff


@rules.predicate
def serves_country_of(user: Any, record: Any = None) -> bool:
    """National roles see what belongs to their own country."""
    return record is not None and record.country_id in countries_of(user, NATIONAL_ROLES)


@rules.predicate
def serves_area_of(user: Any, record: Any = None) -> bool:
    """Sub-national coordinators see what was written of their own area."""
    return record is not None and record.area_id in areas_of(user)


rules.add_perm("workflow", is_staff)
rules.add_perm("workflow.view_mailing", serves_country_of | is_aspnet_coordination)
rules.add_perm("workflow.view_note", serves_country_of | serves_area_of | is_aspnet_coordination)
back_office("workflow", editors=rules.always_false)
