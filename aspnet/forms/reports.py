"""What a school is asked for its plan or report, one step at a time."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm, PortalModelForm

from ..enums import QuestionKind
from ..models import Activity, CampaignParticipation, DayCelebration, ReportQuestion

LARGEST = 2_147_483_647
MOST_PARTS = 40
SHORT = 150
NEEDED = _("Needed before you hand it in.")


def field_of(question: ReportQuestion) -> forms.Field:
    """The field of one question; none is required until everything is handed in."""
    shared: dict[str, Any] = {
        "label": question.words,
        "help_text": " ".join(
            str(text) for text in (question.help, NEEDED if question.is_required else "") if text
        ),
        "required": False,
    }
    if question.kind == QuestionKind.NUMBER:
        return forms.IntegerField(min_value=0, max_value=LARGEST, **shared)
    if question.kind == QuestionKind.CHOICE:
        return forms.ChoiceField(choices=[("", _("No answer")), *question.options], **shared)
    if question.key == "coordinator_name":
        widget = forms.TextInput(attrs={"autocomplete": "name"})
        return forms.CharField(max_length=SHORT, widget=widget, **shared)
    return forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}), **shared)


class AnswersForm(PortalForm):
    """The questions of one step, in the reader's language."""

    def __init__(
        self,
        *args: Any,
        questions: Iterable[ReportQuestion],
        extra: dict[str, forms.Field] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.key] = field_of(question)
        self.fields |= extra or {}


def consent_fields() -> dict[str, forms.Field]:
    """What the school agrees to publish, part by part."""
    return {
        "may_publish_activities": forms.BooleanField(
            label=_("Our activities may be shown on our public page."), required=False
        ),
        "may_publish_days": forms.BooleanField(
            label=_("The international days we celebrated may be shown on our public page."),
            required=False,
        ),
    }


def reason_field() -> forms.Field:
    """Why a locked year is corrected."""
    return forms.CharField(
        label=_("Why is this corrected?"),
        max_length=1000,
        help_text=_("The year is locked: what it said before is kept, with your name and reason."),
    )


class ActivityForm(PortalModelForm):
    """One activity."""

    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Activity
        fields = [
            "title",
            "themes",
            "approach",
            "starts_on",
            "ends_on",
            "description",
            "partner_schools",
        ]
        widgets = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "description": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, themes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themes"].choices = themes
        self.fields["approach"].choices = [("", _("No answer")), *Activity.approach.field.choices]


class DayForm(PortalModelForm):
    """One international day."""

    class Meta:
        model = DayCelebration
        fields = ["day", "evidence", "link"]

    def __init__(self, *args: Any, days: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = days


class ParticipationForm(PortalModelForm):
    """One flagship project, contest or campaign."""

    class Meta:
        model = CampaignParticipation
        fields = ["campaign", "other_name", "evidence"]

    def __init__(self, *args: Any, campaigns: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["campaign"].choices = campaigns


class PartFormSet(BaseFormSet):
    """A whole list: what is sent is the list."""

    def rows(self) -> list[Any]:
        """The filled and kept rows, in their order."""
        return [
            form.instance
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]

    def clean(self) -> None:
        """Each day and each campaign once."""
        seen = set()
        for form in self.forms:
            cleaned = getattr(form, "cleaned_data", {})
            value = cleaned.get("day") or cleaned.get("campaign")
            if value is None or cleaned.get("DELETE"):
                continue
            if value in seen:
                form.add_error(None, _("This is in the list twice. Take one away."))
            seen.add(value)

    def add_fields(self, form: Any, index: int | None) -> None:
        """Say what the box means."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take this away")


PART_FORMS = {
    "activities": ActivityForm,
    "days": DayForm,
    "participations": ParticipationForm,
}


def part_formset(name: str, *, filled: bool) -> type[PartFormSet]:
    """The list of one part, with room for two more."""
    return formset_factory(
        PART_FORMS[name],
        formset=PartFormSet,
        extra=1 if filled else 2,
        max_num=MOST_PARTS,
        validate_max=True,
        can_delete=True,
        can_delete_extra=False,
    )
