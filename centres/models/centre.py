"""Category 2 institutes and centres: bodies that UNESCO has designated, or may designate."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks, refuse_future
from unesco_portal.core.enums import Verification
from unesco_portal.core.models import PublicModel
from unesco_portal.people.enums import OrganisationKind
from unesco_portal.people.models import Organisation
from unesco_portal.workflow.models import Case

from .. import chronology
from ..enums import AgreementState, CentreStatus, Heading, NonOperationalReason, Scope, Sector
from ..querysets import CentreQuerySet, first_day_of, last_day_of


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    exclude=["organisation"],  # the row itself: pgh_obj
    # "events" are those of the organisation's own table.
    obj_field=pghistory.ObjForeignKey(
        related_name="designation_events", related_query_name="designation_event"
    ),
)
class Centre(Case, Organisation):
    """An institute or centre under the auspices of UNESCO (category 2), independent of it.

    It is an organisation with a designation: name, acronym, place, website and the evidence that
    it exists are the organisation's, written once. Where its dates and texts were read is told
    apart (``designation_source``): they mostly come from other sources than the name. Coordinates
    are those of its city. Its status changes only in ``transitions``.
    """

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, parent_link=True, primary_key=True, related_name="centre"
    )
    host_institution = models.CharField(
        _("host institution"),
        max_length=200,
        blank=True,
        help_text=_("In the source's words; a known host is also a relation."),
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    heading = models.CharField(
        _("heading"),
        max_length=26,
        choices=Heading,
        blank=True,
        help_text=_("Under which of the seven headings the official lists name it."),
    )
    lead_sector = models.CharField(_("lead sector"), max_length=3, choices=Sector, blank=True)
    themes = ArrayField(
        models.CharField(max_length=80), verbose_name=_("themes"), default=list, blank=True
    )
    scope = models.CharField(_("scope"), max_length=14, choices=Scope, default=Scope.UNKNOWN)
    approved_on = PartialDateField(_("approved by the General Conference"))
    signed_on = PartialDateField(_("agreement signed"))
    provisional_on = PartialDateField(_("provisionally applied from"))
    in_force_on = PartialDateField(_("agreement in force from"))
    established_on = PartialDateField(_("established or operating since"))
    expires_on = PartialDateField(_("agreement expires"))
    renewal_on = PartialDateField(_("latest known step of a renewal"))
    legal_texts = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("decisions and resolutions"),
        default=list,
        blank=True,
        help_text=_("Symbols of the texts that designate or renew it, such as 40 C/Resolution 99."),
    )
    designation_source = models.CharField(
        _("source of dates and texts"), max_length=400, blank=True
    )
    designation_verification = models.CharField(
        _("verification of dates and texts"),
        max_length=10,
        choices=Verification,
        default=Verification.UNVERIFIED,
        db_default=Verification.UNVERIFIED,
        help_text=_("Whether a source naming these dates and texts was read."),
    )
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=CentreStatus,
        default=CentreStatus.UNKNOWN,
        editable=False,
    )
    status_on = PartialDateField(
        _("status as of"),
        editable=False,
        help_text=_("The date of the decision, agreement or report that tells this status."),
    )
    status_note = models.CharField(
        _("how the status is known"), max_length=1000, blank=True, editable=False
    )
    non_operational_reason = models.CharField(
        _("why it is non-operational"),
        max_length=12,
        choices=NonOperationalReason,
        blank=True,
        editable=False,
    )

    objects = CentreQuerySet.as_manager()

    # The history library keeps its event models here; without an own one the organisation's
    # would be overwritten.
    pgh_event_models: ClassVar[dict] = {}

    class Meta(PublicModel.Meta):
        verbose_name = _("Category 2 centre")
        verbose_name_plural = _("Category 2 centres")
        ordering = ["name", "pk"]
        indexes = [
            models.Index(name="centres_centre_heading", fields=["heading"]),
            models.Index(name="centres_centre_sector", fields=["lead_sector"]),
            models.Index(name="centres_centre_scope", fields=["scope"]),
            models.Index(name="centres_centre_waiting", fields=["status", "status_since"]),
            models.Index(name="centres_centre_expiry", fields=["expires_on"]),
            models.Index(
                name="centres_centre_point",
                fields=["longitude", "latitude"],
                condition=Q(latitude__isnull=False),
            ),
        ]
        constraints = [
            *partial_date_checks("centres_centre", *chronology.DATES, "renewal_on", "status_on"),
            models.CheckConstraint(
                name="centres_centre_point_whole",
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,  # comparing with nothing would count as true
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                name="centres_centre_expires_after_in_force",
                condition=Q(in_force_on=None)
                | Q(expires_on=None)
                | Q(GreaterThanOrEqual(last_day_of("expires_on"), first_day_of("in_force_on"))),
                violation_error_message=_("An agreement cannot expire before it is in force."),
            ),
            models.CheckConstraint(
                name="centres_centre_non_operational_iff_reason",
                condition=Q(
                    status=CentreStatus.NON_OPERATIONAL,
                    non_operational_reason__in=NonOperationalReason.values,
                )
                | (~Q(status=CentreStatus.NON_OPERATIONAL) & Q(non_operational_reason="")),
                violation_error_message=_(
                    "A non-operational centre has one of the three official reasons, no other has."
                ),
            ),
            models.CheckConstraint(
                name="centres_centre_status_has_evidence",
                condition=Q(status=CentreStatus.UNKNOWN)
                | (Q(status_on__isnull=False) & ~Q(status_note="")),
                violation_error_message=_("A status needs its date and how it is known."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def get_absolute_url(self) -> str:
        """The centre's page."""
        return reverse("centres:centre-detail", args=[self.public_id])

    def get_workspace_url(self) -> str:
        """The centre as UNESCO's staff see it."""
        return reverse("centres:workspace-centre", args=[self.public_id])

    def clean(self) -> None:
        """A centre is a body of its own kind, a fact of the organisation; its dates have come."""
        super().clean()
        refuse_future(self, "approved_on", "signed_on", "established_on", "renewal_on")
        if self.kind != OrganisationKind.CATEGORY_2:
            raise ValidationError(_("A centre is a Category 2 institute or centre."))

    @property
    def agreement(self) -> AgreementState:
        """Where the agreement stands today, from its dates."""
        return chronology.agreement_state(self)

    @property
    def date_warnings(self) -> list[str]:
        """Dates that contradict each other."""
        return chronology.date_warnings(self)
