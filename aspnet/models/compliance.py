"""Whether a member meets the minimum requirements of a year, and what may follow."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel

from ..enums import EvidenceSource, HearingBasis, HearingOutcome, Requirement, Result
from ..querysets import ComplianceQuerySet, HearingQuerySet
from .membership import Membership
from .network import NationalNetwork
from .school_year import SchoolYear


class ExtraRequirement(PublicModel):
    """A requirement that a network adds to the international ones, as consulted with UNESCO."""

    network = models.ForeignKey(
        NationalNetwork,
        models.PROTECT,
        related_name="extra_requirements",
        verbose_name=_("national network"),
    )
    title = models.CharField(_("requirement"), max_length=200)
    source = models.CharField(_("where the rule stands"), max_length=300)
    consulted_on = models.DateField(
        _("consulted with the International Coordinator on"),
        help_text=_("National additions are allowed in consultation only."),
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta(PublicModel.Meta):
        verbose_name = _("further requirement of a network")
        verbose_name_plural = _("further requirements of networks")
        ordering = ["network", "valid_from", "pk"]

    def __str__(self) -> str:
        return self.title


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class ComplianceAssessment(PublicModel):
    """The requirements of one member in one year: computed, then assessed by the coordinator."""

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="assessments", verbose_name=_("membership")
    )
    school_year = models.ForeignKey(
        SchoolYear, models.PROTECT, related_name="assessments", verbose_name=_("school year")
    )
    computed = models.CharField(
        _("computed"), max_length=7, choices=Result, default=Result.UNKNOWN, editable=False
    )
    computed_at = models.DateTimeField(_("computed at"), editable=False)
    assessed = models.CharField(
        _("assessed"),
        max_length=7,
        choices=[choice for choice in Result.choices if choice[0] != Result.UNKNOWN],
        blank=True,
        editable=False,
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)
    decided_on = models.DateField(_("assessed on"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("assessed by"),
    )

    objects = ComplianceQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["-school_year__starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_complianceassessment_one_per_year",
                fields=["membership", "school_year"],
            ),
            models.CheckConstraint(
                name="aspnet_complianceassessment_decided_iff_assessed",
                condition=Q(assessed="", decided_on=None)
                | (~Q(assessed="") & Q(decided_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.school_year_id}"

    def get_workspace_url(self) -> str:
        """The page of the assessment."""
        return reverse(
            "aspnet:assessment",
            args=[self.membership.institution.public_id, self.school_year.first_year],
        )


class RequirementResult(PublicModel):
    """One requirement of an assessment, with its evidence and where that lies."""

    assessment = models.ForeignKey(ComplianceAssessment, models.CASCADE, related_name="results")
    requirement = models.CharField(_("requirement"), max_length=12, choices=Requirement, blank=True)
    extra = models.ForeignKey(
        ExtraRequirement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="results",
        verbose_name=_("further requirement"),
    )
    result = models.CharField(_("result"), max_length=7, choices=Result)
    source = models.CharField(_("source of the evidence"), max_length=12, choices=EvidenceSource)
    evidence = models.CharField(_("evidence"), max_length=500, blank=True)

    class Meta(PublicModel.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["assessment", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_requirementresult_once",
                fields=["assessment", "requirement", "extra"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="aspnet_requirementresult_about_one",
                condition=(Q(extra=None) & ~Q(requirement=""))
                | (Q(extra__isnull=False) & Q(requirement="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_requirement_display()}: {self.get_result_display()}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Hearing(PublicModel):
    """A proposal to end a membership, and what the school says to it before UNESCO decides."""

    public_id = PublicCodeField(prefix="HEA")
    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="hearings", verbose_name=_("membership")
    )
    basis = models.CharField(_("basis"), max_length=13, choices=HearingBasis)
    rule_source = models.CharField(_("where the national rule stands"), max_length=300, blank=True)
    grounds = models.TextField(_("grounds of the proposal"), max_length=4000)
    language = models.CharField(
        _("language of the school"), max_length=2, choices=settings.WORKING_LANGUAGES, default="en"
    )
    contact_email = models.EmailField(_("written to"), blank=True)
    proposed_on = models.DateField(_("proposed on"))
    statement_due_on = models.DateField(_("statement of the school by"))
    statement = models.TextField(_("statement of the school"), max_length=4000, blank=True)
    stated_on = models.DateField(_("stated on"), null=True, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=HearingOutcome, blank=True, default=""
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    objects = HearingQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
        ordering = ["-proposed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_hearing_one_open_per_membership",
                fields=["membership"],
                condition=Q(outcome=""),
            ),
            models.CheckConstraint(
                name="aspnet_hearing_decided_iff_outcome",
                condition=Q(outcome="", decided_on=None)
                | (~Q(outcome="") & Q(decided_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="aspnet_hearing_rule_has_its_source",
                condition=~Q(basis=HearingBasis.NATIONAL_RULE) | ~Q(rule_source=""),
            ),
            models.CheckConstraint(
                name="aspnet_hearing_statement_dated",
                condition=Q(statement="", stated_on=None)
                | (~Q(statement="") & Q(stated_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def institution(self):
        """The school concerned."""
        return self.membership.institution
