"""What pages ask about the areas of a network."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.forms import InvitationForm
from unesco_portal.core.forms import PortalForm, PortalModelForm
from unesco_portal.people.models import Area

from ..filters import OUTSIDE


class AreaForm(PortalModelForm):
    """An area: its names, from when to when, and whether everybody sees it."""

    class Meta:
        model = Area
        fields = ["name_en", "name_fr", "name_es", "start_on", "end_on", "is_public"]


class AreaInvitationForm(InvitationForm):
    """Whom to invite to coordinate an area: the role is given."""

    class Meta(InvitationForm.Meta):
        fields = [name for name in InvitationForm.Meta.fields if name != "role"]

    def _post_clean(self) -> None:
        """The domain validates the invitation once its area is known."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class AssignAreaForm(PortalForm):
    """Into which area the chosen schools go."""

    area = forms.ChoiceField(label=_("Area"))
    reason = forms.CharField(
        label=_("Why is this changed?"),
        max_length=400,
        required=False,
        help_text=_("Kept in the history."),
    )

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = Area.objects.current().in_country(country).order_by("name_en", "pk")
        self.areas = {area.public_id: area for area in areas}
        named = [(code, area.name) for code, area in self.areas.items()]
        self.fields["area"].choices = [("", _("Choose an area")), *named, (OUTSIDE, _("no area"))]

    def clean_area(self) -> Area | None:
        """The area itself; none is a choice, too."""
        return self.areas.get(self.cleaned_data["area"])
