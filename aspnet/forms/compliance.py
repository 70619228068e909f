"""What pages ask about years, assessments, hearings and national reports."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.forms import PortalForm, PortalModelForm
from unesco_portal.workflow.forms import TransitionForm

from ..enums import Result
from ..models import Hearing, NationalReport, SchoolYear
from .reports import LARGEST


def date_input() -> forms.DateInput:
    """A day, as browsers ask for it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SchoolYearForm(PortalModelForm):
    """The dates of a network's own year."""

    class Meta:
        model = SchoolYear
        fields = ["starts_on", "ends_on", "plan_due_on", "report_due_on"]
        widgets = {name: date_input() for name in fields}

    def _post_clean(self) -> None:
        """The domain validates the whole year."""


class AssessmentForm(PortalForm):
    """The coordinator's assessment of one year."""

    assessed = forms.ChoiceField(
        label=_("Your assessment"),
        choices=[
            (Result.MET, _("the requirements are met")),
            (Result.NOT_MET, _("below the requirements")),
        ],
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed where you differ from what the portal computed."),
    )

    def __init__(self, *args: Any, extras: list[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in extras:
            self.fields[f"extra_{row.extra_id}"] = forms.ChoiceField(
                label=row.extra.title, choices=Result.choices, initial=row.result
            )


class ProposeTerminationForm(TransitionForm):
    """The grounds, and the day until which the school may say its view."""

    statement_due_on = forms.DateField(label=_("Statement of the school by"), widget=date_input())
    field_order = ["reason", "statement_due_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = dates.today() + datetime.timedelta(days=settings.HEARING_DAYS)
        self.fields["statement_due_on"].initial = first
        self.fields["reason"].label = _("Grounds")
        self.fields["reason"].help_text = _("The school and UNESCO read them.")


class StatementForm(PortalModelForm):
    """What the school says."""

    class Meta:
        model = Hearing
        fields = ["statement"]
        widgets = {"statement": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["statement"].required = True

    def _post_clean(self) -> None:
        """The domain validates the hearing."""


class NationalReportForm(PortalForm):
    """The narrative, and each figure with its note."""

    narrative = forms.CharField(
        label=NationalReport._meta.get_field("narrative").verbose_name,
        help_text=NationalReport._meta.get_field("narrative").help_text,
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, figures: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.figures = figures
        for figure in figures:
            label = figure.get_code_display()
            self.fields[figure.code] = forms.IntegerField(
                label=label,
                required=False,
                min_value=0,
                max_value=LARGEST,
                initial=figure.confirmed,
            )
            self.fields[f"{figure.code}_note"] = forms.CharField(
                label=_("%(figure)s (note)") % {"figure": label},
                required=False,
                max_length=300,
                initial=figure.note,
            )

    def clean(self) -> dict[str, Any]:
        """A figure that differs needs a note."""
        cleaned = super().clean() or self.cleaned_data
        for figure in self.figures:
            value = cleaned.get(figure.code)
            note = cleaned.get(f"{figure.code}_note", "")
            if value is not None and value != figure.computed and not note.strip():
                self.add_error(f"{figure.code}_note", _("Say in a note why the figure differs."))
        return cleaned

    def given(self) -> dict[str, tuple[int | None, str]]:
        """Each figure with its note."""
        return {
            figure.code: (
                self.cleaned_data[figure.code],
                self.cleaned_data[f"{figure.code}_note"],
            )
            for figure in self.figures
        }
