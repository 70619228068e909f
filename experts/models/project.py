"""Projects under the Convention, as their source pages tell them."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, partial_date_checks
from unesco_portal.core.enums import Freshness
from unesco_portal.core.models import PublicModel, SearchableModel, SearchWords, search_index
from unesco_portal.people.models import Organisation
from unesco_portal.reference.models import Country, Evidenced, Region, Statement

from ..querysets import ProjectQuerySet
from .facility import FacilityPhase


def sentences(label: str) -> ArrayField:
    """Several sentences or terms, in the words of the source."""
    base = models.CharField(max_length=300)
    return ArrayField(base, verbose_name=label, default=list, blank=True)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["search"])
class Project(SearchableModel, Evidenced, PublicModel):
    """An undertaking in several countries that makes the Convention known or puts it to work.

    Themes, types, challenges and results stay in the words of the source: the lists of the source
    pages are not known as a whole. Figures of the context are statements, each with its date.
    """

    public_id = models.SlugField(_("permanent name"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language of the texts"), max_length=3, default="en")
    themes = sentences(_("themes"))
    types = sentences(_("types of project"))
    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="partnered_projects",
        verbose_name=_("local partner"),
    )
    donor_country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="funded_convention_projects",
        verbose_name=_("donor country"),
    )
    donor_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="funded_convention_projects",
        verbose_name=_("donor organisation"),
    )
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("to"))
    related_activity = models.CharField(_("related activity"), max_length=300, blank=True)
    countries = models.ManyToManyField(
        Country, blank=True, related_name="convention_projects", verbose_name=_("countries")
    )
    aim = models.TextField(_("aim"), blank=True)
    challenges = sentences(_("challenges"))
    results = sentences(_("results"))
    statements = models.ManyToManyField(
        Statement,
        blank=True,
        related_name="convention_projects",
        verbose_name=_("figures of the context"),
    )
    context_region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region of the context"),
        help_text=_("The region whose coverage this portal counts beside the source's figures."),
    )
    facility_phase = models.ForeignKey(
        FacilityPhase,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("term of the Expert Facility"),
    )
    new_expert_count = models.PositiveSmallIntegerField(
        _("new experts of the Facility"), null=True, blank=True
    )
    new_expert_countries = ArrayField(
        models.CharField(max_length=2),
        verbose_name=_("countries of the new experts"),
        default=list,
        blank=True,
    )
    region_expert_count = models.PositiveSmallIntegerField(
        _("experts from the region afterwards"), null=True, blank=True
    )
    workshop = models.SlugField(
        _("workshop"),
        max_length=80,
        blank=True,
        help_text=_("The permanent name of the meeting in the list of meetings."),
    )

    objects = ProjectQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("project under the 2005 Convention")
        verbose_name_plural = _("projects under the 2005 Convention")
        ordering = ["title", "public_id"]
        indexes = [
            models.Index(name="experts_project_title", fields=["title", "public_id"]),
            search_index("experts_project"),
        ]
        constraints = [
            *partial_date_checks("experts_project", "starts_on", "ends_on"),
            models.CheckConstraint(
                name="experts_project_one_donor",
                condition=Q(donor_country=None) | Q(donor_organisation=None),
                violation_error_message=_("Name the donor as a country or as an organisation."),
            ),
        ]
        triggers = [*PublicModel.Meta.triggers, SearchWords("title", "related_activity")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The project's page."""
        return reverse("experts:project-detail", args=[self.public_id])

    @property
    def is_possibly_outdated(self) -> bool:
        """Whether nobody has confirmed the page within the time that settings allow."""
        return self.freshness in (Freshness.STALE, Freshness.UNKNOWN)
