"""National networks, and what the whole network does together."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NetworkStatus(models.TextChoices):
    """Whether a national network works."""

    ACTIVE = "active", _("active")
    DORMANT = "dormant", _("dormant")


class CampaignKind(models.TextChoices):
    """What sort of joint undertaking."""

    PILOT_PROJECT = "pilot_project", _("pilot project")
    CONTEST = "contest", _("contest")


class ResourceKind(models.TextChoices):
    """What sort of material."""

    GUIDE = "guide", _("guide")
    TUTORIAL = "tutorial", _("tutorial")
    TEACHING_MATERIAL = "teaching_material", _("teaching material")
