"""What pages ask about accounts."""

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm, PortalModelForm

from .models import Invitation


class AcceptInvitationForm(PortalForm):
    """A password for the new account."""

    password1 = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least twelve characters, not a common word, not your address."),
        strip=False,
    )
    password2 = forms.CharField(
        label=_("The same password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean(self) -> dict:
        """Both must be equal, and strong enough."""
        data = super().clean()
        if data.get("password1") and data.get("password2"):
            if data["password1"] != data["password2"]:
                self.add_error("password2", _("The two passwords differ."))
            else:
                try:
                    password_validation.validate_password(data["password1"])
                except forms.ValidationError as error:
                    self.add_error("password1", error)
        return data


class InvitationForm(PortalModelForm):
    """Whom to invite."""

    class Meta:
        model = Invitation
        fields = ["email", "given_name", "family_name", "role", "title", "language"]


class LanguageForm(PortalForm):
    """The reader's language."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False, max_length=2000)
