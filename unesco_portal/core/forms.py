"""The base of every form: fields carry what a browser needs to help."""

from typing import Any

from django import forms

# What a browser may fill in by itself (WCAG 2.2, 1.3.5), by the name of the field.
AUTOCOMPLETE = {
    "contact_name": "name",
    "contact_function": "organization-title",
    "contact_email": "email",
    "email": "email",
    "phone": "tel",
    "website": "url",
    "address": "street-address",
    "postal_code": "postal-code",
    "city": "address-level2",
    "country": "country",
}


class Helpful(forms.BaseForm):
    """Fields whose purpose a browser knows say so, unless their widget says something else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, purpose in AUTOCOMPLETE.items():
            if name in self.fields:
                self.fields[name].widget.attrs.setdefault("autocomplete", purpose)


class PortalForm(Helpful, forms.Form):
    """A form rendered with our own templates; errors are told in words at the field."""

    required_css_class = "required"
    error_css_class = "invalid"


class PortalModelForm(Helpful, forms.ModelForm):
    """The same for a model; what it saves is decided by a domain call, never by ``save``."""

    required_css_class = "required"
    error_css_class = "invalid"

    @property
    def changes(self) -> dict[str, Any]:
        """The values that differ from the record as it was."""
        return {name: self.cleaned_data[name] for name in self.changed_data}
