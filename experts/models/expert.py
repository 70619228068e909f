"""Experts of the Facility: what they agreed to have published, and their dated terms."""

import datetime

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.codes import PublicCodeField
from unesco_portal.core.dates import PartialDateField, partial_date_checks
from unesco_portal.core.fields import Translated
from unesco_portal.core.models import PublicModel, SearchableModel, SearchWords, search_index
from unesco_portal.core.search import Fold
from unesco_portal.people.models import Person
from unesco_portal.reference.models import Country, Evidenced, Language
from unesco_portal.workflow.models import Case as LifeCycle

from ..enums import (
    NEVER_SERVED,
    EndReason,
    ExpertiseArea,
    Modality,
    Occupation,
    PersonalField,
    ProfileStatus,
    TermStatus,
)
from ..querysets import ExpertProfileQuerySet, ExpertTermQuerySet
from .facility import FacilityPhase

DERIVED = [
    "search",
    "sort_name",
    "public_nationalities",
    "public_residences",
    "public_languages",
]


def codes(label: str, **kwargs) -> ArrayField:
    """An array of reference codes; hot lists need no join for them (ADR 5)."""
    base = models.CharField(max_length=3)
    return ArrayField(base, verbose_name=label, default=list, blank=True, **kwargs)


def choice_codes(label: str, choices: type[models.TextChoices], **kwargs) -> ArrayField:
    """An array of codes of one fixed list."""
    base = models.CharField(max_length=24, choices=choices)
    return ArrayField(base, verbose_name=label, default=list, blank=True, **kwargs)


