"""What a note in a journal asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm
from unesco_portal.workflow.models.note import MOST_CHARACTERS


class NoteForm(PortalForm):
    """A text; the code of the note it corrects, if it does."""

    text = forms.CharField(
        label=_("New note"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For coordinators, National Commission and UNESCO. It stays as written."),
    )
    corrects = forms.CharField(
        label=_("Corrects the note"),
        max_length=10,
        required=False,
        help_text=_("Its code, where this note corrects an earlier one."),
    )
