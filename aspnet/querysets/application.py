"""Questions asked of applications."""

import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from unesco_portal.core import codes
from unesco_portal.core.search import resolve_query

from ..enums import DECIDED_APPLICATION, OPEN_APPLICATION, ApplicationStatus
from .reach import in_reach


class ApplicationQuerySet(models.QuerySet):
    """Applications by state and reader."""

    def visible_to(self, user) -> Self:
        """The rows for which ``aspnet.view_application`` holds: never drafts, never the public."""
        submitted = self.sent()
        if getattr(user, "is_staff", False):
            return submitted
        own = in_reach(user, country="institution__country", area="institution__area")
        return submitted.filter(own)

    def search(self, text: str) -> Self:
        """By code, by a part of the contact address, or else by the names of the school."""
        if code := codes.typed(text):
            return self.filter(Q(public_id=code) | Q(institution__public_id=code))
        if "@" in text:
            return self.filter(contact_email__icontains=text.strip())
        query = resolve_query(text)
        return self.none() if query is None else self.filter(institution__search=query)

    def open(self) -> Self:
        """Not decided, withdrawn or lapsed."""
        return self.filter(status__in=OPEN_APPLICATION)

    def sent(self) -> Self:
        """No drafts."""
        return self.exclude(status=ApplicationStatus.DRAFT)

    def of_same_school(self, institution: Any, email: str) -> Self:
        """Of an institution of this name in this country, or from this address there."""
        same_name = Q(institution__name__iexact=institution.name.strip())
        same = same_name | Q(contact_email__iexact=email)
        return self.filter(same, institution__country=institution.country_id)

    def resembling(self, institution: Any, email: str, schools: Any) -> Self:
        """Of ``schools`` that resemble the institution, or from this address in its country."""
        alike = Q(institution__in=schools.resembling(institution, email))
        same_address = Q(institution__country=institution.country_id, contact_email__iexact=email)
        return self.filter(alike | same_address)

    def with_case(self) -> Self:
        """With what the page of a case and the conditions of its acts read."""
        return self.select_related(
            "institution__country",
            "institution__area",
            "membership",
            "pathway",
            "stage",
            "same_as",
        ).prefetch_related("pathway__stages", "reviews")

    def of_address(self, email: str) -> Self:
        """Open applications whose address this is, newest first."""
        return self.open().filter(contact_email__iexact=email).order_by("-pk")

    def decided_in(self, country: str, *, since: datetime.date, is_generated: bool) -> Self:
        """Decided in a country since ``since``, where the day of sending is known."""
        return self.filter(
            institution__country=country,
            status__in=DECIDED_APPLICATION,
            decided_on__gte=since,
            submitted_on__isnull=False,
            is_generated=is_generated,
        )

    def silent(self, now: datetime.datetime) -> Self:
        """The school has not acted for so long that the clock proposes to let the case lapse."""
        returned = now - datetime.timedelta(days=settings.APPLICATION_COMPLETION_DAYS)
        trial = now.date() - datetime.timedelta(days=settings.APPLICATION_IDLE_DAYS)
        late = Q(status=ApplicationStatus.RETURNED, status_since__lt=returned)
        over = Q(status=ApplicationStatus.IN_STAGE, stage_until__lt=trial)
        return self.filter(late | over, lapse_proposed_at=None)

    def overdue_at_unesco(self, now: datetime.datetime) -> Self:
        """Recommended so long ago that Headquarters is reminded (the example of Japan)."""
        limit = now - datetime.timedelta(days=settings.APPLICATION_DECISION_DAYS)
        return self.filter(status=ApplicationStatus.RECOMMENDED, status_since__lt=limit)

    def unverified_since(self, moment: datetime.datetime) -> Self:
        """Drafts whose address nobody confirmed before ``moment``."""
        return self.filter(status=ApplicationStatus.DRAFT, status_since__lt=moment)


class CasePartQuerySet(models.QuerySet):
    """Reviews and documents of applications: for those who read the application."""

    def visible_to(self, user) -> Self:
        """The rows whose application the reader may see; the applicant is no reader here."""
        sent = self.exclude(application__status=ApplicationStatus.DRAFT)
        if getattr(user, "is_staff", False):
            return sent
        school = "application__institution__"
        return sent.filter(in_reach(user, country=f"{school}country", area=f"{school}area"))
