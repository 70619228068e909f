"""Locking a school year."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.engine import Reason, transition

from ..enums import ReportStatus, YearStatus
from ..models import SchoolReport, SchoolYear
from ..states import SCHOOL_YEAR
from .many import move_many


@transition(
    "aspnet.lock_schoolyear",
    machine=SCHOOL_YEAR,
    source=[YearStatus.OPEN],
    target=YearStatus.LOCKED,
    label=_("Lock the school year"),
    explanation=_(
        "What was not handed in is recorded as not received. From then on, plans and reports of"
        " this year change by corrections only, each with its author and reason."
    ),
    reason=Reason.OPTIONAL,
)
def lock(year: SchoolYear, *, by: Any, reason: str = "") -> None:
    """The coordinator closes the year; nothing may still wait to be read."""
    rows = SchoolReport.objects.of_year(year)
    unread = rows.filter(status=ReportStatus.SUBMITTED).count()
    if unread:
        raise DomainError(
            ngettext(
                "%(count)s plan or report still waits to be read.",
                "%(count)s plans and reports still wait to be read.",
                unread,
            )
            % {"count": unread}
        )
    waiting = list(rows.writing().select_for_update().order_by("pk"))
    move_many(waiting, "aspnet.close_schoolreport", ReportStatus.MISSING, by=by, reason=year.label)
