"""Who may do what with experts and the Convention."""

from typing import Any

import rules

from unesco_portal.accounts.roles import Role, holds
from unesco_portal.accounts.rules import back_office, is_staff
from unesco_portal.core import dates
from unesco_portal.workflow.actors import System

from .enums import NEVER_SERVED, ProfileStatus, TermStatus


@rules.predicate
def is_convention_secretariat(user: Any) -> bool:
    """The Secretariat of the 2005 Convention."""
    return holds(user, Role.CONVENTION_SECRETARIAT)


@rules.predicate
def is_own(user: Any, record: Any = None) -> bool:
    """An expert reaches the own profile and the own terms."""
    person = getattr(user, "person_id", None)
    profile = getattr(record, "expert", record)
    return person is not None and profile is not None and profile.person_id == person


def is_serving(profile: Any) -> bool:
    """Published and in an active term today: what makes a profile public."""
    today = dates.today()
    return profile.status == ProfileStatus.PUBLISHED and profile.terms.active_on(today).exists()


@rules.predicate
def is_public_profile(user: Any, profile: Any = None) -> bool:
    """Everybody sees published profiles during an active term."""
    return profile is not None and is_serving(profile)


@rules.predicate
def is_of_public_profile(user: Any, term: Any = None) -> bool:
    """Of a public profile, everybody sees the terms that were served."""
    return (
        term is not None
        and term.status != TermStatus.INVITED
        and term.end_reason not in NEVER_SERVED
        and is_serving(term.expert)
    )


@rules.predicate
def is_portal(actor: Any) -> bool:
    """The portal acting by its clocks."""
    return isinstance(actor, System)


rules.add_perm("experts", is_staff)
rules.add_perm("experts.view_party", rules.always_true)
rules.add_perm("experts.view_facilityphase", rules.always_true)
rules.add_perm("experts.view_project", rules.always_true)
rules.add_perm("experts.view_expertprofile", is_staff | is_own | is_public_profile)
rules.add_perm("experts.view_expertterm", is_staff | is_own | is_of_public_profile)

rules.add_perm("experts.publish_profile", is_convention_secretariat)
rules.add_perm("experts.withhold_profile", is_convention_secretariat | is_own)
rules.add_perm("experts.activate_term", is_convention_secretariat | is_own)
rules.add_perm("experts.pause_term", is_convention_secretariat | is_own)
rules.add_perm("experts.resume_term", is_convention_secretariat | is_own)
rules.add_perm("experts.decline_term", is_convention_secretariat | is_own)
rules.add_perm("experts.end_term", is_convention_secretariat)
rules.add_perm("experts.expire_term", is_portal)
rules.add_perm("experts.lapse_term", is_portal)

back_office("experts", editors=is_convention_secretariat)
