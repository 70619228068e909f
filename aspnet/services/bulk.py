"""One act on several applications: first what would happen, then each by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.engine import Transition

from ..models import Application


@dataclass(frozen=True)
class Outcome:
    """What becomes, or became, of one application; ``obstacle`` says why nothing did."""

    application: Any
    obstacle: str = ""


def preview(applications: Iterable[Application], act: Transition, *, by: Any) -> list[Outcome]:
    """Each application with what stands in the way of the act now, if anything does."""
    return [Outcome(found, act.obstacle(found, by)) for found in applications]


def act_on_each(
    applications: Iterable[Application], act: Transition, *, by: Any, details: dict[str, Any]
) -> list[Outcome]:
    """Each through its own transition, in a transaction of its own: one refusal stops no other."""
    done = []
    for application in applications:
        try:
            done.append(Outcome(act(application, by=by, **details)))
        except PermissionDenied:
            done.append(Outcome(application, _("You may not do this.")))
        except DomainError as error:
            done.append(Outcome(application, str(error)))
        except ValidationError as error:
            done.append(Outcome(application, " ".join(error.messages)))
    return done
