"""What a page asks before an act."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm

from .engine import Reason, Transition

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
