"""Requests to join the network."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.workflow.models import Case

from ..enums import (
    DECIDED_APPLICATION,
    OPEN_APPLICATION,
    WITH_SCHOOL,
    ApplicationStatus,
    DeclineReason,
    SimilarAnswer,
)
from ..querysets import ApplicationQuerySet
from .institution import Institution
from .pathway import PathwayStage, PathwayVersion


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Application(Case, PublicModel):
    """An expression of interest to join ASPnet. Its status changes only in ``transitions``."""

    public_id = PublicCodeField(prefix="APP")
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        related_name="applications",
        verbose_name=_("institution"),
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=ApplicationStatus,
        default=ApplicationStatus.DRAFT,
        editable=False,
    )
    language = models.CharField(
        _("language of the applicant"),
        max_length=2,
        choices=settings.WORKING_LANGUAGES,
        default="en",
    )
    contact_name = models.CharField(_("contact person"), max_length=150, blank=True)
    contact_function = models.CharField(
        _("function of the contact person"), max_length=150, blank=True
    )
    contact_email = models.EmailField(
        _("e-mail of the institution"),
        help_text=_("The institution's own address, not a personal one. We write to it."),
    )
    head_name = models.CharField(_("head of the institution"), max_length=150, blank=True)
    is_commitment_given = models.BooleanField(
        _("the head and the whole community commit themselves to UNESCO's values"),
        default=False,
    )
    declared_on = models.DateField(_("declaration of the head"), null=True, blank=True)
    motivation = models.TextField(_("why you want to join"), max_length=4000, blank=True)
    teaching = models.TextField(
        _("innovative and participatory teaching and learning"), max_length=4000, blank=True
    )
    teaching_planned = models.TextField(
        _("teaching and learning: what you plan"), max_length=4000, blank=True
    )
    environment = models.TextField(
        _("a safe, sustainable, non-violent, inclusive and effective learning environment"),
        max_length=4000,
        blank=True,
    )
    environment_planned = models.TextField(
        _("learning environment: what you plan"), max_length=4000, blank=True
    )
    exchange = models.TextField(
        _("interaction and exchange with other institutions, in the country and abroad"),
        max_length=4000,
        blank=True,
    )
    exchange_planned = models.TextField(
        _("interaction and exchange: what you plan"), max_length=4000, blank=True
    )
    similar_answer = models.CharField(
        _("similar institutions"),
        max_length=8,
        choices=SimilarAnswer,
        blank=True,
        editable=False,
        help_text=_("What the school says of similar institutions of the network."),
    )
    same_as = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="claimed_by",
        verbose_name=_("the school says that it is"),
    )
    link_sent_at = models.DateTimeField(_("link sent at"), null=True, blank=True, editable=False)
    submitted_on = models.DateField(_("sent on"), null=True, blank=True, editable=False)
    pathway = models.ForeignKey(
        PathwayVersion,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="applications",
        verbose_name=_("pathway"),
        help_text=_("The version in force on the day of sending; none: international floor only."),
    )
    stage = models.ForeignKey(
        PathwayStage,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="applications",
        verbose_name=_("stage"),
    )
    stage_since = models.DateField(_("in this stage since"), null=True, blank=True, editable=False)
    stage_until = models.DateField(
        _("stage ends at the latest on"), null=True, blank=True, editable=False
    )
    stages_passed_on = models.DateField(
        _("last stage passed on"), null=True, blank=True, editable=False
    )
    rests_until = models.DateField(
        _("rests until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The day of the intake window, or the end of the minimum time of a stage."),
    )
    cosigned_on = models.DateField(
        _("signed by the National Commission on"), null=True, blank=True, editable=False
    )
    lapse_proposed_at = models.DateTimeField(
        _("lapse proposed at"), null=True, blank=True, editable=False
    )
    decline_reason = models.CharField(
        _("reason for declining"), max_length=12, choices=DeclineReason, blank=True, editable=False
    )
    decided_on = models.DateField(_("date of decision"), null=True, blank=True, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-created_at", "pk"]
        indexes = [
            models.Index(name="aspnet_application_waiting", fields=["status", "status_since"]),
            models.Index(name="aspnet_application_newest", fields=["-created_at", "id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="aspnet_application_decided_on_iff_decided",
                condition=Q(status__in=DECIDED_APPLICATION, decided_on__isnull=False)
                | (~Q(status__in=DECIDED_APPLICATION) & Q(decided_on=None)),
            ),
            models.CheckConstraint(
                name="aspnet_application_decline_reason_iff_declined",
                condition=(Q(status=ApplicationStatus.DECLINED) & ~Q(decline_reason=""))
                | (~Q(status=ApplicationStatus.DECLINED) & Q(decline_reason="")),
            ),
            models.CheckConstraint(
                name="aspnet_application_commitment_given",
                condition=Q(is_commitment_given=True) | Q(status=ApplicationStatus.DRAFT),
                violation_error_message=_("Without this commitment no institution can join."),
            ),
            models.CheckConstraint(
                name="aspnet_application_whole_once_sent",
                condition=Q(status=ApplicationStatus.DRAFT)
                | (~Q(contact_name="") & ~Q(head_name="") & ~Q(motivation="")),
                violation_error_message=_(
                    "An application names the contact person, the head and the reasons."
                ),
            ),
            models.CheckConstraint(
                name="aspnet_application_stage_iff_in_stage",
                condition=Q(
                    status=ApplicationStatus.IN_STAGE,
                    stage__isnull=False,
                    stage_since__isnull=False,
                    pathway__isnull=False,
                )
                | (~Q(status=ApplicationStatus.IN_STAGE) & Q(stage=None, stage_since=None)),
            ),
            models.CheckConstraint(
                name="aspnet_application_lapse_proposed_where_school_acts",
                condition=Q(lapse_proposed_at=None)
                | Q(status__in=[*WITH_SCHOOL, ApplicationStatus.LAPSED]),
            ),
            models.CheckConstraint(
                name="aspnet_application_same_school_named",
                condition=Q(same_as=None) | Q(similar_answer=SimilarAnswer.SAME),
            ),
            models.UniqueConstraint(
                name="aspnet_application_one_open_per_institution",
                fields=["institution"],
                condition=Q(status__in=OPEN_APPLICATION),
                violation_error_message=_("This institution already has an open application."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.institution.name}"

    def get_absolute_url(self) -> str:
        """Applications are never public: the workspace is their place."""
        return self.get_workspace_url()

    def get_workspace_url(self) -> str:
        """The case as coordinators and UNESCO see it."""
        return reverse("aspnet:application-detail", args=[self.public_id])
