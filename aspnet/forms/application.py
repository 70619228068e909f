"""What pages ask about an application."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalForm, PortalModelForm
from unesco_portal.workflow.forms import TransitionForm

from ..enums import AttachmentKind, DeclineReason, SimilarAnswer
from ..models import Application, Institution
from ..models.pathway import MOST_MONTHS
from .institution import CodesCheckboxes, level_choices


class ApplicationFields(PortalModelForm):
    """A school's expression of interest: the people and the reasons."""

    class Meta:
        model = Application
        fields = [
            "contact_name",
            "contact_function",
            "contact_email",
            "head_name",
            "motivation",
            "teaching",
            "teaching_planned",
            "environment",
            "environment_planned",
            "exchange",
            "exchange_planned",
            "is_commitment_given",
        ]
        labels = {
            "is_commitment_given": _(
                "Our head and our whole community commit themselves voluntarily to UNESCO's values."
            )
        }
        widgets = {
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "motivation": forms.Textarea(attrs={"rows": 5}),
            "teaching": forms.Textarea(attrs={"rows": 4}),
            "teaching_planned": forms.Textarea(attrs={"rows": 3}),
            "environment": forms.Textarea(attrs={"rows": 4}),
            "environment_planned": forms.Textarea(attrs={"rows": 3}),
            "exchange": forms.Textarea(attrs={"rows": 4}),
            "exchange_planned": forms.Textarea(attrs={"rows": 3}),
        }

    needed = ("contact_name", "head_name", "motivation", "is_commitment_given")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed:
            if name in self.fields:
                self.fields[name].required = True

    def _post_clean(self) -> None:
        """The domain validates the whole application once its institution is known."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class PeopleForm(ApplicationFields):
    """A page of the form: who writes, who leads, and the head's declaration."""

    class Meta(ApplicationFields.Meta):
        fields = ["contact_name", "contact_function", "head_name", "is_commitment_given"]


class ActivitiesForm(ApplicationFields):
    """A page of the form: reasons, and what is done and planned for each criterion."""

    class Meta(ApplicationFields.Meta):
        fields = [
            "motivation",
            "teaching",
            "teaching_planned",
            "environment",
            "environment_planned",
            "exchange",
            "exchange_planned",
        ]


class CompletionForm(ApplicationFields):
    """What a school may complete after a return: everything but country and confirmed address."""

    name = forms.CharField(label=_("Name"), max_length=250)
    city = forms.CharField(label=_("Town"), max_length=120)
    levels = CodesCheckboxes(label=_("What do you teach?"), choices=level_choices)
    field_order = ["name", "city", "levels"]

    class Meta(ApplicationFields.Meta):
        fields = [name for name in ApplicationFields.Meta.fields if name != "contact_email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        institution = kwargs["instance"].institution
        own = {name: getattr(institution, name) for name in ("name", "city", "levels")}
        super().__init__(*args, **kwargs | {"initial": own | kwargs.get("initial", {})})


class SimilarForm(PortalForm):
    """Whether one of the similar institutions is the writer's own."""

    similar = forms.ChoiceField(
        label=_("Is one of these schools yours?"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, similar: list[Institution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["similar"].choices = [
            *(
                (row.public_id, _("This is us: %(school)s") % {"school": words(row)})
                for row in similar
            ),
            (SimilarAnswer.ANOTHER.value, _("None of them: ours is another school")),
        ]


def words(institution: Institution) -> str:
    """An institution as the directory names it."""
    return f"{institution.name}, {institution.city} ({institution.public_id})"


class LostLinkForm(PortalForm):
    """Where the lost link was sent to."""

    email = forms.EmailField(
        label=_("E-mail of the institution"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("The address given in the application."),
    )


class AttachmentForm(PortalForm):
    """One document to add."""

    kind = forms.ChoiceField(label=_("What it is"), choices=AttachmentKind.choices)
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # told in words of its own
        max_length=250,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.docx,.odt"}),
    )


class DeclineForm(TransitionForm):
    """Declining needs a reason from the list and words."""

    decline_reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", _("Choose a reason")), *DeclineReason.choices]
    )
    field_order = ["decline_reason", "reason"]


class ExtensionForm(TransitionForm):
    """How much longer a stage may last."""

    months = forms.IntegerField(
        label=_("Months more"), min_value=1, max_value=MOST_MONTHS, initial=6
    )
    field_order = ["months", "reason"]
