"""What pages ask about a twinning."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalModelForm
from unesco_portal.reference.models import Theme
from unesco_portal.reference.vocabularies import LANGUAGES

from ..enums import Level
from ..models import Twinning
from .compliance import date_input
from .institution import CURRENT_TAXONOMY, CodesCheckboxes


class TwinningForm(PortalModelForm):
    """On what, with whom of the pupils, in which languages, from when to when."""

    theme = forms.ModelChoiceField(
        Theme.objects.filter(taxonomy__code=CURRENT_TAXONOMY).order_by("position"),
        label=_("Theme"),
        empty_label=_("Choose a theme"),
    )
    levels = CodesCheckboxes(label=_("Levels"), choices=Level.choices, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Working languages"),
        choices=LANGUAGES.choices,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    class Meta:
        model = Twinning
        fields = ["theme", "levels", "languages", "starts_on", "ends_on", "summary"]
        widgets = {
            "starts_on": date_input(),
            "ends_on": date_input(),
            "summary": forms.Textarea(attrs={"rows": 4}),
        }
