"""What pages ask a reviewer, and whoever invites one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.forms import PortalModelForm

from ..enums import INVITED_LEVELS, Recommendation, ReviewLevel
from ..models import Institution, Review


class ReviewForm(PortalModelForm):
    """A review: conflict of interest, the three criteria, recommendation."""

    has_conflict = forms.TypedChoiceField(
        label=_("Do you have a conflict of interest in this case?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=_("For example: you work there, a relative does, or you advised this school."),
    )
    conflict_statement = forms.CharField(
        label=_("In your own words: your relation to this school"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("“None” is an answer, too."),
    )
    recommendation = forms.ChoiceField(
        label=_("What do you recommend?"),
        choices=[("", _("Nothing: I have a conflict of interest")), *Recommendation.choices],
        required=False,
    )

    class Meta:
        model = Review
        fields = [
            "has_conflict",
            "conflict_statement",
            "teaching",
            "environment",
            "exchange",
            "recommendation",
        ]
        widgets = {
            name: forms.Textarea(attrs={"rows": 4})
            for name in ("teaching", "environment", "exchange")
        }

    def _post_clean(self) -> None:
        """The domain validates the review as a whole."""


class ReviewInvitationForm(PortalModelForm):
    """Whom to ask for an opinion."""

    level = forms.ChoiceField(
        label=_("Level"),
        choices=[(level.value, level.label) for level in ReviewLevel if level in INVITED_LEVELS],
    )
    school = forms.CharField(
        label=_("Peer school"),
        required=False,
        max_length=10,
        help_text=_("For a peer review: the code of the school, such as ASP-7K3M9X."),
    )

    class Meta:
        model = Review
        fields = ["level", "school", "reviewer_name", "reviewer_email", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewer_email"].required = True

    def clean_school(self) -> Institution | None:
        """A member by its code."""
        code = self.cleaned_data["school"].strip().upper()
        if not code:
            return None
        school = Institution.objects.members().filter(public_id=code).first()
        if school is None:
            raise forms.ValidationError(_("No member has this code. Look it up in the directory."))
        return school

    def _post_clean(self) -> None:
        """The domain validates the invitation once its case is known."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)
