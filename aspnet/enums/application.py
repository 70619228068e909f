"""Where applications stand, and why they are declined."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationStatus(models.TextChoices):
    """Where an application stands."""

    DRAFT = "draft", _("waiting for the e-mail address to be confirmed")
    SUBMITTED = "submitted", _("received by the National Coordinator")
    IN_REVIEW = "in_review", _("in national review")
    RETURNED = "returned", _("returned for completion")
    RECOMMENDED = "recommended", _("recommended to UNESCO")
    ADMITTED = "admitted", _("admitted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    LAPSED = "lapsed", _("lapsed")


OPEN_APPLICATION = (
    ApplicationStatus.DRAFT,
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.IN_REVIEW,
    ApplicationStatus.RETURNED,
    ApplicationStatus.RECOMMENDED,
)


DECIDED_APPLICATION = (ApplicationStatus.ADMITTED, ApplicationStatus.DECLINED)


class DeclineReason(models.TextChoices):
    """Why an application was declined."""

    NOT_ELIGIBLE = "not_eligible", _("the institution is not eligible")
    COMMITMENT = "commitment", _("the commitment of the whole community is not shown")
    CRITERIA = "criteria", _("the admission criteria are not met")
    CAPACITY = "capacity", _("the national network has no capacity now")
    DUPLICATE = "duplicate", _("the institution is already in the network")
    OTHER = "other", _("another reason, explained in words")
