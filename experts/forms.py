"""What pages ask about terms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.workflow.forms import TransitionForm

from .enums import EARLY_END_REASONS

REASONS = [(reason.value, reason.label) for reason in EARLY_END_REASONS]


class EndTermForm(TransitionForm):
    """Ending a term needs a reason from the list and words."""

    end_reason = forms.ChoiceField(label=_("Reason"), choices=REASONS)
    field_order = ["end_reason", "reason"]
