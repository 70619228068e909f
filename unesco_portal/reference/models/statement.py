"""What sources say: dated figures and sentences, kept apart from what the portal counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.dates import PartialDateField, partial_date_checks
from unesco_portal.core.models import PublicModel

from ..enums import Qualifier, StatementKind
from ..querysets import ReferenceQuerySet
from .evidence import SourceDocument


class Statement(PublicModel):
    """One thing a source says about a network or a project, with its date and its source.

    A published figure is an observation ("about 11,500 schools", 2018), never a count: published
    figures contradict each other, and the portal shows each with its date.
    """

    public_id = PublicCodeField(prefix="STA")
    subject = models.SlugField(
        _("subject"), max_length=60, help_text=_("What it is about, such as aspnet.")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=StatementKind)
    text = models.CharField(_("what is said"), max_length=400)
    value = models.BigIntegerField(_("value"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, blank=True)
    by = models.CharField(_("by whom"), max_length=200, blank=True)
    as_of = PartialDateField(_("as of"))
    source = models.ForeignKey(SourceDocument, models.PROTECT, related_name="statements")

    objects = ReferenceQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["subject", "kind", "text"]
        constraints = [
            models.UniqueConstraint(
                name="reference_statement_once", fields=["subject", "kind", "text", "source"]
            ),
            *partial_date_checks("reference_statement", "as_of"),
        ]

    def __str__(self) -> str:
        return self.text
