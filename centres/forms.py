"""What pages and the back office ask about centres."""

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import validate_happened, validate_partial_date
from unesco_portal.people.enums import OrganisationKind
from unesco_portal.workflow.forms import TransitionForm

from .enums import NonOperationalReason
from .models import Centre

MOST_EVIDENCE = 1000
WIDE = {"size": 90}
EXAMPLE = _("A year, a month or a day: 2017, 2017-11 or 2017-11-23.")


class StatusForm(TransitionForm):
    """What tells a status: the date and the words of the decision, agreement or report."""

    status_on = forms.CharField(
        label=_("Date of the decision, agreement or report"),
        max_length=10,
        validators=[validate_partial_date, validate_happened],
        help_text=EXAMPLE,
    )
    reason = forms.CharField(
        label=_("Evidence"),
        max_length=MOST_EVIDENCE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Which decision, letter or report says so. Public: no personal data."),
    )
    field_order = ["status_on", "reason"]


class SuspensionForm(StatusForm):
    """Why a centre is non-operational, by the official categories."""

    non_operational_reason = forms.ChoiceField(
        label=_("Reason"),
        choices=NonOperationalReason.choices,
        widget=forms.RadioSelect,
        help_text=_("The three official categories of document 194 EX/17 Part I."),
    )
    field_order = ["non_operational_reason", "status_on", "reason"]


class CessationForm(StatusForm):
    """The end of a designation, and who goes on."""

    successor = forms.ModelChoiceField(
        label=_("Successor, if there is one"),
        queryset=Centre.objects.designated().order_by("name", "pk"),
        to_field_name="public_id",
        required=False,
    )
    field_order = ["status_on", "reason", "successor"]

    def clean(self) -> dict[str, Any]:
        """A successor that is not named is no detail of the act."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("successor"):
            cleaned.pop("successor", None)
        return cleaned


TRANSITION_FORMS: dict[str, type[TransitionForm]] = {
    "record_proposal": StatusForm,
    "record_approval": StatusForm,
    "record_operation": StatusForm,
    "suspend": SuspensionForm,
    "resume": StatusForm,
    "cease": CessationForm,
}


class CentreForm(forms.ModelForm):
    """A centre in the back office. Themes and symbols hold commas, so semicolons part them."""

    themes = SimpleArrayField(
        forms.CharField(max_length=80),
        label=_("Themes"),
        widget=forms.TextInput(attrs=WIDE),
        delimiter=";",
        required=False,
        help_text=_("Parted by semicolons."),
    )
    legal_texts = SimpleArrayField(
        forms.CharField(max_length=80),
        label=_("Decisions and resolutions"),
        widget=forms.TextInput(attrs=WIDE),
        delimiter=";",
        required=False,
        help_text=_("Symbols, parted by semicolons: 180 EX/Decision 19.II; 40 C/Resolution 99."),
    )

    class Meta:
        model = Centre
        # What is asked in a form of its own; the back office names all the others.
        fields = ["name", "host_institution", "themes", "note"]
        fields += ["source_note", "designation_source", "legal_texts"]
        widgets = {
            name: forms.TextInput(attrs=WIDE)
            for name in ("name", "host_institution", "note", "source_note", "designation_source")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.kind = OrganisationKind.CATEGORY_2
