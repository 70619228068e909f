"""How long decisions usually take: told only where enough of them are known."""

import datetime

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F

from unesco_portal.core.dates import today

from .models import Application

LEAST = 5
YEARS = 5


class Median(Aggregate):
    """The middle value of an expression."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


def usual_days(application: Application) -> int | None:
    """The median of the country's decided cases of five years; ``None`` with fewer than five."""
    since = today() - datetime.timedelta(days=365 * YEARS)
    rows = Application.objects.decided_in(
        application.institution.country_id, since=since, is_generated=application.is_generated
    )
    time = ExpressionWrapper(F("decided_on") - F("submitted_on"), DurationField())
    found = rows.order_by().aggregate(count=Count("pk"), median=Median(time))
    return found["median"].days if found["count"] >= LEAST else None
