"""What the network's pages ask a person."""

from .application import ApplicationFields, CompletionForm, DeclineForm
from .institution import ExpressionOfInterestForm, InstitutionForm
from .network import CoordinatorInvitationForm

__all__ = [
    "ApplicationFields",
    "CompletionForm",
    "CoordinatorInvitationForm",
    "DeclineForm",
    "ExpressionOfInterestForm",
    "InstitutionForm",
]
