"""What needs attention in the back office: counted on its first page, each with its own list.

An admin names its ``concerns``; from a concern come a line of the first page and a filter of the
list. Counting stops at ``MOST``: the first page stays quick on a million rows.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates

MOST = 1000
PARAMETER = "concern"


@dataclass(frozen=True)
class Concern:
    """A question to which the best answer is: none."""

    name: str
    label: Any
    rows: Callable[[QuerySet], QuerySet]


def long_unconfirmed(rows: QuerySet) -> QuerySet:
    """Nobody has said for long that they are right; never confirmed ones are another matter."""
    limit = dates.today() - datetime.timedelta(days=settings.STALE_DAYS)
    return rows.filter(confirmed_on__lt=limit)


STALE = Concern("stale", _("not confirmed for a long time"), long_unconfirmed)
GENERATED = Concern(
    "generated", _("generated for demonstration"), lambda rows: rows.filter(is_generated=True)
)


class ConcernFilter(admin.SimpleListFilter):
    """``?concern=stale``: the rows behind a line of the first page."""

    title = _("what needs attention")
    parameter_name = PARAMETER

    def __init__(
        self, request: HttpRequest, params: dict, model: type[Model], model_admin: Any
    ) -> None:
        self.concerns: dict[str, Concern] = {one.name: one for one in model_admin.concerns}
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The admin's concerns."""
        return [(one.name, one.label) for one in self.concerns.values()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows; all without a choice."""
        concern = self.concerns.get(self.value() or "")
        return concern.rows(queryset) if concern else queryset


@dataclass(frozen=True)
class Finding:
    """How many rows of a kind need attention, and where they are listed."""

    kind: str
    label: Any
    count: int
    url: str

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.count > MOST


def findings(site: admin.AdminSite, request: HttpRequest) -> list[Finding]:
    """One question for each concern of what this person may see; no rows, no line."""
    found = []
    for model, model_admin in site._registry.items():
        concerns = getattr(model_admin, "concerns", ())
        if not concerns or not model_admin.has_view_permission(request):
            continue
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        rows = model_admin.get_queryset(request).order_by()
        for concern in concerns:
            count = concern.rows(rows)[: MOST + 1].count()
            if count:
                kind = str(model._meta.verbose_name_plural)
                address = f"{url}?{PARAMETER}={concern.name}"
                found.append(Finding(kind, concern.label, count, address))
    return found
