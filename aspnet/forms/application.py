"""What pages ask about an application."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalModelForm
from unesco_portal.workflow.forms import TransitionForm

from ..enums import DeclineReason
from ..models import Application


class ApplicationFields(PortalModelForm):
    """A school's expression of interest: the people and the reasons."""

    class Meta:
        model = Application
        fields = [
            "contact_name",
            "contact_function",
            "contact_email",
            "head_name",
            "motivation",
            "teaching",
            "environment",
            "exchange",
            "is_commitment_given",
        ]
        labels = {
            "is_commitment_given": _(
                "Our head and our whole community commit themselves voluntarily to UNESCO's values."
            )
        }
        widgets = {
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "motivation": forms.Textarea(attrs={"rows": 5}),
            "teaching": forms.Textarea(attrs={"rows": 4}),
            "environment": forms.Textarea(attrs={"rows": 4}),
            "exchange": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_commitment_given"].required = True

    def _post_clean(self) -> None:
        """The domain validates the whole application once its institution is known."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class CompletionForm(ApplicationFields):
    """What a school may complete after a return: everything but its confirmed address."""

    class Meta(ApplicationFields.Meta):
        fields = [name for name in ApplicationFields.Meta.fields if name != "contact_email"]


class DeclineForm(TransitionForm):
    """Declining needs a reason from the list and words."""

    decline_reason = forms.ChoiceField(label=_("Reason"), choices=DeclineReason.choices)
    field_order = ["decline_reason", "reason"]
