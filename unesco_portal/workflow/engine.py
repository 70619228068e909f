"""The transition engine: lock, permission, change, audit entry and notices, in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.exceptions import DomainError

from .models import AuditEntry, Case
from .notices import Recipient, settle, tell, tell_holders
from .states import Machine

CaseT = TypeVar("CaseT", bound=Case)


class TransitionNotAllowed(DomainError):
    """The record is not in a state from which this act is possible."""


class Reason(StrEnum):
    """Whether an act asks for words."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, kw_only=True, eq=False)
class Transition:
    """One act on a record: who may, from where, to where; called like a function.

    ``by`` is an account, a ``LinkHolder`` or the ``System``. Details other than ``reason`` are
    passed to the change and kept in the audit entry.
    """

    do_not_call_in_templates: ClassVar[bool] = True  # they show its label; calling it would act

    permission: str
    machine: Machine
    sources: tuple[str, ...]
    target: str
    label: str | Promise
    reason: Reason
    explanation: str | Promise
    recipients: Callable[[Any], Iterable[Recipient]]
    condition: Callable[[Any], None]
    change: Callable[..., None]

    @property
    def name(self) -> str:
        """The verb, as in addresses: ``recommend``."""
        return self.change.__name__

    @property
    def summary(self) -> str:
        """Who does what, for the documentation's state tables."""
        return " ".join((self.change.__doc__ or "").split())

    def permits(self, actor: Any, record: Case) -> bool:
        """Whether the rules allow it; being system administrator does not help."""
        return rules.has_perm(self.permission, actor, record)

    def obstacle(self, record: Case, actor: Any) -> str:
        """Why the act is not possible now, in words; empty when it is. Changes nothing."""
        if not self.permits(actor, record):
            return str(_("You may not do this."))
        try:
            self.check(record)
        except DomainError as error:
            return str(error)
        return ""

    def check(self, record: Case) -> None:
        """Raise ``DomainError`` unless state and condition allow the act."""
        if record.status not in self.sources:
            raise TransitionNotAllowed(
                _("Not possible any more: the state is now “%(state)s”.")
                % {"state": record.get_status_display()}
            )
        self.condition(record)

    @transaction.atomic
    def __call__(self, record: CaseT, *, by: Any, reason: str = "", **details: Any) -> CaseT:
        """Do it. Raises ``PermissionDenied``, ``TransitionNotAllowed`` or ``ValidationError``."""
        record = type(record)._base_manager.select_for_update().get(pk=record.pk)
        if not self.permits(by, record):
            raise PermissionDenied(self.permission)
        self.check(record)
        if self.reason is Reason.REQUIRED and not reason.strip():
            raise DomainError(_("Give a reason: it is shown to those concerned."))
        before, record.status = record.status, self.target
        record.status_since = timezone.now()
        self.change(record, by=by, reason=reason, **details)
        record.full_clean(exclude=["public_id"])
        record.save()
        entry = AuditEntry.objects.record(
            self.permission,
            record,
            by=by,
            source=before,
            target=self.target,
            reason=reason,
            details={name: str(value) for name, value in details.items()},
        )
        if before != self.target:
            settle(record)
        told = tell(self.recipients(record), entry, record)
        tell_holders(record, entry, told)
        return record


def nobody(record: Any) -> Iterable[Recipient]:
    """An act about which nobody outside is told."""
    return ()


def always(record: Any) -> None:
    """An act that its state alone allows."""


def transition(
    permission: str,
    *,
    machine: Machine,
    source: Iterable[str],
    target: str,
    label: str | Promise,
    explanation: str | Promise = "",
    reason: Reason = Reason.NONE,
    recipients: Callable[[Any], Iterable[Recipient]] = nobody,
    condition: Callable[[Any], None] = always,
) -> Callable[[Callable[..., None]], Transition]:
    """Make ``change(record, *, by, reason, **details)`` a locked, permitted, audited act.

    ``condition`` raises ``DomainError`` saying what is missing; a preview asks it too.
    """

    def decorate(change: Callable[..., None]) -> Transition:
        act = Transition(
            permission=permission,
            machine=machine,
            sources=tuple(source),
            target=target,
            label=label,
            reason=reason,
            explanation=explanation,
            recipients=recipients,
            condition=condition,
            change=change,
        )
        machine.transitions[change.__name__] = act
        return act

    return decorate


__all__ = ["Reason", "Transition", "TransitionNotAllowed", "transition"]
