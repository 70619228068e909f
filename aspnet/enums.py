"""Vocabulary of the Associated Schools Network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """What an institution teaches; higher education is not eligible, teacher education is."""

    PRE_PRIMARY = "pre_primary", _("pre-primary")
    PRIMARY = "primary", _("primary")
    LOWER_SECONDARY = "lower_secondary", _("lower secondary")
    UPPER_SECONDARY = "upper_secondary", _("upper secondary")
    TVET = "tvet", _("technical and vocational")
    TEACHER_EDUCATION = "teacher_education", _("teacher education")
    NON_FORMAL = "non_formal", _("non-formal")


HIGHER_EDUCATION = "higher_education"


class Ownership(models.TextChoices):
    """Who runs an institution."""

    PUBLIC = "public", _("public")
    PRIVATE = "private", _("private")
    MIXED = "mixed", _("mixed")
    UNKNOWN = "unknown", _("not known")


class Setting(models.TextChoices):
    """Where an institution lies."""

    URBAN = "urban", _("urban")
    RURAL = "rural", _("rural")
    REMOTE = "remote", _("remote")
    UNKNOWN = "unknown", _("not known")


class LocationPrecision(models.TextChoices):
    """How exactly the public may know where a school is."""

    EXACT = "exact", _("exact, with the school's consent")
    TOWN = "town", _("its town")
    HIDDEN = "hidden", _("not shown")


class Existence(models.TextChoices):
    """Whether the institution itself still works."""

    OPERATING = "operating", _("operating")
    CLOSED = "closed", _("closed")
    MERGED = "merged", _("merged into another")


class Standing(models.TextChoices):
    """An institution's place in the network; a candidate is never counted as a member."""

    NONE = "none", _("not in the network")
    APPLICANT = "applicant", _("applicant")
    CANDIDATE = "candidate", _("candidate")
    MEMBER = "member", _("member")
    FORMER = "former", _("former member")


PUBLIC_STANDINGS = (Standing.MEMBER, Standing.FORMER)


class NetworkStatus(models.TextChoices):
    """Whether a national network works."""

    ACTIVE = "active", _("active")
    DORMANT = "dormant", _("dormant")


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


class MembershipStatus(models.TextChoices):
    """Where a membership stands."""

    MEMBER = "member", _("member")
    DORMANT = "dormant", _("dormant")
    WITHDRAWN = "withdrawn", _("withdrawn by its head")
    TERMINATED = "terminated", _("terminated by UNESCO")
    ENDED = "ended", _("ended: closed or merged")


CURRENT_MEMBERSHIP = (MembershipStatus.MEMBER, MembershipStatus.DORMANT)


class MembershipEvidence(models.TextChoices):
    """How we know that and since when an institution is a member."""

    DECISION = "decision", _("decision in this portal")
    CERTIFICATE = "certificate", _("certificate seen")
    COORDINATOR = "coordinator", _("statement of the National Coordinator")
    LIST = "list", _("imported list")
    NONE = "none", _("none")


class CampaignKind(models.TextChoices):
    """What sort of joint undertaking."""

    PILOT_PROJECT = "pilot_project", _("pilot project")
    CONTEST = "contest", _("contest")


class ResourceKind(models.TextChoices):
    """What sort of material."""

    GUIDE = "guide", _("guide")
    TUTORIAL = "tutorial", _("tutorial")
    TEACHING_MATERIAL = "teaching_material", _("teaching material")
