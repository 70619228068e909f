"""Memberships: since when, and how we know."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks, refuse_future
from unesco_portal.core.models import PublicModel
from unesco_portal.workflow.models import Case

from ..enums import CURRENT_MEMBERSHIP, TOLD_STATUSES, MembershipEvidence, MembershipStatus
from ..querysets import MembershipQuerySet
from .application import Application
from .institution import Institution
from .network import NationalNetwork


class FirstTermFollows(pgtrigger.Trigger):
    """Whoever corrects since when a school is a member, corrects the beginning of its first term.

    Unless that would lie behind the term's end: then the term stays, for people to look at.
    """

    name = "first_term_follows"
    when = pgtrigger.After
    operation = pgtrigger.UpdateOf("member_since")
    condition = pgtrigger.Q(old__member_since__df=pgtrigger.F("new__member_since"))
    func = """
        UPDATE aspnet_membershipterm SET starts_on = NEW.member_since,
            updated_at = statement_timestamp()
        WHERE membership_id = NEW.id AND basis <> 'renewal'
          AND starts_on IS NOT DISTINCT FROM OLD.member_since
          AND COALESCE(portal_first_day(NEW.member_since) <= portal_last_day(ends_on), TRUE);
        RETURN NULL;
    """


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Membership(Case, PublicModel):
    """An institution's membership; one for good, ended at most once, never deleted."""

    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("institution"),
    )
    network = models.ForeignKey(
        NationalNetwork,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("national network"),
    )
    number = models.CharField(_("membership number"), max_length=12, unique=True, editable=False)
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=MembershipStatus,
        default=MembershipStatus.MEMBER,
        editable=False,
    )
    member_since = PartialDateField(_("member since"))
    evidence = models.CharField(
        _("evidence"),
        max_length=12,
        choices=MembershipEvidence,
        default=MembershipEvidence.NONE,
        help_text=_("How we know that and since when the institution is a member."),
    )
    evidence_note = models.CharField(_("evidence in words"), max_length=300, blank=True)
    application = models.OneToOneField(
        Application,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="membership",
        verbose_name=_("application"),
    )
    ended_on = PartialDateField(_("ended on"), editable=False)
    end_reason = models.CharField(
        _("reason of the end"), max_length=400, blank=True, editable=False
    )

    objects = MembershipQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["number"]
        constraints = [
            *partial_date_checks("aspnet_membership", "member_since", "ended_on"),
            models.CheckConstraint(
                name="aspnet_membership_ended_only_when_not_current",
                condition=Q(status__in=CURRENT_MEMBERSHIP, ended_on=None)
                | ~Q(status__in=CURRENT_MEMBERSHIP),
            ),
            models.UniqueConstraint(
                name="aspnet_membership_one_current_per_institution",
                fields=["institution"],
                condition=Q(status__in=CURRENT_MEMBERSHIP),
                violation_error_message=_("This institution already is a member."),
            ),
        ]
        triggers = [*PublicModel.Meta.triggers, FirstTermFollows()]

    def __str__(self) -> str:
        return f"{self.number} {self.institution.name}"

    def clean(self) -> None:
        """Nobody has been a member since a day to come."""
        super().clean()
        refuse_future(self, "member_since")

    @property
    def told_status(self) -> str:
        """The status in the words that everybody may read."""
        told = MembershipStatus(self.status)
        if told not in TOLD_STATUSES:
            told = MembershipStatus.MEMBER
        return str(told.label)

    def get_workspace_url(self) -> str:
        """The membership stands on its institution's page."""
        return self.institution.get_workspace_url()
