"""What the network's pages ask a person."""

from .application import ApplicationFields, CompletionForm, DeclineForm
from .certificate import CertificateIssueForm, CheckForm
from .institution import ExpressionOfInterestForm, InstitutionForm
from .network import CoordinatorInvitationForm

__all__ = [
    "ApplicationFields",
    "CertificateIssueForm",
    "CheckForm",
    "CompletionForm",
    "CoordinatorInvitationForm",
    "DeclineForm",
    "ExpressionOfInterestForm",
    "InstitutionForm",
]
