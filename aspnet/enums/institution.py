"""What institutions are, and their place in the network."""

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
