"""Renewal rounds: once a year a network asks each of its schools whether its record is right."""

import datetime

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.workflow.models import Case

from ..enums import ANSWERED, RUNNING_ROUND, Answer, Asked, Channel, Decision, RoundStatus
from ..querysets import RenewalRoundQuerySet, RoundEntryQuerySet
from .institution import Institution
from .network import NationalNetwork


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class RenewalRound(Case, PublicModel):
    """A network asks all its members to confirm their records. Status changes in transitions."""

    public_id = PublicCodeField(prefix="RND")
    network = models.ForeignKey(
        NationalNetwork, models.PROTECT, related_name="rounds", verbose_name=_("national network")
    )
    title = models.CharField(
        _("title"), max_length=120, help_text=_("Schools read it in the mail.")
    )
    status = models.CharField(
        _("status"), max_length=9, choices=RoundStatus, default=RoundStatus.OPEN, editable=False
    )
    opened_on = models.DateField(_("opened on"), default=timezone.localdate, editable=False)
    closes_on = models.DateField(
        _("last day for answers"), help_text=_("On the day after, links stop taking answers.")
    )
    reminder_days = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("reminders"),
        default=list,
        blank=True,
        size=6,
        help_text=_("How many days before the last day, for example 21, 7."),
    )

    objects = RenewalRoundQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("renewal round")
        verbose_name_plural = _("renewal rounds")
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_renewalround_one_running_per_network",
                fields=["network"],
                condition=Q(status__in=RUNNING_ROUND),
                violation_error_message=_("A renewal round of this network is still running."),
            ),
            models.CheckConstraint(
                name="aspnet_renewalround_closes_after_opening",
                condition=Q(closes_on__gte=F("opened_on")),
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.title}"

    def get_workspace_url(self) -> str:
        """The round as its coordinators see it; Headquarters too."""
        return reverse("aspnet:round-detail", args=[self.network.country_id, self.public_id])

    def get_absolute_url(self) -> str:
        """A round is never public."""
        return self.get_workspace_url()

    def takes_answers(self, today: datetime.date) -> bool:
        """Whether schools may still answer by their links."""
        return self.status == RoundStatus.OPEN and today <= self.closes_on


@pghistory.track(pghistory.UpdateEvent())
class RoundEntry(PublicModel):
    """One school in one round: how it was asked, what it answered, what was decided."""

    round = models.ForeignKey(
        RenewalRound, models.PROTECT, related_name="entries", verbose_name=_("renewal round")
    )
    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="round_entries", verbose_name=_("institution")
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.WORKING_LANGUAGES)
    asked = models.CharField(_("asked"), max_length=5, choices=Asked)
    email = models.EmailField(_("address asked"), blank=True)
    sent_at = models.DateTimeField(_("mail written at"), null=True, editable=False)
    reminded_on = models.DateField(_("reminded on"), null=True, editable=False)
    answer = models.CharField(
        _("answer"), max_length=10, choices=Answer, default=Answer.WAITING, editable=False
    )
    answered_on = models.DateField(_("answered on"), null=True, editable=False)
    channel = models.CharField(_("through"), max_length=13, choices=Channel, blank=True)
    answered_by = models.CharField(_("your name"), max_length=150, blank=True)
    answered_as = models.CharField(_("your function"), max_length=150, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    changes = models.JSONField(
        _("proposed changes"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_("Field by field: the value as it was, and the one proposed."),
    )
    is_identity_change = models.BooleanField(
        _("name, town or address of mail"), default=False, editable=False
    )
    decision = models.CharField(
        _("decision"), max_length=8, choices=Decision, blank=True, editable=False
    )
    decision_reason = models.CharField(_("reason"), max_length=400, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)

    objects = RoundEntryQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("answer in a renewal round")
        verbose_name_plural = _("answers in renewal rounds")
        ordering = ["pk"]
        indexes = [
            models.Index(name="aspnet_roundentry_answers", fields=["round", "answer", "decision"]),
            models.Index(
                name="aspnet_roundentry_unsent",
                fields=["round"],
                condition=Q(asked=Asked.MAIL, sent_at=None),
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="aspnet_roundentry_once", fields=["round", "institution"]),
            models.CheckConstraint(
                name="aspnet_roundentry_mail_has_address",
                condition=~Q(asked=Asked.MAIL) | ~Q(email=""),
            ),
            models.CheckConstraint(
                name="aspnet_roundentry_answered_has_day",
                condition=Q(answer__in=ANSWERED, answered_on__isnull=False)
                | (~Q(answer__in=ANSWERED) & Q(answered_on=None)),
            ),
            models.CheckConstraint(
                name="aspnet_roundentry_change_has_difference",
                condition=(Q(answer=Answer.CHANGE) & ~Q(changes={}))
                | (~Q(answer=Answer.CHANGE) & Q(changes={}, decision="")),
            ),
            models.CheckConstraint(
                name="aspnet_roundentry_decided_has_decider",
                condition=Q(decision="", decided_by=None, decided_at=None)
                | (~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="aspnet_roundentry_rejected_has_reason",
                condition=~Q(decision=Decision.REJECTED) | ~Q(decision_reason=""),
                violation_error_message=_("Say why the change is rejected."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.institution)

    def get_workspace_url(self) -> str:
        """The entry on the round's pages."""
        round_ = self.round
        args = [round_.network.country_id, round_.public_id, self.institution.public_id]
        return reverse("aspnet:round-entry", args=args)

    @property
    def is_undecided(self) -> bool:
        """Whether a proposed change waits for the coordinator."""
        return self.answer == Answer.CHANGE and not self.decision
