"""Bodies of every kind, their names, relations and identifiers elsewhere."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks, refuse_future
from unesco_portal.core.models import (
    DatasetClock,
    PublicModel,
    SearchableModel,
    SearchNames,
    SearchWords,
    search_index,
)
from unesco_portal.reference.models import Country, Evidenced

from ..enums import NameKind, OrganisationKind, RelationKind
from ..querysets import OrganisationQuerySet

UNTRACKED = ["search", "updated_at"]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=UNTRACKED)
class Organisation(SearchableModel, Evidenced, PublicModel):
    """A body that appoints, organises, hosts, funds or supports; permanent, also when ended."""

    public_id = models.SlugField(_("permanent name"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=OrganisationKind)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("country"),
    )
    city = models.CharField(_("city"), max_length=120, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    covers = models.ManyToManyField(
        Country, blank=True, related_name="covering_offices", verbose_name=_("countries covered")
    )
    ended_on = PartialDateField(_("ended on"))
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        indexes = [
            models.Index(name="people_organisation_name", fields=["name", "public_id"]),
            models.Index(name="people_organisation_kind", fields=["kind", "name", "public_id"]),
            models.Index(
                name="people_organisation_country", fields=["country", "name", "public_id"]
            ),
            search_index("people_organisation"),
        ]
        constraints = partial_date_checks("people_organisation", "ended_on")
        triggers = [
            *PublicModel.Meta.triggers,
            SearchWords(
                "name", "acronym", "city", names=("people_organisationname", "organisation_id")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def get_absolute_url(self) -> str:
        """The body's page."""
        return reverse("people:organisation-detail", args=[self.public_id])

    def clean(self) -> None:
        """A body that has ended has ended by today."""
        super().clean()
        refuse_future(self, "ended_on")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class OrganisationName(models.Model):
    """A further name of a body: another language, a former name, an acronym."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=NameKind)
    language = models.CharField(_("language"), max_length=3, blank=True)

    class Meta:
        verbose_name = _("further name of an organisation")
        verbose_name_plural = _("further names of organisations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="people_organisationname_once", fields=["organisation", "name"]
            )
        ]
        triggers = [SearchNames("organisation")]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class OrganisationRelation(models.Model):
    """How one body stood to another, from when to when."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=16, choices=RelationKind)
    other = models.ForeignKey(
        Organisation, models.CASCADE, related_name="inverse_relations", verbose_name=_("to")
    )
    start_on = PartialDateField(_("from"))
    end_on = PartialDateField(_("to"))

    class Meta:
        verbose_name = _("relation of organisations")
        verbose_name_plural = _("relations of organisations")
        ordering = ["organisation", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="people_organisationrelation_not_itself",
                condition=~Q(organisation=F("other")),
            ),
            models.UniqueConstraint(
                name="people_organisationrelation_once",
                fields=["organisation", "kind", "other", "start_on"],
            ),
            *partial_date_checks("people_organisationrelation", "start_on", "end_on"),
        ]
        triggers = [DatasetClock()]

    def __str__(self) -> str:
        return f"{self.organisation} {self.get_kind_display()} {self.other}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ExternalIdentifier(models.Model):
    """A body's identifier in another register, such as ROR or Wikidata."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identifiers")
    scheme = models.SlugField(_("scheme"), max_length=20)
    value = models.CharField(_("value"), max_length=120)

    class Meta:
        verbose_name = _("external identifier")
        verbose_name_plural = _("external identifiers")
        ordering = ["scheme"]
        constraints = [
            models.UniqueConstraint(
                name="people_externalidentifier_once", fields=["scheme", "value"]
            )
        ]
        triggers = [DatasetClock()]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
