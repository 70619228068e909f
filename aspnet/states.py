"""The life cycles of the network: who holds a case in each state, and for how long at most."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.accounts.roles import AREA_ROLES, COORDINATOR_ROLES, Role
from unesco_portal.workflow.states import Holder, Machine, State

from .enums import (
    ApplicationStatus,
    CertificateStatus,
    ImportStatus,
    MembershipStatus,
    NationalReportStatus,
    PathwayStatus,
    ReportStatus,
    ReviewStatus,
    RoundStatus,
    TwinningStatus,
    YearStatus,
)

COORDINATOR = Holder(
    roles=COORDINATOR_ROLES,
    fallback=frozenset({Role.NATIONAL_COMMISSION, Role.ASPNET_COORDINATION}),
)
AREA = Holder(roles=AREA_ROLES, otherwise=COORDINATOR)
HEADQUARTERS = Holder(roles=frozenset({Role.ASPNET_COORDINATION}))
SCHOOL = _("the school")
PORTAL = _("the portal")

APPLICATION = Machine(
    "aspnet.Application",
    states=(
        State(ApplicationStatus.DRAFT, None, "APPLICATION_VERIFICATION_DAYS", SCHOOL),
        State(ApplicationStatus.SUBMITTED, COORDINATOR, "APPLICATION_REVIEW_DAYS"),
        State(ApplicationStatus.IN_REVIEW, COORDINATOR, "APPLICATION_REVIEW_DAYS"),
        State(ApplicationStatus.RETURNED, None, "APPLICATION_COMPLETION_DAYS", SCHOOL, COORDINATOR),
        State(
            ApplicationStatus.IN_STAGE,
            COORDINATOR,
            "APPLICATION_STAGE_DAYS",
            due_field="stage_until",
        ),
        State(ApplicationStatus.RECOMMENDED, HEADQUARTERS, "APPLICATION_DECISION_DAYS"),
        State(ApplicationStatus.ADMITTED),
        State(ApplicationStatus.DECLINED),
        State(ApplicationStatus.WITHDRAWN),
        State(ApplicationStatus.LAPSED),
    ),
    country_path="institution__country_id",
    select_related=("institution",),
    rest_field="rests_until",
)

PATHWAY = Machine(
    "aspnet.PathwayVersion",
    states=(
        # What a source tells waits for nobody: a coordinator may adopt it or not.
        State(PathwayStatus.DESCRIBED, outside=_("a source")),
        State(PathwayStatus.DRAFT, COORDINATOR, "PATHWAY_DRAFT_DAYS"),
        State(PathwayStatus.PROPOSED, HEADQUARTERS, "PATHWAY_DECISION_DAYS"),
        State(PathwayStatus.RETURNED, COORDINATOR, "PATHWAY_DRAFT_DAYS"),
        State(PathwayStatus.APPROVED, outside=_("the network: it is in force")),
        State(PathwayStatus.SUPERSEDED),
    ),
    country_path="country_id",
    select_related=("country",),
)

REVIEW = Machine(
    "aspnet.Review",
    states=(
        State(ReviewStatus.ASKED, AREA, "REVIEW_DAYS"),
        State(ReviewStatus.INVITED, None, "REVIEW_DAYS", _("the reviewer"), COORDINATOR),
        State(ReviewStatus.GIVEN),
        State(ReviewStatus.DECLINED),
        State(ReviewStatus.CANCELLED),
    ),
    country_path="application__institution__country_id",
    area_path="application__institution__area_id",
    select_related=("application__institution",),
)

MEMBERSHIP = Machine(
    "aspnet.Membership",
    states=(
        # A membership has no stated end: it is a standing, not a case that waits for somebody.
        State(MembershipStatus.MEMBER, outside=SCHOOL),
        State(MembershipStatus.DORMANT, outside=SCHOOL),
        State(MembershipStatus.TERMINATION_PROPOSED, HEADQUARTERS, "TERMINATION_DECISION_DAYS"),
        State(MembershipStatus.WITHDRAWN),
        State(MembershipStatus.TERMINATED),
        State(MembershipStatus.ENDED),
    ),
    country_path="institution__country_id",
    select_related=("institution",),
)

CERTIFICATE = Machine(
    "aspnet.Certificate",
    states=(
        # That a term is over follows from the date: nobody has to act for it.
        State(CertificateStatus.VALID, outside=SCHOOL),
        State(CertificateStatus.REPLACED),
        State(CertificateStatus.REVOKED),
    ),
    country_path="country_id",
    select_related=("membership__institution",),
)

IMPORT = Machine(
    "aspnet.ImportBatch",
    states=(
        State(ImportStatus.UPLOADED, COORDINATOR, "IMPORT_DECISION_DAYS"),
        State(ImportStatus.MAPPED, None, "IMPORT_WORK_DAYS", PORTAL, COORDINATOR),
        State(ImportStatus.CHECKING, None, "IMPORT_WORK_DAYS", PORTAL, COORDINATOR),
        State(ImportStatus.CHECKED, COORDINATOR, "IMPORT_DECISION_DAYS"),
        State(ImportStatus.APPLYING, None, "IMPORT_WORK_DAYS", PORTAL, COORDINATOR),
        State(ImportStatus.PROPOSED, HEADQUARTERS, "IMPORT_APPROVAL_DAYS"),
        State(ImportStatus.APPLIED),
        State(ImportStatus.UNDOING, None, "IMPORT_WORK_DAYS", PORTAL, COORDINATOR),
        State(ImportStatus.UNDONE),
        State(ImportStatus.CANCELLED),
        State(ImportStatus.FAILED),
    ),
    country_path="network__country_id",
    select_related=("network",),
)

SCHOOL_YEAR = Machine(
    "aspnet.SchoolYear",
    states=(
        State(
            YearStatus.OPEN,
            None,
            "SCHOOL_YEAR_OPEN_DAYS",
            _("the schools of the network"),
            COORDINATOR,
        ),
        State(YearStatus.LOCKED),
    ),
    country_path="network__country_id",
    select_related=("network",),
)

SCHOOL_REPORT = Machine(
    "aspnet.SchoolReport",
    states=(
        State(ReportStatus.OPEN, None, "REPORT_WRITING_DAYS", SCHOOL, COORDINATOR),
        State(ReportStatus.DRAFT, None, "REPORT_WRITING_DAYS", SCHOOL, COORDINATOR),
        State(ReportStatus.SUBMITTED, COORDINATOR, "REPORT_READING_DAYS"),
        State(ReportStatus.RETURNED, None, "REPORT_WRITING_DAYS", SCHOOL, COORDINATOR),
        State(ReportStatus.ACCEPTED),
        State(ReportStatus.PUBLISHED),
        State(ReportStatus.MISSING),
    ),
    country_path="school_year__network__country_id",
    select_related=("membership__institution", "school_year__network"),
    most_listed=5,
    is_told_in_digest=True,
)

NATIONAL_REPORT = Machine(
    "aspnet.NationalReport",
    states=(
        State(
            NationalReportStatus.DRAFT,
            None,
            "NATIONAL_REPORT_DAYS",
            _("the National Coordinator"),
            COORDINATOR,
        ),
        State(NationalReportStatus.SENT),
    ),
    country_path="network__country_id",
    select_related=("network__country", "school_year"),
)

ROUND = Machine(
    "aspnet.RenewalRound",
    states=(
        State(RoundStatus.OPEN, COORDINATOR, "ROUND_OPEN_DAYS"),
        State(RoundStatus.CLOSING, COORDINATOR, "ROUND_CLOSING_DAYS"),
        State(RoundStatus.CLOSED),
        State(RoundStatus.CANCELLED),
    ),
    country_path="network__country_id",
    select_related=("network",),
)

TWINNING = Machine(
    "aspnet.Twinning",
    states=(
        State(TwinningStatus.PROPOSED, AREA, "TWINNING_ANSWER_DAYS"),
        # Its last day, where one is planned, ends it by a clock.
        State(TwinningStatus.AGREED, outside=_("the two schools")),
        State(TwinningStatus.ENDED),
        State(TwinningStatus.DECLINED),
        State(TwinningStatus.WITHDRAWN),
    ),
    country_path="partner__country_id",
    area_path="partner__area_id",
    select_related=("school", "partner"),
)
