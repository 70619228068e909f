"""What every record with a life cycle has: a status that only acts change, and since when."""

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
