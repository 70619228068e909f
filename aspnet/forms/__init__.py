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
from .area import AreaForm, AreaInvitationForm, AssignAreaForm
from .certificate import CertificateIssueForm, CheckForm
from .compliance import (
    AssessmentForm,
    NationalReportForm,
    ProposeTerminationForm,
    SchoolYearForm,
    StatementForm,
)
from .imports import ApplyForm, ColumnsForm, DecisionForm, UploadForm
from .institution import (
    ExpressionOfInterestForm,
    FirstStepForm,
    InstitutionForm,
    InstitutionStepForm,
)
from .journal import NoteForm
from .mailing import MailingForm
from .network import CoordinatorInvitationForm
from .pathway import PathwayForm, StageFormSet, WindowFormSet
from .reports import AnswersForm, consent_fields, part_formset, reason_field
from .review import ReviewForm, ReviewInvitationForm
from .round import (
    LeaveForm,
    OnBehalfForm,
    RejectForm,
    RoundForm,
    SchoolChangeForm,
    SheetForm,
    WhoAnswersForm,
)
from .succession import JoiningForm, RenewalForm, SplitForm
from .twinning import TwinningForm

__all__ = [
    "ActivitiesForm",
    "AnswersForm",
    "ApplicationFields",
    "ApplyForm",
    "AreaForm",
    "AreaInvitationForm",
    "AssessmentForm",
    "AssignAreaForm",
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
    "JoiningForm",
    "LeaveForm",
    "LostLinkForm",
    "MailingForm",
    "NationalReportForm",
    "NoteForm",
    "OnBehalfForm",
    "PathwayForm",
    "PeopleForm",
    "ProposeTerminationForm",
    "RejectForm",
    "RenewalForm",
    "ReviewForm",
    "ReviewInvitationForm",
    "RoundForm",
    "SchoolChangeForm",
    "SchoolYearForm",
    "SheetForm",
    "SimilarForm",
    "SplitForm",
    "StageFormSet",
    "StatementForm",
    "TwinningForm",
    "UploadForm",
    "WhoAnswersForm",
    "WindowFormSet",
    "consent_fields",
    "part_formset",
    "reason_field",
]
