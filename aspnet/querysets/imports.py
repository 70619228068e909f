"""Questions asked of imported sheets."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from unesco_portal.accounts.roles import NATIONAL_ROLES, countries_of

from ..enums import WORKING_IMPORT, RowDecision, RowOutcome, RowState


class ImportBatchQuerySet(models.QuerySet):
    """Sheets by reader and state."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_importbatch`` holds: those of the own country."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(network__country__in=sorted(countries_of(user, NATIONAL_ROLES)))

    def due(self) -> Self:
        """Those that wait for the worker, longest wait first."""
        return self.filter(status__in=WORKING_IMPORT).order_by("status_since", "pk")

    def stored_before(self, moment: datetime.datetime) -> Self:
        """Those whose file may go: at rest since ``moment``."""
        return (
            self.exclude(status__in=WORKING_IMPORT).exclude(file="").filter(status_since__lt=moment)
        )


class ImportPartQuerySet(models.QuerySet):
    """Rows of a sheet: seen by whoever sees the sheet."""

    def visible_to(self, user) -> Self:
        """The rows for which the view permission holds."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(batch__network__country__in=sorted(countries_of(user, NATIONAL_ROLES)))

    def undecided(self) -> Self:
        """Rows that only go in after somebody decided."""
        return self.filter(
            outcome__in=[RowOutcome.DOUBTFUL, RowOutcome.ERROR], decision=RowDecision.OPEN
        )

    def to_apply(self, *, with_members: bool) -> Self:
        """Rows that applying takes; those that make members only once UNESCO approved."""
        good = Q(outcome__in=[RowOutcome.NEW, RowOutcome.CHANGE]) & ~Q(decision=RowDecision.SKIP)
        decided = Q(
            outcome__in=[RowOutcome.DOUBTFUL, RowOutcome.ERROR],
            decision__in=[RowDecision.TAKE, RowDecision.MATCH, RowDecision.NEW],
        )
        rows = self.filter(good | decided, state=RowState.WAITING)
        return rows if with_members else rows.filter(needs_headquarters=False)


class ImportMappingQuerySet(models.QuerySet):
    """Remembered headings: as visible as the network's imports."""

    def visible_to(self, user) -> Self:
        """Those of the own country; staff see all."""
        if getattr(user, "is_staff", False):
            return self
        return self.filter(network__country__in=sorted(countries_of(user, NATIONAL_ROLES)))
