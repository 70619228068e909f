"""The minimum requirements of members, and what an assessment finds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Requirement(models.TextChoices):
    """The seven minimum requirements of the Guide of 2018, and the school coordinator named.

    A floor: a network may add to them, never lower them.
    """

    PLAN = "plan", _("annual plan handed in")
    REPORT = "report", _("annual report handed in")
    FLAGSHIP = "flagship", _("at least one flagship project, contest or campaign")
    DAYS = "days", _("at least two international days celebrated")
    SIGN = "sign", _("membership sign shown, certificate visible")
    COMMUNITY = "community", _("school community informed of the membership")
    PROFILE = "profile", _("profile brought up to date at least twice")
    COORDINATOR = "coordinator", _("school coordinator named")


LEAST_DAYS = 2
LEAST_UPDATES = 2


class Result(models.TextChoices):
    """Whether a requirement is met; not knowing is an answer, and never counts against."""

    MET = "met", _("met")
    NOT_MET = "not_met", _("not met")
    UNKNOWN = "unknown", _("not known")


class EvidenceSource(models.TextChoices):
    """Where the evidence for a result lies."""

    PLAN = "plan", _("annual plan")
    REPORT = "report", _("annual report, self-reported")
    RECORD = "record", _("history of the record")
    COORDINATOR = "coordinator", _("National Coordinator")
    NONE = "none", _("no evidence yet")


class Condition(models.TextChoices):
    """How a membership stands after its assessed years."""

    NOT_ASSESSED = "not_assessed", _("not assessed yet")
    GOOD = "good", _("good standing")
    FIRST_BELOW = "first_below", _("first year below the requirements")
    SECOND_BELOW = "second_below", _("second consecutive year below the requirements")


class HearingBasis(models.TextChoices):
    """Why a coordinator may propose to end a membership."""

    TWO_YEARS = "two_years", _("two consecutive assessed years below the requirements")
    NATIONAL_RULE = "national_rule", _("the network's own rule on missing reports")


class HearingOutcome(models.TextChoices):
    """What UNESCO decided."""

    PENDING = "", _("not decided")
    TERMINATED = "terminated", _("membership terminated")
    KEPT = "kept", _("membership kept")
    CLOSED = "closed", _("the membership ended otherwise")
