"""Where applications stand, and why they are declined."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationStatus(models.TextChoices):
    """Where an application stands."""

    DRAFT = "draft", _("waiting for the e-mail address to be confirmed")
    SUBMITTED = "submitted", _("received by the National Coordinator")
    IN_REVIEW = "in_review", _("in national review")
    RETURNED = "returned", _("returned for completion")
    IN_STAGE = "in_stage", _("in a national trial stage")
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
    ApplicationStatus.IN_STAGE,
    ApplicationStatus.RECOMMENDED,
)


DECIDED_APPLICATION = (ApplicationStatus.ADMITTED, ApplicationStatus.DECLINED)


ENDED_WITHOUT_ADMISSION = (
    ApplicationStatus.DECLINED,
    ApplicationStatus.WITHDRAWN,
    ApplicationStatus.LAPSED,
)


WITH_SCHOOL = (ApplicationStatus.DRAFT, ApplicationStatus.RETURNED, ApplicationStatus.IN_STAGE)


class Step(models.TextChoices):
    """The pages of the form, in their order."""

    INSTITUTION = "institution", _("The institution")
    PEOPLE = "people", _("People and the head's declaration")
    ACTIVITIES = "activities", _("Reasons and activities")
    ATTACHMENTS = "attachments", _("Documents")
    CHECK = "check", _("Check and send")


class SimilarAnswer(models.TextChoices):
    """What a school says of institutions of the network with a similar name or address."""

    ANOTHER = "another", _("another school")
    SAME = "same", _("the same school")


class AttachmentKind(models.TextChoices):
    """What a document is."""

    PLAN = "plan", _("work plan")
    DECLARATION = "declaration", _("signed declaration of the head")
    REPORT = "report", _("report")
    SUMMARY = "summary", _("summary in English or French")
    OTHER = "other", _("other document")


class DeclineReason(models.TextChoices):
    """Why an application was declined."""

    NOT_ELIGIBLE = "not_eligible", _("the institution is not eligible")
    COMMITMENT = "commitment", _("the commitment of the whole community is not shown")
    CRITERIA = "criteria", _("the admission criteria are not met")
    CAPACITY = "capacity", _("the national network has no capacity now")
    DUPLICATE = "duplicate", _("the institution is already in the network")
    OTHER = "other", _("another reason, explained in words")
