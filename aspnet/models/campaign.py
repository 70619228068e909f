"""What the network does together, and the material made for it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.models import PublicModel
from unesco_portal.reference.enums import Qualifier
from unesco_portal.reference.models import Country, Language, SourceDocument

from ..enums import CampaignKind, ResourceKind
from ..querysets import PublicQuerySet
from .institution import refuse_unknown_codes


class Campaign(PublicModel):
    """A flagship project or contest of the whole network."""

    public_id = models.SlugField(_("permanent name"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=200)
    other_title = models.CharField(_("title elsewhere"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=14, choices=CampaignKind)
    scope = models.CharField(_("scope"), max_length=40, blank=True)
    donor = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="funded_campaigns",
        verbose_name=_("donor"),
    )
    school_count = models.PositiveIntegerField(_("schools"), null=True, blank=True)
    school_qualifier = models.CharField(
        _("how exact"), max_length=10, choices=Qualifier, blank=True
    )
    country_count = models.PositiveIntegerField(_("countries"), null=True, blank=True)
    awarded_count = models.PositiveIntegerField(_("schools awarded"), null=True, blank=True)
    source = models.ForeignKey(SourceDocument, models.PROTECT, related_name="campaigns")

    objects = PublicQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class ResourceItem(PublicModel):
    """A guide, tutorial or teaching material of the network."""

    public_id = PublicCodeField(prefix="RES")
    title = models.CharField(_("title"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=18, choices=ResourceKind)
    item_count = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    day_count = models.PositiveIntegerField(_("international days covered"), null=True, blank=True)
    languages = ArrayField(
        models.CharField(max_length=3),
        verbose_name=_("languages"),
        default=list,
        blank=True,
        help_text=_("Codes of those in which there is one; empty: not known."),
    )
    source = models.ForeignKey(SourceDocument, models.PROTECT, related_name="aspnet_resources")

    objects = PublicQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Languages come from the list."""
        super().clean()
        refuse_unknown_codes(self, languages=Language)
