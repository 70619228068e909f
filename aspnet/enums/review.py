"""Reviews of applications."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewStatus(models.TextChoices):
    """Where a review stands."""

    ASKED = "asked", _("asked of the area")
    INVITED = "invited", _("invited")
    GIVEN = "given", _("given")
    DECLINED = "declined", _("declined by the reviewer")
    CANCELLED = "cancelled", _("cancelled")


class ReviewLevel(models.TextChoices):
    """At which level somebody reviews."""

    SUB_NATIONAL = "sub_national", _("sub-national")
    COMMITTEE = "committee", _("national committee")
    PEER = "peer", _("peer school")
    NATIONAL = "national", _("national")
    UNESCO = "unesco", _("UNESCO")


OPEN_REVIEW = (ReviewStatus.ASKED, ReviewStatus.INVITED)
INVITED_LEVELS = (ReviewLevel.SUB_NATIONAL, ReviewLevel.COMMITTEE, ReviewLevel.PEER)


class Recommendation(models.TextChoices):
    """What a reviewer recommends."""

    FOR = "for", _("to recommend the school")
    WITH_CONDITIONS = "conditions", _("to recommend it, on conditions told in words")
    AGAINST = "against", _("not to recommend the school")
