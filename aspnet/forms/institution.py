"""What pages ask about an institution."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalModelForm
from unesco_portal.reference.models import Theme
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES

from ..enums import HIGHER_EDUCATION, Level
from ..models import Institution, NationalNetwork

CURRENT_TAXONOMY = "aspnet-2025"


def country_choices() -> list[tuple[str, str]]:
    """Only countries with a network: others cannot answer an application."""
    codes = set(NationalNetwork.objects.active().values_list("country_id", flat=True))
    return [("", _("Choose a country"))] + [
        pair for pair in COUNTRIES.choices() if pair[0] in codes
    ]


def theme_choices() -> list[tuple[str, str]]:
    """The themes of the present strategy."""
    themes = Theme.objects.filter(taxonomy__code=CURRENT_TAXONOMY).order_by("position")
    return [(theme.code, theme.name) for theme in themes]


def level_choices() -> list[tuple[str, str]]:
    """The levels, and the one that is refused with a pointer to the right network."""
    return [*Level.choices, (HIGHER_EDUCATION, _("university or other higher education"))]


class CodesCheckboxes(forms.MultipleChoiceField):
    """Several codes, each with a box."""

    widget = forms.CheckboxSelectMultiple


class InstitutionFields(PortalModelForm):
    """The facts of an institution that people outside give."""

    languages = forms.MultipleChoiceField(
        label=_("Languages of instruction"),
        choices=LANGUAGES.choices,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    themes = CodesCheckboxes(label=_("Themes"), choices=theme_choices, required=False)


class ExpressionOfInterestForm(InstitutionFields):
    """A school's expression of interest: the institution."""

    country = forms.ChoiceField(
        label=_("Country"),
        choices=country_choices,
        help_text=_("Only countries with a national network are listed."),
    )
    levels = CodesCheckboxes(
        label=_("What do you teach?"),
        choices=level_choices,
        help_text=_("Tick all that apply."),
    )

    class Meta:
        model = Institution
        fields = [
            "country",
            "name",
            "city",
            "levels",
            "ownership",
            "languages",
            "themes",
            "website",
            "pupil_count",
        ]
        help_texts = {
            "name": _(
                "Exactly as it should stand on the certificate; with the town only if the town is"
                " part of the name."
            )
        }

    def clean_country(self) -> Any:
        """The model wants the country itself."""
        return COUNTRIES.all()[self.cleaned_data["country"]]

    def _post_clean(self) -> None:
        """The domain validates the whole institution once it is complete."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class FirstStepForm(ExpressionOfInterestForm):
    """The first page of the form: the institution, and the address that proves who writes."""

    contact_email = forms.EmailField(
        label=_("E-mail of the institution"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("The institution's own address, not a personal one. We write to it."),
    )
    field_order = ["country", "name", "city", "contact_email"]

    def _post_clean(self) -> None:
        """The address belongs to the application."""
        for name, value in self.cleaned_data.items():
            if name != "contact_email":
                setattr(self.instance, name, value)


class InstitutionStepForm(ExpressionOfInterestForm):
    """The same page later on: country and address stay, as the link was sent there."""

    country = None

    class Meta(ExpressionOfInterestForm.Meta):
        fields = [name for name in ExpressionOfInterestForm.Meta.fields if name != "country"]


class InstitutionForm(InstitutionFields):
    """What a coordinator corrects. The name on the certificate is among it, with a reason."""

    levels = CodesCheckboxes(label=_("Levels"), choices=Level.choices, required=False)
    reason = forms.CharField(
        label=_("Why is this changed?"),
        max_length=400,
        required=False,
        help_text=_("Kept in the history."),
    )

    class Meta:
        model = Institution
        fields = [
            "name",
            "subdivision",
            "city",
            "address",
            "latitude",
            "longitude",
            "location_precision",
            "website",
            "email",
            "phone",
            "levels",
            "national_type",
            "ownership",
            "setting",
            "languages",
            "themes",
            "pupil_count",
            "staff_count",
            "existence",
        ]

    def _post_clean(self) -> None:
        """Half a point is no second fault beside a coordinate that is wrong itself."""
        super()._post_clean()  # type: ignore[misc]  # the stubs leave it out
        if self.errors.keys() & {"latitude", "longitude"}:
            self.errors.pop(NON_FIELD_ERRORS, None)
