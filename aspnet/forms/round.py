"""What the pages of a renewal round ask: the coordinator to open it, the school to answer."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from unesco_portal.core import dates
from unesco_portal.core.forms import PortalForm, PortalModelForm

from ..enums import CHANGEABLE_FIELDS, Answer, Level
from ..models import Institution, RenewalRound
from .institution import CodesCheckboxes, InstitutionFields

LEARNED = (
    ("phone", _("by telephone")),
    ("letter", _("by letter or on the printed form")),
    ("mail", _("by mail to the office")),
    ("visit", _("at a visit or meeting")),
)


class RoundForm(PortalModelForm):
    """What opens a round: sensible values stand there already."""

    reminder_days = forms.CharField(
        label=_("Reminders, days before the last day"),
        required=False,
        max_length=40,
        help_text=_("Whole numbers with commas, at most six: 21, 7. Empty: no reminder."),
    )

    class Meta:
        model = RenewalRound
        fields = ["title", "closes_on", "reminder_days"]
        widgets = {"closes_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = dates.today()
        kwargs.setdefault("initial", {})
        kwargs["initial"] = {
            "title": _("Renewal %(year)s") % {"year": today.year},
            "closes_on": today + datetime.timedelta(days=settings.ROUND_DAYS),
            "reminder_days": ", ".join(map(str, settings.ROUND_REMINDER_DAYS)),
        } | kwargs["initial"]
        super().__init__(*args, **kwargs)

    def clean_reminder_days(self) -> list[int]:
        """``21, 7`` as numbers."""
        parts = [part.strip() for part in self.cleaned_data["reminder_days"].split(",")]
        parts = [part for part in parts if part]
        if not all(part.isascii() and part.isdigit() and 0 < int(part) < 366 for part in parts):
            raise forms.ValidationError(_("Write whole numbers from 1 to 365, with commas."))
        if len(parts) > 6:
            raise forms.ValidationError(_("At most six reminders."))
        return sorted({int(part) for part in parts}, reverse=True)

    def clean_closes_on(self) -> datetime.date:
        """A day to come: schools need time."""
        day = self.cleaned_data["closes_on"]
        if day <= dates.today():
            raise forms.ValidationError(_("Choose a day after today."))
        return day

    def _post_clean(self) -> None:
        """The domain validates the round once its network is known."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class WhoAnswersForm(PortalForm):
    """Who answers for the school: kept for the coordinator, never public."""

    answered_by = forms.CharField(
        label=_("Your name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Only your National Coordinator sees it."),
    )
    answered_as = forms.CharField(label=_("Your function at the school"), max_length=150)

    @property
    def person(self) -> dict[str, str]:
        """Name and function, as an answer keeps them."""
        found = self.cleaned_data
        return {"name": found["answered_by"], "function": found["answered_as"]}


class LeaveForm(WhoAnswersForm):
    """The school says that it wants to leave the network."""

    note = forms.CharField(
        label=_("What should the coordinator know?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SchoolChangeForm(InstitutionFields):
    """What a school may change of its record; name, town and mail are checked one by one."""

    levels = CodesCheckboxes(label=_("Levels"), choices=Level.choices, required=False)
    answered_by = forms.CharField(
        label=_("Your name"), max_length=150, help_text=_("Only your National Coordinator sees it.")
    )
    answered_as = forms.CharField(label=_("Your function at the school"), max_length=150)

    class Meta:
        model = Institution
        fields = list(CHANGEABLE_FIELDS)

    person = WhoAnswersForm.person

    @property
    def changes(self) -> dict[str, Any]:
        """The facts that differ; an emptied number is unknown."""
        found = super().changes
        return {name: found[name] for name in CHANGEABLE_FIELDS if name in found}


class OnBehalfForm(PortalForm):
    """The coordinator records what a school said otherwise."""

    answer = forms.ChoiceField(
        label=_("What did the school say?"),
        choices=[
            (Answer.CONFIRMED.value, Answer.CONFIRMED.label),
            (Answer.WITHDRAWAL.value, Answer.WITHDRAWAL.label),
        ],
        help_text=_("Has something changed? Correct the record first; then nothing has changed."),
    )
    learned = forms.ChoiceField(label=_("How did you learn it?"), choices=LEARNED)
    answered_by = forms.CharField(label=_("Who said it"), max_length=150, required=False)
    answered_as = forms.CharField(label=_("Function at the school"), max_length=150, required=False)
    note = forms.CharField(label=_("Note"), max_length=800, required=False)

    @property
    def words(self) -> str:
        """How it was learned, and the note, as the trail keeps them."""
        learned = str(dict(LEARNED)[self.cleaned_data["learned"]])
        return ". ".join(part for part in (learned, self.cleaned_data["note"]) if part)


class RejectForm(PortalForm):
    """Why a change is rejected."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The school reads it on its page."),
    )


class SheetForm(PortalForm):
    """The filled spreadsheet of a round."""

    sheet = forms.FileField(
        label=_("The filled spreadsheet"),
        help_text=_("The .xlsx file you downloaded here, with its first row as it was."),
    )
    good_rows_only = forms.BooleanField(
        label=_("Where some rows have problems, take the others all the same"), required=False
    )
