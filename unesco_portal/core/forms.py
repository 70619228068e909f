"""The base of every form: fields carry what a browser needs to help."""

from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

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
# Characters that nobody sees, as they come with text copied from elsewhere; tab and ends of lines
# stay, and the null character is refused in words by the fields themselves.
UNSEEN = dict.fromkeys([*range(0x01, 0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)]) | {
    0x0B: " ",  # a line or page that ended here
    0x0C: " ",
}


class Helpful(forms.BaseForm):
    """Fields whose purpose a browser knows say so, unless their widget says something else.

    A long text says how long it may be and is never cut by the browser; no text keeps characters
    that nobody sees.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, purpose in AUTOCOMPLETE.items():
            if name in self.fields:
                self.fields[name].widget.attrs.setdefault("autocomplete", purpose)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                tell_limit(field)

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        """What was typed, without the characters that nobody sees."""
        value = super()._widget_data_value(widget, html_name)  # type: ignore[misc]  # not in the stubs
        return value.translate(UNSEEN) if isinstance(value, str) else value


def tell_limit(field: forms.Field) -> None:
    """Say in words how long a text may be: at ``maxlength`` a browser cuts what is pasted."""
    if most := field.widget.attrs.pop("maxlength", None):
        limit = _("At most %(count)s characters.") % {
            "count": number_format(most, force_grouping=True)
        }
        field.help_text = format_html("{} {}", field.help_text, limit) if field.help_text else limit


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