def if_agreed(field: str, personal: PersonalField, label: str) -> models.GeneratedField:
    """What the public may know of ``field``: nothing, unless the expert agreed to it."""
    kind = ArrayField(models.CharField(max_length=3))
    return models.GeneratedField(
        expression=Case(
            When(consents__contains=[personal.value], then=F(field)),
            default=Value([], output_field=kind),
            output_field=kind,
        ),
        output_field=kind,
        db_persist=True,
        verbose_name=label,
    )


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=DERIVED)
class ExpertProfile(LifeCycle, SearchableModel, Evidenced, PublicModel):
    """What the Facility knows of one expert, and which of it the expert agreed to publish."""

    public_id = PublicCodeField(prefix="EXP")
    person = models.OneToOneField(
        Person, models.PROTECT, related_name="expert_profile", verbose_name=_("person")
    )
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=ProfileStatus,
        default=ProfileStatus.DRAFT,
        editable=False,
    )
    public_name = models.CharField(
        _("published name"),
        max_length=200,
        blank=True,
        help_text=_("As the expert wants to be called in public."),
    )
    sort_name = models.GeneratedField(
        expression=Fold(F("public_name")),
        output_field=models.CharField(max_length=260, db_collation="C"),
        db_persist=True,
        verbose_name=_("name for sorting"),
    )
    nationalities = codes(_("nationalities"))
    residences = codes(_("countries of residence"))
    languages = codes(_("working languages"))
    expertise = choice_codes(_("areas of expertise"), ExpertiseArea)
    modalities = choice_codes(_("ways of helping"), Modality)
    occupation = models.CharField(_("occupation"), max_length=10, choices=Occupation, blank=True)
    bio_en = models.TextField(_("biography in English"), blank=True)
    bio_fr = models.TextField(_("biography in French"), blank=True)
    bio_es = models.TextField(_("biography in Spanish"), blank=True)
    bio = Translated()
    consents = choice_codes(
        _("agreed to publish"),
        PersonalField,
        help_text=_("The personal fields that the expert agreed to have published."),
    )
    consented_on = models.DateField(_("date of consent"), null=True, blank=True)
    public_nationalities = if_agreed("nationalities", PersonalField.NATIONALITY, _("nationalities"))
    public_residences = if_agreed(
        "residences", PersonalField.RESIDENCE, _("countries of residence")
    )
    public_languages = if_agreed("languages", PersonalField.LANGUAGES, _("working languages"))

    objects = ExpertProfileQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("expert profile")
        verbose_name_plural = _("expert profiles")
        ordering = ["sort_name", "public_id"]
        indexes = [
            models.Index(name="experts_profile_name", fields=["sort_name", "public_id"]),
            models.Index(name="experts_profile_updated", fields=["updated_at", "public_id"]),
            models.Index(name="experts_profile_waiting", fields=["status", "status_since"]),
            GinIndex(name="experts_profile_areas", fields=["expertise", "modalities"]),
            GinIndex(
                name="experts_profile_codes",
                fields=["public_nationalities", "public_residences", "public_languages"],
            ),
            search_index("experts_expertprofile"),
        ]
        constraints = [
            models.CheckConstraint(
                name="experts_profile_published_with_consent",
                condition=~Q(status=ProfileStatus.PUBLISHED)
                | (
                    Q(consents__contains=[PersonalField.NAME.value], consented_on__isnull=False)
                    & ~Q(public_name="")
                ),
                violation_error_message=_(
                    "Nothing is published without the expert's consent to the name, and its date."
                ),
            ),
            models.CheckConstraint(
                name="experts_profile_expertise_known",
                condition=Q(expertise__contained_by=ExpertiseArea.values),
            ),
            models.CheckConstraint(
                name="experts_profile_modalities_known",
                condition=Q(modalities__contained_by=Modality.values),
            ),
            models.CheckConstraint(
                name="experts_profile_consents_known",
                condition=Q(consents__contained_by=PersonalField.values),
            ),
        ]
        triggers = [*PublicModel.Meta.triggers, SearchWords("public_name")]

    def __str__(self) -> str:
        return self.public_name or self.public_id

    def get_absolute_url(self) -> str:
        """The profile's page, while it is public."""
        return reverse("experts:expert-detail", args=[self.public_id])

    def get_workspace_url(self) -> str:
        """The profile as the Secretariat and the expert see it."""
        return reverse("experts:workspace-expert", args=[self.public_id])

    def clean(self) -> None:
        """Codes must be in the reference lists: arrays carry no foreign keys. Consent is past."""
        super().clean()
        dates.refuse_future(self, "consented_on")
        lists = {"nationalities": Country, "residences": Country, "languages": Language}
        for name, model in lists.items():
            given = set(getattr(self, name))
            known = set(model.objects.filter(code__in=given).values_list("code", flat=True))
            if given - known:
                unknown = ", ".join(sorted(given - known))
                raise ValidationError({name: _("Not in the list: %(codes)s.") % {"codes": unknown}})


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["period"])
class ExpertTerm(LifeCycle, PublicModel):
    """One expert's mandate in one phase; it stays when it is over."""

    public_id = PublicCodeField(prefix="EXT")
    expert = models.ForeignKey(
        ExpertProfile, models.PROTECT, related_name="terms", verbose_name=_("expert")
    )
    phase = models.ForeignKey(
        FacilityPhase, models.PROTECT, related_name="terms", verbose_name=_("phase")
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=TermStatus,
        default=TermStatus.INVITED,
        editable=False,
    )
    start_on = PartialDateField(_("from"))
    end_on = PartialDateField(_("to"))
    end_reason = models.CharField(
        _("reason of the end"), max_length=12, choices=EndReason, blank=True, editable=False
    )
    period = models.GeneratedField(
        expression=Func(F("start_on"), F("end_on"), function="portal_period"),
        output_field=DateRangeField(),
        db_persist=True,
        verbose_name=_("period"),
    )

    objects = ExpertTermQuerySet.as_manager()

    class Meta(PublicModel.Meta):
        verbose_name = _("expert term")
        verbose_name_plural = _("expert terms")
        ordering = ["expert", "start_on", "pk"]
        indexes = [
            models.Index(name="experts_term_waiting", fields=["status", "status_since"]),
            GistIndex(name="experts_term_period", fields=["period"]),
        ]
        constraints = [
            *partial_date_checks("experts_term", "start_on", "end_on"),
            models.CheckConstraint(
                name="experts_term_end_reason_iff_ended",
                condition=(Q(status=TermStatus.ENDED) & ~Q(end_reason=""))
                | (~Q(status=TermStatus.ENDED) & Q(end_reason="")),
            ),
            ExclusionConstraint(
                name="experts_term_no_overlap",
                expressions=[
                    ("expert", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=~Q(end_reason__in=NEVER_SERVED),
                violation_error_message=_(
                    "This expert already has a term during part of that time."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert}, {self.phase}"

    def get_workspace_url(self) -> str:
        """The term stands on its expert's page."""
        return self.expert.get_workspace_url()

    def clean(self) -> None:
        """A mandate begins before it ends."""
        first = dates.first_day(self.start_on) if self.start_on else None
        if first and self.last_day and first > self.last_day:
            raise ValidationError({"end_on": _("A term ends after it begins.")})
        super().clean()

    @property
    def last_day(self) -> datetime.date | None:
        """The last day it can last, where an end is known."""
        return dates.last_day(self.end_on) if self.end_on else None
