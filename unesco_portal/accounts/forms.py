"""What pages ask about accounts."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm, PortalModelForm

from .models import Invitation, User


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

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict:
        """Both must be equal, and strong enough."""
        data = super().clean()
        if data.get("password1") and data.get("password2"):
            if data["password1"] != data["password2"]:
                self.add_error("password2", _("The two passwords differ."))
            else:
                try:
                    password_validation.validate_password(data["password1"], User(email=self.email))
                except forms.ValidationError as error:
                    self.add_error("password1", error)
        return data


class InvitationForm(PortalModelForm):
    """Whom to invite."""

    class Meta:
        model = Invitation
        fields = ["email", "given_name", "family_name", "role", "title", "language"]


class SendInvitationForm(forms.ModelForm):
    """The back office's form: it tells what the act of sending would refuse."""

    def clean(self) -> dict:
        """Nobody is invited twice to the same."""
        data = super().clean()
        fields = {name: data.get(name) for name in ("role", "country", "area")}
        same = Invitation.objects.open().filter(email=data.get("email", "").lower(), **fields)
        if same.exists():
            raise forms.ValidationError(_("There is already an invitation like this one."))
        return data


class MailChoiceForm(PortalModelForm):
    """When to be told by mail."""

    class Meta:
        model = User
        fields = ["mail_choice"]
        widgets = {"mail_choice": forms.RadioSelect}


class SavedFilterForm(PortalForm):
    """Under which name to keep the present filter."""

    name = forms.CharField(label=_("Save this filter as"), max_length=80)


class LanguageForm(PortalForm):
    """The reader's language."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False, max_length=2000)
