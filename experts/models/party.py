"""Parties to the 2005 Convention."""

import datetime

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.models import PublicModel
from unesco_portal.core.search import Fold
from unesco_portal.people.models import Organisation
from unesco_portal.reference.models import Country, Evidenced

from .. import treaty
from ..enums import InForceBasis, Instrument, PartyStanding
from ..querysets import PartyQuerySet

UNCONFIRMED_RULE = _(
    "Computed: four years after the deposit, first in 2012, on 30 April."
    " No source confirms the rule."
)

AFTER_ALL_DAYS = datetime.date(9999, 12, 31)  # days not known sort last
DERIVED = ["sort_name", "deposit_order"]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=DERIVED)
class Party(Evidenced, PublicModel):
    """A State or organisation that deposited its instrument; permanent, also after denunciation.

    Instrument and date are verified each for itself: lists of dates often do not tell the act.
    """

    public_id = models.CharField(
        _("code"),
        max_length=6,
        unique=True,
        db_collation="C",
        validators=[RegexValidator(r"^[A-Z]{2,6}$", _("Two to six capital letters."))],
        help_text=_("The country code; EU for the European Union."),
    )
    country = models.OneToOneField(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="convention_party",
        verbose_name=_("country"),
    )
    organisation = models.OneToOneField(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="convention_party",
        verbose_name=_("organisation"),
    )
    name = models.CharField(
        _("name in English"),
        max_length=120,
        help_text=_("As in the list of Parties; pages show the name in the reader's language."),
    )
    sort_name = models.GeneratedField(
        expression=Fold(F("name")),
        output_field=models.CharField(max_length=160, db_collation="C"),
        db_persist=True,
        verbose_name=_("name for sorting"),
    )
    instrument = models.CharField(_("instrument"), max_length=12, choices=Instrument)
    is_instrument_verified = models.BooleanField(
        _("instrument verified"),
        default=False,
        help_text=_("Whether a source naming the kind of instrument was read."),
    )
    deposited_on = models.DateField(_("deposited on"), null=True, blank=True)
    is_deposit_verified = models.BooleanField(
        _("date of deposit verified"),
        default=False,
        help_text=_("Whether a source naming the date was read."),
    )
    deposit_order = models.GeneratedField(
        expression=Coalesce(F("deposited_on"), Value(AFTER_ALL_DAYS)),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("day of deposit for sorting"),
    )
    in_force_on = models.DateField(_("in force on"), null=True, blank=True)
    in_force_basis = models.CharField(
        _("how the date of entry into force is known"),
        max_length=8,
        choices=InForceBasis,
        blank=True,
    )
    denounced_on = models.DateField(
        _("denounced on"),
        null=True,
        blank=True,
        help_text=_("The day of notification; it takes effect twelve months later."),
    )
    qpr_first_due_year = models.PositiveSmallIntegerField(
        _("first periodic report due in (computed, rule not confirmed)"),
        null=True,
        blank=True,
        help_text=UNCONFIRMED_RULE,
    )
    qpr_next_due_on = models.DateField(
        _("next periodic report due on (computed, rule not confirmed)"),
        null=True,
        blank=True,
        help_text=UNCONFIRMED_RULE,
    )

    objects = PartyQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("Party to the 2005 Convention")
        verbose_name_plural = _("Parties to the 2005 Convention")
        ordering = ["sort_name", "public_id"]
        indexes = [
            models.Index(name="experts_party_name", fields=["sort_name", "public_id"]),
            models.Index(name="experts_party_deposit", fields=["deposit_order", "public_id"]),
            models.Index(name="experts_party_updated", fields=["updated_at", "public_id"]),
            models.Index(name="experts_party_deposited", fields=["deposited_on"]),
            models.Index(name="experts_party_instrument", fields=["instrument"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="experts_party_country_or_organisation",
                condition=Q(country__isnull=False, organisation=None)
                | Q(country=None, organisation__isnull=False),
                violation_error_message=_("A Party is one country or one organisation."),
            ),
            models.CheckConstraint(
                name="experts_party_code_of_country",
                condition=Q(country=None) | Q(country=F("public_id")),
                violation_error_message=_("The code of a State is its country code."),
            ),
            models.CheckConstraint(
                name="experts_party_in_force_after_deposit",
                condition=Q(in_force_on=None)
                | Q(deposited_on=None)
                | Q(in_force_on__gt=F("deposited_on")),
                violation_error_message=_("The Convention enters into force after the deposit."),
            ),
            models.CheckConstraint(
                name="experts_party_in_force_has_basis",
                condition=(Q(in_force_on=None) & Q(in_force_basis=""))
                | (Q(in_force_on__isnull=False) & ~Q(in_force_basis="")),
                violation_error_message=_("Say how the date of entry into force is known."),
            ),
            models.CheckConstraint(
                name="experts_party_verified_deposit_has_date",
                condition=Q(is_deposit_verified=False) | Q(deposited_on__isnull=False),
                violation_error_message=_("A date that is not known cannot be verified."),
            ),
            models.CheckConstraint(
                name="experts_party_denounced_after_deposit",
                condition=Q(denounced_on=None)
                | Q(deposited_on=None)
                | Q(denounced_on__gt=F("deposited_on")),
                violation_error_message=_("A denunciation comes after the deposit."),
            ),
        ]

    def __str__(self) -> str:
        return self.country.name if self.country_id else self.name

    def get_absolute_url(self) -> str:
        """The Party's page."""
        return reverse("experts:party-detail", args=[self.public_id])

    def clean(self) -> None:
        """What was deposited was deposited by today, as was a denunciation."""
        super().clean()
        dates.refuse_future(self, "deposited_on", "denounced_on")

    @property
    def standing(self) -> PartyStanding:
        """Where the Party stands today."""
        today = dates.today()
        if self.denounced_on is not None:
            over = self.denounced_on <= treaty.denounced_before_effect(today)
            return PartyStanding.ENDED if over else PartyStanding.DENOUNCED
        if self.in_force_on is not None and self.in_force_on > today:
            return PartyStanding.DEPOSITED
        return PartyStanding.IN_FORCE

    @property
    def ends_on(self) -> datetime.date | None:
        """When a denunciation takes effect."""
        return treaty.end_after_denunciation(self.denounced_on) if self.denounced_on else None
