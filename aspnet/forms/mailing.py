"""What a mail to a selection of schools asks."""

from typing import Any

from django import forms

from unesco_portal.core.forms import PortalModelForm
from unesco_portal.workflow.models import Mailing

LANGUAGES = ("en", "fr", "es")


class MailingForm(PortalModelForm):
    """Subject and text in each language; only Headquarters marks a legal notice."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = Mailing
        fields = [
            *(f"{part}_{code}" for code in LANGUAGES for part in ("subject", "text")),
            "is_legal",
        ]
        widgets = {f"text_{code}": forms.Textarea(attrs={"rows": 6}) for code in LANGUAGES}

    def __init__(self, *args: Any, may_be_legal: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = self.instance.key
        if not may_be_legal:
            del self.fields["is_legal"]

    def clean(self) -> dict[str, Any]:
        """The key tells a second click from a second mail."""
        data = super().clean()
        if "key" in data:
            self.instance.key = data["key"]
        return data
