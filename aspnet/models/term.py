"""Terms of memberships: for how long each admission and each renewal holds."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, ends_before_it_begins, partial_date_checks
from unesco_portal.core.models import PublicModel

from ..enums import MembershipEvidence, TermBasis
from ..querysets import MembershipTermQuerySet
from .certificate import Certificate
from .membership import Membership


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["period"]
)
class MembershipTerm(PublicModel):
    """One time for which a membership was given: by admission, by renewal, or as a list tells.

    Without a last day it has no stated end. The terms of a membership never overlap; where the
    precision leaves it open, the next begins after the latest day the earlier one can mean.
    """

    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        related_name="terms",
        editable=False,
        verbose_name=_("membership"),
    )
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("to"))
    basis = models.CharField(
        _("basis"), max_length=9, choices=TermBasis, default=TermBasis.UNKNOWN, editable=False
    )
    evidence = models.CharField(
        _("evidence"),
        max_length=12,
        choices=MembershipEvidence,
        default=MembershipEvidence.NONE,
    )
    evidence_note = models.CharField(_("evidence in words"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    certificate = models.ForeignKey(
        Certificate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="terms",
        editable=False,
        verbose_name=_("certificate of the term"),
    )
    reminded_months = models.PositiveSmallIntegerField(
        _("last reminder, months before the end"), null=True, blank=True, editable=False
    )
    period = models.GeneratedField(
        expression=Func(F("starts_on"), F("ends_on"), function="portal_period"),
        output_field=DateRangeField(),
        db_persist=True,
        verbose_name=_("period"),
    )

    objects = MembershipTermQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("term of a membership")
        verbose_name_plural = _("terms of memberships")
        ordering = ["membership_id", "period"]
        indexes = [
            models.Index(  # the clock that tells of the end of terms
                name="aspnet_membershipterm_ends",
                fields=["ends_on"],
                condition=Q(ends_on__isnull=False, is_generated=False),
            ),
        ]
        constraints = [
            *partial_date_checks("aspnet_membershipterm", "starts_on", "ends_on"),
            ExclusionConstraint(
                name="aspnet_membershipterm_no_overlap",
                expressions=[
                    ("membership", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "This membership already has a term during part of that time."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on or '?'} – {self.ends_on or ''}".strip()

    @property
    def institution(self):
        """Whose membership it is."""
        return self.membership.institution

    def clean(self) -> None:
        """A term begins before it ends: without days it could not be stored."""
        super().clean()
        if ends_before_it_begins(self.starts_on, self.ends_on):
            raise ValidationError({"ends_on": _("A term ends after it begins.")})
