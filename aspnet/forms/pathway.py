"""What pages ask about a national pathway."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from unesco_portal.core.forms import PortalModelForm

from ..models import IntakeWindow, PathwayStage, PathwayVersion


class PathwayForm(PortalModelForm):
    """The rules of a version."""

    class Meta:
        model = PathwayVersion
        fields = [
            "valid_from",
            "valid_to",
            "certificate_months",
            "report_rule",
            "report_due_day",
            "report_due_month",
            "extra_requirements",
            "needs_cosignature",
            "needs_sub_national_opinion",
            "missing_report_rule",
            "consulted_on",
            "consultation_note",
            "as_of",
            "source_note",
        ]
        widgets = {
            "valid_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "valid_to": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "consulted_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "extra_requirements": forms.Textarea(attrs={"rows": 4}),
        }

    def _post_clean(self) -> None:
        """The domain validates the version as a whole."""


class StageForm(PortalModelForm):
    """One stage; a line without an English name is left out."""

    class Meta:
        model = PathwayStage
        fields = [
            "name_en",
            "national_name",
            "national_language",
            "minimum_months",
            "maximum_months",
            "required_documents",
            "decided_by",
            "peer_review_count",
        ]
        widgets = {"required_documents": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name_en"].required = False
        for name in ("minimum_months", "peer_review_count", "decided_by"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Empty numbers are zero."""
        cleaned = super().clean()
        for name in ("minimum_months", "peer_review_count"):
            cleaned[name] = cleaned.get(name) or 0
        cleaned["decided_by"] = cleaned.get("decided_by") or "coordinator"
        return cleaned

    def _post_clean(self) -> None:
        """The domain validates the stage once its version is known."""

    def part(self) -> PathwayStage | None:
        """The stage, or nothing for an empty line."""
        values = self.cleaned_data
        return PathwayStage(**values) if values.get("name_en") else None


class WindowForm(PortalModelForm):
    """One window; a line without any day is left out."""

    class Meta:
        model = IntakeWindow
        fields = [
            "label",
            "opens_day",
            "opens_month",
            "closes_day",
            "closes_month",
            "opens_on",
            "closes_on",
        ]
        widgets = {
            "opens_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "closes_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def _post_clean(self) -> None:
        """The domain validates the window once its version is known."""

    def part(self) -> IntakeWindow | None:
        """The window, or nothing for an empty line."""
        values = self.cleaned_data
        return IntakeWindow(**values) if any(values.values()) else None


class PartFormSet(BaseFormSet):
    """Lines of stages or windows, written anew as a whole."""

    @property
    def parts(self) -> list[Any]:
        """The lines that say something."""
        return [part for form in self.forms if (part := form.part()) is not None]


StageFormSet = formset_factory(StageForm, formset=PartFormSet, extra=2, max_num=8)
WindowFormSet = formset_factory(WindowForm, formset=PartFormSet, extra=2, max_num=8)
