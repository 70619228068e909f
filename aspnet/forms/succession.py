"""What pages ask of terms, mergers, splits and duplicates."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.dates import PartialDateField, validate_happened, validate_partial_date
from unesco_portal.core.forms import PortalForm

from ..enums import JOINING

FIRST_YEAR, LAST_YEAR = "1900", "2200"


def validate_year(text: str) -> None:
    """Terms are counted on from these dates: centuries away there is nothing to count."""
    if text[:4].isdigit() and not FIRST_YEAR <= text[:4] <= LAST_YEAR:
        words = _("Write a year from %(first)s to %(last)s.")
        raise ValidationError(words, params={"first": FIRST_YEAR, "last": LAST_YEAR})


def partial_date(label: Any, help_text: Any = None) -> forms.Field:
    """A date of any precision; empty means not known."""
    field = PartialDateField(label).formfield()
    assert field is not None
    field.validators += [validate_partial_date, validate_year]  # a form asks before the model does
    if help_text is not None:
        field.help_text = help_text
    return field


def past_date(label: Any) -> forms.Field:
    """The date of what has happened already."""
    field = partial_date(label)
    field.validators.append(validate_happened)
    return field


class JoiningForm(PortalForm):
    """One institution has joined another: which, when, and why."""

    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in JOINING], widget=forms.HiddenInput
    )
    other = forms.CharField(max_length=10, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    happened_on = past_date(_("When it happened"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: the decree, or the letter of the head. Officials read it."),
    )


class SplitForm(PortalForm):
    """A new institution is born from another."""

    name = forms.CharField(label=_("Name of the new institution"), max_length=250)
    city = forms.CharField(label=_("Town"), max_length=120)
    continues = forms.TypedChoiceField(
        label=_("Does the present institution go on?"),
        choices=[
            ("yes", _("Yes, it goes on")),
            ("no", _("No, it ends: its membership ends today")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    happened_on = past_date(_("When it happened"))
    reason = forms.CharField(
        label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class RenewalForm(PortalForm):
    """The next term of a membership."""

    starts_on = partial_date(
        _("From"), _("Empty: the day after the present term, or today if that is over or open.")
    )
    ends_on = partial_date(_("To"), _("Empty: as long as the national pathway in force says."))
    seen = forms.CharField(max_length=30, required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Note"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
