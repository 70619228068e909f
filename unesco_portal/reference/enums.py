"""Vocabulary of the reference lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MemberStatus(models.TextChoices):
    """A country's standing in UNESCO."""

    MEMBER = "member", _("Member State")
    ASSOCIATE = "associate", _("Associate Member")
    FORMER = "former", _("former Member State")


class GoalKind(models.TextChoices):
    """A Sustainable Development Goal, or one of its targets."""

    GOAL = "goal", _("Goal")
    TARGET = "target", _("Target")


class Qualifier(models.TextChoices):
    """How exact a published figure claims to be."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    MORE_THAN = "more_than", _("more than")


class StatementKind(models.TextChoices):
    """What a sentence of a source is about."""

    HISTORY = "history", _("history")
    FIGURE = "figure", _("figure")
    CONTRIBUTION = "contribution", _("contribution")
    PROPOSAL = "proposal", _("proposal")
    EVALUATION = "evaluation", _("evaluation")
    PLAN = "plan", _("work plan")
    TOOL = "tool", _("tool")
    TOPIC = "topic", _("conference topic")
    CONTEXT = "context", _("context")


class DocumentKind(models.TextChoices):
    """What sort of text a source is."""

    NEWS = "news", _("news")
    ARTICLE = "article", _("article")
    PROJECT_PAGE = "project_page", _("archived project page")
    DATA_SET = "data_set", _("data set")
    TREATY_LIST = "treaty_list", _("treaty list")


class RegionScheme(models.TextChoices):
    """Ways of grouping countries that disagree with each other: every total names its own."""

    UNESCO = "unesco", _("UNESCO regions")
    ELECTORAL = "electoral", _("UNESCO electoral groups")
