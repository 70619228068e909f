"""What the network's pages ask a person."""

from .application import ApplicationFields, CompletionForm, DeclineForm
from .certificate import CertificateIssueForm, CheckForm
from .imports import ApplyForm, ColumnsForm, DecisionForm, UploadForm
from .institution import ExpressionOfInterestForm, InstitutionForm
from .network import CoordinatorInvitationForm

__all__ = [
    "ApplicationFields",
    "ApplyForm",
    "CertificateIssueForm",
    "CheckForm",
    "ColumnsForm",
    "CompletionForm",
    "CoordinatorInvitationForm",
    "DecisionForm",
    "DeclineForm",
    "ExpressionOfInterestForm",
    "InstitutionForm",
    "UploadForm",
]
