"""What plans and reports ask, in versions; shipped as data."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.models import PublicModel

from ..enums import QuestionKind, ReportKind, ReportStep
from ..querysets import PublicQuerySet, ReportTemplateQuerySet

CHOICES = Func(F("choices"), function="cardinality", output_field=models.IntegerField())


class ReportTemplate(PublicModel):
    """A version of the questions; a plan or report keeps the version it began with."""

    kind = models.CharField(_("kind"), max_length=6, choices=ReportKind)
    version = models.PositiveSmallIntegerField(_("version"))
    valid_from = models.DateField(_("valid from"))
    source_note = models.CharField(_("where the questions come from"), max_length=300)

    objects = ReportTemplateQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("report template")
        verbose_name_plural = _("report templates")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(
                name="aspnet_reporttemplate_version", fields=["kind", "version"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"


class ReportQuestion(PublicModel):
    """One question of a template, in three languages."""

    template = models.ForeignKey(ReportTemplate, models.PROTECT, related_name="questions")
    key = models.SlugField(_("key"), max_length=40)
    position = models.PositiveSmallIntegerField(_("position"))
    step = models.CharField(_("step"), max_length=10, choices=ReportStep)
    kind = models.CharField(_("kind of answer"), max_length=10, choices=QuestionKind)
    is_required = models.BooleanField(_("must be answered"), default=False)
    words_en = models.CharField(_("question in English"), max_length=300)
    words_fr = models.CharField(_("question in French"), max_length=300)
    words_es = models.CharField(_("question in Spanish"), max_length=300)
    help_en = models.CharField(_("help in English"), max_length=400, blank=True)
    help_fr = models.CharField(_("help in French"), max_length=400, blank=True)
    help_es = models.CharField(_("help in Spanish"), max_length=400, blank=True)
    choices = ArrayField(
        models.SlugField(max_length=40), verbose_name=_("codes"), default=list, blank=True
    )
    choices_en = ArrayField(
        models.CharField(max_length=100),
        verbose_name=_("choices in English"),
        default=list,
        blank=True,
    )
    choices_fr = ArrayField(
        models.CharField(max_length=100),
        verbose_name=_("choices in French"),
        default=list,
        blank=True,
    )
    choices_es = ArrayField(
        models.CharField(max_length=100),
        verbose_name=_("choices in Spanish"),
        default=list,
        blank=True,
    )

    objects = PublicQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["template", "position", "pk"]
        constraints = [
            models.UniqueConstraint(name="aspnet_reportquestion_key", fields=["template", "key"]),
            models.CheckConstraint(
                name="aspnet_reportquestion_choices_in_each_language",
                condition=Q(choices_en__len=CHOICES)
                & Q(choices_fr__len=CHOICES)
                & Q(choices_es__len=CHOICES),
            ),
            models.CheckConstraint(
                name="aspnet_reportquestion_choices_iff_choice",
                condition=(Q(kind=QuestionKind.CHOICE) & ~Q(choices=[]))
                | (~Q(kind=QuestionKind.CHOICE) & Q(choices=[])),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def said(self, name: str):
        """One of the texts in the reader's language."""
        language = (get_language() or "en")[:2]
        return getattr(self, f"{name}_{language if language in ('fr', 'es') else 'en'}")

    @property
    def words(self) -> str:
        """The question in the reader's language."""
        return self.said("words")

    @property
    def help(self) -> str:
        """The help in the reader's language."""
        return self.said("help")

    @property
    def options(self) -> list[tuple[str, str]]:
        """The choices in the reader's language."""
        return list(zip(self.choices, self.said("choices"), strict=True))
