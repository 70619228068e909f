"""Where twinnings stand."""

from django.db import models
from django.utils.translation import pgettext_lazy


class TwinningStatus(models.TextChoices):
    """Where a twinning stands."""

    PROPOSED = "proposed", pgettext_lazy("twinning", "proposed")
    AGREED = "agreed", pgettext_lazy("twinning", "agreed")
    ENDED = "ended", pgettext_lazy("twinning", "ended")
    DECLINED = "declined", pgettext_lazy("twinning", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("twinning", "withdrawn")


OPEN_TWINNING = (TwinningStatus.PROPOSED, TwinningStatus.AGREED)
PUBLIC_TWINNING = (TwinningStatus.AGREED, TwinningStatus.ENDED)
