"""Plans and reports: their years, states, questions and parts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class YearStatus(models.TextChoices):
    """Whether a school year still takes plans and reports."""

    OPEN = "open", _("open")
    LOCKED = "locked", _("locked")


class ReportKind(models.TextChoices):
    """What a school hands in for a year."""

    PLAN = "plan", _("annual plan")
    REPORT = "report", _("annual report")


class ReportStatus(models.TextChoices):
    """Where a plan or report stands."""

    OPEN = "open", pgettext_lazy("plan or report", "not begun")
    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("handed in")
    RETURNED = "returned", _("returned to the school")
    ACCEPTED = "accepted", pgettext_lazy("plan or report", "accepted")
    PUBLISHED = "published", _("accepted, published in part")
    MISSING = "missing", _("not received")


WRITING = (ReportStatus.OPEN, ReportStatus.DRAFT, ReportStatus.RETURNED)
HANDED_IN = (ReportStatus.SUBMITTED, ReportStatus.ACCEPTED, ReportStatus.PUBLISHED)


class QuestionKind(models.TextChoices):
    """What sort of answer a question takes."""

    TEXT = "text", _("words")
    NUMBER = "number", _("a number")
    CHOICE = "choice", _("one of a list")
    DAYS = "days", _("international days")
    FLAGSHIP = "flagship", _("flagship projects, contests and campaigns")
    ACTIVITIES = "activities", _("activities")


class ReportStep(models.TextChoices):
    """The small steps in which a school writes."""

    PEOPLE = "people", _("People")
    ACTIVITIES = "activities", _("Activities")
    DAYS = "days", _("International days")
    FLAGSHIP = "flagship", _("Flagship projects and campaigns")
    WORDS = "words", _("In your words")
    CONSENT = "consent", _("What may be public")


class Approach(models.TextChoices):
    """The three approaches of the network."""

    CREATING = "creating", _("creating")
    TEACHING = "teaching", _("teaching and learning")
    INTERACTING = "interacting", _("interacting")


class Stated(models.TextChoices):
    """What a school says; saying nothing is allowed."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


class NationalReportStatus(models.TextChoices):
    """Where the coordinator's yearly report stands."""

    DRAFT = "draft", _("being prepared")
    SENT = "sent", _("sent to UNESCO")


class FigureCode(models.TextChoices):
    """The figures of a national report, each with its definition."""

    MEMBERS = "members", _("members")
    DORMANT = "dormant", _("dormant members")
    CANDIDATES = "candidates", _("candidates")
    PRE_PRIMARY = "level_pre_primary", _("members teaching pre-primary level")
    PRIMARY = "level_primary", _("members teaching primary level")
    LOWER_SECONDARY = "level_lower_secondary", _("members teaching lower secondary level")
    UPPER_SECONDARY = "level_upper_secondary", _("members teaching upper secondary level")
    TVET = "level_tvet", _("members in technical and vocational education")
    TEACHER_EDUCATION = "level_teacher_education", _("members in teacher education")
    NON_FORMAL = "level_non_formal", _("members in non-formal education")
    PUBLIC = "ownership_public", _("public members")
    PRIVATE = "ownership_private", _("private members")
    ADMISSIONS = "admissions", _("admissions in the year")
    LOSSES = "losses", _("memberships ended in the year")
    PLANS = "plans", _("plans handed in")
    REPORTS = "reports", _("reports handed in")
    ON_TIME = "reports_on_time", _("reports handed in on time")
    FLAGSHIP = "flagship", _("schools in a flagship project, contest or campaign")
    DAYS = "days", _("schools that celebrated at least two international days")
    PUPILS = "pupils", _("pupils reached, self-reported")
    TEACHERS = "teachers", _("teachers reached, self-reported")


class MissingReportRule(models.TextChoices):
    """What a network's own rules say of a missing report."""

    NONE = "", _("no rule of its own")
    RENUNCIATION = "renunciation", _("counts as renunciation")
    ELIMINATION = "elimination", _("leads to elimination")
