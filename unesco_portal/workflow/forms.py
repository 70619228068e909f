"""What a page asks before an act, and what a reader writes who suggests a correction."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm, PortalModelForm
from unesco_portal.core.meta import field_of
from unesco_portal.core.resources import Resource

from .corrections import shown
from .engine import Reason, Transition
from .models import Suggestion

MOST_CHARACTERS = 4000


class TransitionForm(PortalForm):
    """A reason, where the act asks for one. Further fields are passed to the act."""

    reason = forms.CharField(
        label=_("Reason or comment"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Goes into the record and to those concerned."),
    )

    def __init__(self, *args, transition: Transition, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if transition.reason is Reason.NONE:
            del self.fields["reason"]
        elif transition.reason is Reason.OPTIONAL:
            self.fields["reason"].required = False


class CorrectionForm(PortalModelForm):
    """One field of a public record, what should stand there, and how the reader knows."""

    field = forms.ChoiceField(label=_("What is wrong"), required=False)
    homepage = forms.CharField(  # filled in by programs only
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    class Meta:
        model = Suggestion
        fields = ["field", "proposed", "reason", "email"]
        widgets = {
            "proposed": forms.Textarea(attrs={"rows": 2}),
            "reason": forms.Textarea(attrs={"rows": 4}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, resource: Resource, record: Model, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {name: field_of(type(record), name).verbose_name for name in resource.correctable}
        self.fields["field"].choices = [  # type: ignore[attr-defined]  # it is a ChoiceField
            *(
                (name, f"{label}: {shown(record, name) or _('not known')}")
                for name, label in labels.items()
            ),
            ("", _("something else")),
        ]

    def clean_homepage(self) -> str:
        """A program fills in every field it finds."""
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Leave this empty."))
        return ""

    def clean(self) -> dict[str, Any]:
        """A field needs its new value; of something else the explanation tells all."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("field") and not cleaned.get("proposed", "").strip():
            self.add_error("proposed", _("Write what should stand there."))
        return cleaned
