"""Schools and other institutions of the network."""

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import (
    PublicModel,
    SearchableModel,
    SearchNames,
    SearchWords,
    search_index,
)
from unesco_portal.core.search import Fold
from unesco_portal.people.enums import NameKind
from unesco_portal.people.models import Area, refuse_area_elsewhere
from unesco_portal.reference.models import Country, Evidenced, Language, Theme

from ..enums import Existence, Level, LocationPrecision, Ownership, Setting, Standing
from ..querysets import InstitutionPartQuerySet, InstitutionQuerySet

# About a kilometre: whatever a sheet or an editor brings, the street stays unknown unless
# the school agreed to more.
BLUR = """
    NEW.latitude := round(NEW.latitude::numeric, 2);
    NEW.longitude := round(NEW.longitude::numeric, 2);
    RETURN NEW;
"""
UNTRACKED = ["search", "sort_name", "main_language"]


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=UNTRACKED
)
class Institution(SearchableModel, Evidenced, PublicModel):
    """A pre-school, school or teacher-training institution, in the network or applying to it.

    Its name stands as on the certificate and in the directory. Coordinates are what the public
    may know: the town, unless the school agreed to more; the database itself blurs them.
    Languages, levels and themes are arrays of codes: hot lists need no join for them (ADR 5).
    """

    public_id = PublicCodeField(prefix="ASP")
    name = models.CharField(
        _("name"),
        max_length=250,
        help_text=_("Exactly as it stands on the certificate and in the directory."),
    )
    sort_name = models.GeneratedField(
        expression=Fold(F("name")),
        output_field=models.CharField(max_length=300, db_collation="C"),
        db_persist=True,
        verbose_name=_("name for sorting"),
    )
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="institutions", verbose_name=_("country")
    )
    subdivision = models.CharField(_("region or province"), max_length=100, blank=True)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,  # few have one: see the index of those that do
        related_name="institutions",
        verbose_name=_("area"),
        help_text=_("The part of the network whose coordinator cares for it."),
    )
    city = models.CharField(_("town"), max_length=120)
    address = models.CharField(_("address"), max_length=250, blank=True)
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
    location_precision = models.CharField(
        _("precision of the location"),
        max_length=6,
        choices=LocationPrecision,
        default=LocationPrecision.TOWN,
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    email = models.EmailField(
        _("e-mail of the institution"),
        blank=True,
        help_text=_("The institution's own address, not a personal one."),
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    levels = ArrayField(
        models.CharField(max_length=20, choices=Level),
        verbose_name=_("levels"),
        default=list,
        blank=True,
    )
    national_type = models.CharField(_("type in national terms"), max_length=120, blank=True)
    ownership = models.CharField(
        _("ownership"), max_length=8, choices=Ownership, default=Ownership.UNKNOWN
    )
    setting = models.CharField(_("setting"), max_length=8, choices=Setting, default=Setting.UNKNOWN)
    languages = ArrayField(
        models.CharField(max_length=3),
        verbose_name=_("languages of instruction"),
        default=list,
        blank=True,
        help_text=_("The main one first."),
    )
    main_language = models.GeneratedField(
        expression=F("languages__0"),
        output_field=models.CharField(max_length=3, db_collation="C", null=True),
        db_persist=True,
        verbose_name=_("main language of instruction"),
    )
    themes = ArrayField(
        models.CharField(max_length=60), verbose_name=_("themes"), default=list, blank=True
    )
    pupil_count = models.PositiveIntegerField(_("pupils"), null=True, blank=True)
    staff_count = models.PositiveIntegerField(_("staff"), null=True, blank=True)
    existence = models.CharField(
        _("existence"), max_length=10, choices=Existence, default=Existence.OPERATING
    )
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing, default=Standing.NONE, editable=False
    )
    membership = models.OneToOneField(
        "Membership",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("present or last membership"),
    )

    objects = InstitutionQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["sort_name", "public_id"]
        indexes = [
            models.Index(name="aspnet_institution_name", fields=["sort_name", "public_id"]),
            models.Index(
                name="aspnet_institution_country", fields=["country", "sort_name", "public_id"]
            ),
            models.Index(name="aspnet_institution_town", fields=["country", "city", "sort_name"]),
            models.Index(name="aspnet_institution_walk", fields=["country", "public_id"]),
            models.Index(
                name="aspnet_institution_area",
                fields=["area", "sort_name", "public_id"],
                condition=Q(area__isnull=False),
            ),
            models.Index(
                name="aspnet_institution_point",
                fields=["longitude", "latitude"],
                condition=Q(latitude__isnull=False),
            ),
            models.Index(name="aspnet_institution_updated", fields=["updated_at", "public_id"]),
            models.Index(
                name="aspnet_institution_language",
                fields=["main_language", "sort_name", "public_id"],
            ),
            models.Index(
                name="aspnet_institution_standing", fields=["standing", "sort_name", "public_id"]
            ),
            GinIndex(
                name="aspnet_institution_alike", fields=["sort_name"], opclasses=["gin_trgm_ops"]
            ),
            models.Index(name="aspnet_institution_email", fields=["email"], condition=~Q(email="")),
            GinIndex(name="aspnet_institution_codes", fields=["levels", "themes", "languages"]),
            search_index("aspnet_institution"),
            models.Index(  # the clock that asks real members to confirm
                name="aspnet_institution_unconfirmed",
                fields=["confirmed_on"],
                condition=Q(standing=Standing.MEMBER, is_generated=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="aspnet_institution_point_whole",
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__isnull=False,
                    longitude__range=(-180, 180),
                ),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                name="aspnet_institution_hidden_has_no_point",
                condition=~Q(location_precision=LocationPrecision.HIDDEN) | Q(latitude=None),
                violation_error_message=_("A hidden location has no coordinates."),
            ),
            models.CheckConstraint(
                name="aspnet_institution_levels_known",
                condition=Q(levels__contained_by=list(Level.values)),
                violation_error_message=_("A level is not in the list."),
            ),
            models.CheckConstraint(
                name="aspnet_institution_membership_by_standing",
                condition=Q(
                    standing__in=[Standing.MEMBER, Standing.FORMER], membership__isnull=False
                )
                | ~Q(standing__in=[Standing.MEMBER, Standing.FORMER]),
            ),
        ]
        triggers = [
            *PublicModel.Meta.triggers,
            SearchWords("name", "city", names=("aspnet_institutionname", "institution_id")),
            pgtrigger.Trigger(
                name="blurred_to_town",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("latitude", "longitude", "location_precision"),
                condition=pgtrigger.Q(
                    new__location_precision=LocationPrecision.TOWN, new__latitude__isnull=False
                ),
                func=BLUR,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def office_email(self) -> str:
        """Where the office of its national network is written to: public, and never a person's."""
        network = getattr(self.country, "aspnet_network", None)
        return network.contact_email if network else ""

    def get_absolute_url(self) -> str:
        """The institution's page in the directory."""
        return reverse("aspnet:institution-detail", args=[self.public_id])

    def get_workspace_url(self) -> str:
        """The institution's page for its coordinators."""
        return reverse("aspnet:workspace-institution", args=[self.public_id])

    def clean(self) -> None:
        """Codes must be in the reference lists; arrays cannot carry foreign keys."""
        super().clean()
        refuse_area_elsewhere(self)
        refuse_unknown_codes(self, languages=Language, themes=Theme)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class InstitutionName(PublicModel):
    """A further name of an institution: another language or script, short, or former."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=12, choices=NameKind)
    language = models.CharField(_("language"), max_length=3, blank=True)

    objects = InstitutionPartQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("further name of an institution")
        verbose_name_plural = _("further names of institutions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_institutionname_once", fields=["institution", "name"]
            )
        ]
        triggers = [*PublicModel.Meta.triggers, SearchNames("institution")]

    def __str__(self) -> str:
        return self.name


def refuse_unknown_codes(record: models.Model, **lists: type[Language | Theme]) -> None:
    """Arrays of codes hold what stands in the reference lists, and nothing else."""
    for name, model in lists.items():
        codes = set(getattr(record, name))
        unknown = codes - set(model.objects.filter(code__in=codes).values_list("code", flat=True))
        if unknown:
            raise ValidationError(
                {name: _("Not in the list: %(codes)s.") % {"codes": ", ".join(sorted(unknown))}}
            )
