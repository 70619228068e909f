"""Vocabulary of meetings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Network(models.TextChoices):
    """Whose meeting it is."""

    CENTRES = "centres", _("Category 2 institutes and centres")
    ASPNET = "aspnet", _("Associated Schools Network")
    EXPERTS = "experts", _("2005 Convention and its experts")
    GENERAL = "general", _("UNESCO in general")


class Category(models.TextChoices):
    """UNESCO's general classification of meetings; unknown unless a source states it."""

    I = "I", _("I: international conference of States")  # noqa: E741 -- the official number
    II = "II", _("II: other intergovernmental meeting")
    III = "III", _("III: non-governmental conference")
    IV = "IV", _("IV: international congress")
    V = "V", _("V: advisory committee")
    VI = "VI", _("VI: expert committee")
    VII = "VII", _("VII: seminar, training or refresher course")
    VIII = "VIII", _("VIII: symposium")
    OTHER = "other", _("outside the classification")
    UNKNOWN = "unknown", _("not stated")


class Mode(models.TextChoices):
    """Where one takes part."""

    ON_SITE = "on_site", _("on site")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("on site and online")
    UNKNOWN = "unknown", _("not stated")


class Status(models.TextChoices):
    """How far a meeting has come. Upcoming and past follow from its dates."""

    PLANNED = "planned", _("planned")
    ANNOUNCED = "announced", _("announced")
    POSTPONED = "postponed", _("postponed")
    HELD = "held", _("held")
    REPORT_PUBLISHED = "report_published", _("held, report published")
    CANCELLED = "cancelled", _("cancelled")
    GIVEN_UP = "given_up", _("plan given up")


PUBLIC_STATUSES = (
    Status.ANNOUNCED,
    Status.POSTPONED,
    Status.HELD,
    Status.REPORT_PUBLISHED,
    Status.CANCELLED,
)
HELD_STATUSES = (Status.HELD, Status.REPORT_PUBLISHED)


class When(models.TextChoices):
    """How a meeting lies to today. A meeting under way is not past yet."""

    UPCOMING = "upcoming", _("upcoming")
    PAST = "past", _("past")
    UNDATED = "undated", _("date not known")


class OrganiserRole(models.TextChoices):
    """What a body does for a meeting."""

    ORGANISER = "organiser", _("organiser")
    CO_ORGANISER = "co_organiser", _("co-organiser")
    SUPPORT = "support", _("support")
    HOST = "host", _("host")


class PointKind(models.TextChoices):
    """What a sentence about a meeting tells."""

    PURPOSE = "purpose", _("purpose")
    SELECTION_CRITERION = "selection_criterion", _("selection criterion")
    AGENDA_THEME = "agenda_theme", _("agenda theme")
    CORE_TOPIC = "core_topic", _("core topic")
    PARTICIPANT_GROUP = "participant_group", _("group of participants")
    ALSO_PRESENT = "also_present", _("also present")


class OutcomeKind(models.TextChoices):
    """What sort of result."""

    FINDING = "finding", _("finding")
    PROPOSAL = "proposal", _("proposal")
    RECEPTION = "reception", _("reception")
    GUIDANCE = "guidance", _("guidance")
    RECOMMENDATION = "recommendation", _("recommendation")
    DECISION = "decision", _("decision")
    STATEMENT = "statement", _("statement")
    CONCLUSION = "conclusion", _("conclusion")


class Adoption(models.TextChoices):
    """How an outcome was adopted; empty where the source does not say."""

    CONSENSUS = "consensus", _("by consensus")
    VOTE = "vote", _("by vote")
    UNANIMOUS = "unanimous", _("unanimously")
    NOT_ADOPTED = "not_adopted", _("noted, not adopted")


class DocumentKind(models.TextChoices):
    """What sort of paper."""

    PROGRAMME = "programme", _("programme")
    PRESENTATION = "presentation", _("presentation")
    WORKING = "working", _("working document")
    INFORMATION = "information", _("information document")
    REPORT = "report", _("report")
    OTHER = "other", _("other document")
