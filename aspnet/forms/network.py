"""What pages ask about a network."""

from typing import Any

from unesco_portal.accounts.forms import InvitationForm
from unesco_portal.accounts.roles import COORDINATOR_ROLES


class CoordinatorInvitationForm(InvitationForm):
    """Whom to invite to coordinate."""

    class Meta(InvitationForm.Meta):
        fields = InvitationForm.Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [
            (role.value, role.label) for role in sorted(COORDINATOR_ROLES, reverse=True)
        ]

    def _post_clean(self) -> None:
        """The domain validates the invitation once its country is known."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)
