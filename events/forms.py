"""What acts on a meeting ask."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import first_day, last_day, validate_partial_date
from unesco_portal.workflow.forms import TransitionForm

from .enums import Network

DATE_HELP = _("A year, a month or a day: 2027, 2027-03 or 2027-03-15.")


class MeetingForm(forms.ModelForm):
    """A meeting in the back office; each network with its own box."""

    networks = forms.MultipleChoiceField(
        label=_("Networks"),
        choices=Network.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ReportForm(TransitionForm):
    """Where the report can be read."""

    title = forms.CharField(label=_("Title of the report"), max_length=300)
    url = forms.URLField(label=_("Address"), max_length=300, assume_scheme="https")


class RescheduleForm(TransitionForm):
    """The new date."""

    start_on = forms.CharField(
        label=_("First day"),
        max_length=10,
        validators=[validate_partial_date],
        help_text=DATE_HELP,
    )
    end_on = forms.CharField(
        label=_("Last day"),
        max_length=10,
        required=False,
        validators=[validate_partial_date],
        help_text=_("Empty for a meeting of one day."),
    )

    def clean(self) -> dict[str, Any]:
        """The end lies not before the beginning."""
        data = super().clean()
        start_on, end_on = data.get("start_on"), data.get("end_on")
        if start_on and end_on and last_day(end_on) < first_day(start_on):
            raise ValidationError({"end_on": _("The last day lies before the first.")})
        return data
