"""Where a fact comes from, and how long ago somebody confirmed it."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, CharField, Value, When
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.dates import PartialDateField, partial_date_checks
from unesco_portal.core.enums import Freshness, Verification
from unesco_portal.core.models import PublicModel

from ..enums import DocumentKind
from ..querysets import ReferenceQuerySet


class SourceDocument(PublicModel):
    """A text or data set that states facts the portal shows."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=16, choices=DocumentKind)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    published_on = PartialDateField(_("published on"))
    captured_on = PartialDateField(_("captured on"))
    note = models.TextField(_("note"), blank=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")
        ordering = ["code"]
        constraints = partial_date_checks("reference_document", "published_on", "captured_on")

    def __str__(self) -> str:
        return self.title


class Evidenced(models.Model):
    """A record that says how we know: source, verification, last confirmation."""

    source = models.ForeignKey(
        SourceDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )
    source_note = models.CharField(
        _("source in words"),
        max_length=400,
        blank=True,
        help_text=_("Where the facts were read, and which of them were not."),
    )
    verification = models.CharField(
        _("verification"),
        max_length=10,
        choices=Verification,
        default=Verification.UNVERIFIED,
        db_default=Verification.UNVERIFIED,
        help_text=_("Whether a source naming the fact was read."),
    )
    confirmed_on = models.DateField(
        _("confirmed on"),
        null=True,
        blank=True,
        help_text=_("The last day somebody responsible said that this record is right."),
    )
    confirmed_by = models.CharField(
        _("confirmed by"),
        max_length=120,
        blank=True,
        help_text=_("The function of who confirmed it, never a private name."),
    )

    class Meta:
        abstract = True

    @property
    def freshness(self) -> Freshness:
        """How long ago the record was confirmed."""
        if self.confirmed_on is None:
            return Freshness.UNKNOWN
        age = (dates.today() - self.confirmed_on).days
        if age <= settings.FRESH_DAYS:
            return Freshness.FRESH
        return Freshness.DUE if age <= settings.STALE_DAYS else Freshness.STALE


def freshness_expression() -> Case:
    """The same as ``Evidenced.freshness``, computed by the database."""
    today = dates.today()
    fresh = today - datetime.timedelta(days=settings.FRESH_DAYS)
    stale = today - datetime.timedelta(days=settings.STALE_DAYS)
    return Case(
        When(confirmed_on__gte=fresh, then=Value(Freshness.FRESH.value)),
        When(confirmed_on__gte=stale, then=Value(Freshness.DUE.value)),
        When(confirmed_on__isnull=False, then=Value(Freshness.STALE.value)),
        default=Value(Freshness.UNKNOWN.value),
        output_field=CharField(),
    )
