"""Reviews: what others than the decider think of an application."""

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.workflow.models import Case

from ..enums import OPEN_REVIEW, Recommendation, ReviewLevel, ReviewStatus
from ..querysets import CasePartQuerySet
from .application import Application
from .institution import Institution


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Review(Case, PublicModel):
    """One reviewer's opinion of one application, at one level; the applicant never reads it."""

    public_id = PublicCodeField(prefix="REV")
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="reviews", verbose_name=_("application")
    )
    level = models.CharField(_("level"), max_length=12, choices=ReviewLevel)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ReviewStatus,
        default=ReviewStatus.INVITED,
        editable=False,
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aspnet_reviews",
        verbose_name=_("account of the reviewer"),
    )
    school = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews_given",
        verbose_name=_("peer school"),
    )
    reviewer_name = models.CharField(_("name of the reviewer"), max_length=150)
    reviewer_email = models.EmailField(_("e-mail of the reviewer"), blank=True)
    language = models.CharField(
        _("language of the reviewer"),
        max_length=2,
        choices=settings.WORKING_LANGUAGES,
        default="en",
    )
    has_conflict = models.BooleanField(_("conflict of interest"), null=True, blank=True)
    conflict_statement = models.TextField(
        _("statement on conflicts of interest"), max_length=2000, blank=True
    )
    teaching = models.TextField(
        _("(a) innovative and participatory teaching and learning"), max_length=4000, blank=True
    )
    environment = models.TextField(
        _("(b) a safe, sustainable, non-violent, inclusive and effective learning environment"),
        max_length=4000,
        blank=True,
    )
    exchange = models.TextField(
        _("(c) interaction and exchange with other institutions"), max_length=4000, blank=True
    )
    recommendation = models.CharField(
        _("recommendation"), max_length=12, choices=Recommendation, blank=True
    )
    given_on = models.DateField(_("given on"), null=True, blank=True, editable=False)

    objects = CasePartQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(
                name="aspnet_review_given_is_whole",
                condition=~Q(status=ReviewStatus.GIVEN)
                | (
                    Q(has_conflict__isnull=False, given_on__isnull=False)
                    & ~Q(conflict_statement="")
                ),
                violation_error_message=_("A review says whether there is a conflict of interest."),
            ),
            models.CheckConstraint(
                name="aspnet_review_conflict_recommends_nothing",
                condition=~Q(has_conflict=True) | Q(recommendation=""),
                violation_error_message=_("Who has a conflict of interest recommends nothing."),
            ),
            models.CheckConstraint(
                name="aspnet_review_without_conflict_recommends",
                condition=~Q(status=ReviewStatus.GIVEN, has_conflict=False) | ~Q(recommendation=""),
                violation_error_message=_("Choose a recommendation."),
            ),
            models.CheckConstraint(
                name="aspnet_review_peer_has_school",
                condition=~Q(level=ReviewLevel.PEER) | Q(school__isnull=False),
                violation_error_message=_("A peer review names the peer school."),
            ),
            models.CheckConstraint(
                name="aspnet_review_asked_of_an_area",
                condition=~Q(status=ReviewStatus.ASKED)
                | Q(level=ReviewLevel.SUB_NATIONAL, reviewer=None, reviewer_email=""),
                violation_error_message=_("Only a sub-national opinion is asked of an area."),
            ),
            models.UniqueConstraint(
                name="aspnet_review_asked_once",
                fields=["application"],
                condition=Q(status=ReviewStatus.ASKED),
                violation_error_message=_("The area is asked already."),
            ),
            models.UniqueConstraint(
                Lower("reviewer_email"),
                "application",
                name="aspnet_review_once_per_address",
                condition=~Q(reviewer_email="")
                & Q(status__in=[ReviewStatus.INVITED, ReviewStatus.GIVEN]),
                violation_error_message=_("This person reviews the application already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.application}"

    @property
    def is_open(self) -> bool:
        """Whether somebody is still asked for it."""
        return self.status in OPEN_REVIEW

    @property
    def institution(self) -> Institution:
        """The institution whose application is reviewed."""
        return self.application.institution

    def get_workspace_url(self) -> str:
        """A review stands on the page of its case."""
        return self.application.get_workspace_url()

    def clean(self) -> None:
        """Nobody reviews the own case."""
        super().clean()
        if self.school_id and self.school_id == self.application.institution_id:
            raise ValidationError({"school": OWN_CASE})
        own = {self.application.contact_email.lower(), self.institution.email.lower()} - {""}
        if self.reviewer_email.lower() in own:
            raise ValidationError({"reviewer_email": OWN_CASE})


OWN_CASE = _("Nobody reviews the own application.")
