"""Load the meetings that the source documents tell of."""

from django.core.management.base import CommandError

from events import loading
from experts.models import Project
from unesco_portal.core.loading import LoadingCommand
from unesco_portal.people.enums import OrganisationKind
from unesco_portal.people.models import Organisation


class Command(LoadingCommand):
    """Idempotent; runs again when centres or projects have come, because meetings name them."""

    help = __doc__
    files = ("source_facts.json",)

    def fingerprint(self) -> int:
        """Changes also with the number of centres and projects known."""
        centres = Organisation.objects.filter(kind=OrganisationKind.CATEGORY_2).count()
        return super().fingerprint() * 1000 + (centres + Project.objects.count()) % 1000

    def load(self) -> str:
        """Meetings with all their parts."""
        try:
            return f"{loading.load_meetings()} meetings"
        except loading.MissingPersonsError as error:
            raise CommandError(f"Run load_persons first. Missing: {error}") from error
