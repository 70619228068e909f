"""National pathways above the international floor."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PathwayStatus(models.TextChoices):
    """Where a version of a pathway stands."""

    DESCRIBED = "described", _("described by a source, not confirmed by the network")
    DRAFT = "draft", _("draft of the National Coordinator")
    PROPOSED = "proposed", _("proposed to UNESCO")
    RETURNED = "returned", _("returned to the National Coordinator")
    APPROVED = "approved", _("approved")
    SUPERSEDED = "superseded", _("superseded by a later version")


PUBLIC_PATHWAY = (PathwayStatus.DESCRIBED, PathwayStatus.APPROVED, PathwayStatus.SUPERSEDED)
ADOPTED_PATHWAY = (PathwayStatus.APPROVED, PathwayStatus.SUPERSEDED)
EDITABLE_PATHWAY = (PathwayStatus.DRAFT, PathwayStatus.RETURNED)


class DecidedBy(models.TextChoices):
    """Who decides nationally on the step after a stage."""

    COORDINATOR = "coordinator", _("the National Coordinator")
    COMMITTEE = "committee", _("a national committee")
    ASSEMBLY = "assembly", _("the assembly of the network")
