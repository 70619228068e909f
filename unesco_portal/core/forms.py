"""The base of every form: fields carry what a browser needs to help."""

from typing import Any

from django import forms


class PortalForm(forms.Form):
    """A form rendered with our own templates; errors are told in words at the field."""

    required_css_class = "required"
    error_css_class = "invalid"


class PortalModelForm(forms.ModelForm):
    """The same for a model; what it saves is decided by a domain call, never by ``save``."""

    required_css_class = "required"
    error_css_class = "invalid"

    @property
    def changes(self) -> dict[str, Any]:
        """The values that differ from the record as it was."""
        return {name: self.cleaned_data[name] for name in self.changed_data}
