"""What pages ask about certificates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm

MOST_CHARACTERS = 8000


class CheckForm(PortalForm):
    """A code or a signed text to check."""

    text = forms.CharField(
        label=_("Code or signed text"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "The code printed on the certificate, such as CER-7K3M9X; or the text in its second"
            " square code, all of it."
        ),
    )


class CertificateIssueForm(PortalForm):
    """Which certificates of a country to issue."""

    replaces_expired = forms.BooleanField(
        label=_("Also replace certificates whose term is over"),
        required=False,
        help_text=_("A new term is a decision: leave it out to renew schools one by one."),
    )
    replaces_renamed = forms.BooleanField(
        label=_("Also replace certificates with a former name"),
        required=False,
        help_text=_("The new ones have today's name and the term of the old ones."),
    )
