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

from ..enums import DECIDED_APPLICATION, OPEN_APPLICATION, ApplicationStatus, DeclineReason
from ..querysets import ApplicationQuerySet
from .institution import Institution


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
        _("language of the applicant"), max_length=2, choices=settings.LANGUAGES, default="en"
    )
    contact_name = models.CharField(_("contact person"), max_length=150)
    contact_function = models.CharField(
        _("function of the contact person"), max_length=150, blank=True
    )
    contact_email = models.EmailField(
        _("e-mail of the institution"),
        help_text=_("The institution's own address, not a personal one. We write to it."),
    )
    head_name = models.CharField(_("head of the institution"), max_length=150)
    is_commitment_given = models.BooleanField(
        _("the head and the whole community commit themselves to UNESCO's values"),
        default=False,
    )
    motivation = models.TextField(_("why you want to join"), max_length=4000)
    teaching = models.TextField(
        _("innovative and participatory teaching and learning"), max_length=4000, blank=True
    )
    environment = models.TextField(
        _("a safe, sustainable, non-violent, inclusive and effective learning environment"),
        max_length=4000,
        blank=True,
    )
    exchange = models.TextField(
        _("interaction and exchange with other institutions, in the country and abroad"),
        max_length=4000,
        blank=True,
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
                condition=Q(is_commitment_given=True),
                violation_error_message=_("Without this commitment no institution can join."),
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
