"""What every record with a life cycle has: a status that only acts change, and since when."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Case(models.Model):
    """A record in a state; the state's declaration says who holds it and for how long at most."""

    status_since = models.DateTimeField(
        _("in this state since"), default=timezone.now, editable=False
    )

    class Meta:
        abstract = True

    if TYPE_CHECKING:  # what each case brings itself, beside its states
        status: models.CharField[str, str]

        def get_status_display(self) -> str:
            """The state in words."""

        def get_workspace_url(self) -> str:
            """The page on which those who hold the case deal with it."""
