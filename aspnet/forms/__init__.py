"""What the network's pages ask a person."""

from .application import (
    ActivitiesForm,
    ApplicationFields,
    AttachmentForm,
    CompletionForm,
    DeclineForm,
    ExtensionForm,
    LostLinkForm,
    PeopleForm,
    SimilarForm,
)
from .certificate import CertificateIssueForm, CheckForm
from .imports import ApplyForm, ColumnsForm, DecisionForm, UploadForm
from .institution import (
    ExpressionOfInterestForm,
    FirstStepForm,
    InstitutionForm,
    InstitutionStepForm,
)
from .network import CoordinatorInvitationForm
from .pathway import PathwayForm, StageFormSet, WindowFormSet
from .review import ReviewForm, ReviewInvitationForm

__all__ = [
    "ActivitiesForm",
    "ApplicationFields",
    "ApplyForm",
    "AttachmentForm",
    "CertificateIssueForm",
    "CheckForm",
    "ColumnsForm",
    "CompletionForm",
    "CoordinatorInvitationForm",
    "DecisionForm",
    "DeclineForm",
    "ExpressionOfInterestForm",
    "ExtensionForm",
    "FirstStepForm",
    "InstitutionForm",
    "InstitutionStepForm",
    "LostLinkForm",
    "PathwayForm",
    "PeopleForm",
    "ReviewForm",
    "ReviewInvitationForm",
    "SimilarForm",
    "StageFormSet",
    "UploadForm",
    "WindowFormSet",
]
