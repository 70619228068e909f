"""Rows of every kind: one that everybody may see, and one that could leak."""

from types import SimpleNamespace

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.db.models import Model
from django.utils import timezone

from aspnet.enums import ApplicationStatus, Standing
from aspnet.models import (
    CampaignParticipation,
    CertificateIssue,
    Confirmation,
    ConfirmationRequest,
    DayCelebration,
    NationalFigure,
    ReportReminder,
    ReportVersion,
    RequirementResult,
    Succession,
)
from tests.census.readers import AREA, ELSEWHERE, HOME, READERS, make_reader
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    InstitutionNameFactory,
    NetworkFactory,
    TermFactory,
    former_member,
    member,
)
from tests.factories.centres import (
    CentreActivityFactory,
    CentreFactory,
    CentreObservationFactory,
)
from tests.factories.certificates import SignatoryFactory, give_certificate
from tests.factories.events import (
    AgendaItemFactory,
    BodyFactory,
    DocumentFactory,
    InterventionFactory,
    MeetingFactory,
    MeetingSeriesFactory,
    OrganiserFactory,
    OutcomeFactory,
    ParticipantFactory,
    PointFactory,
)
from tests.factories.experts import (
    ExpertProfileFactory,
    ExpertTermFactory,
    ProjectFactory,
    former_expert,
    serving_expert,
)
from tests.factories.imports import ImportBatchFactory, ImportMappingFactory, ImportRowFactory
from tests.factories.pathways import (
    AttachmentFactory,
    IntakeWindowFactory,
    PathwayVersionFactory,
    ReviewFactory,
    pathway,
)
from tests.factories.people import (
    AppointmentFactory,
    AreaFactory,
    PersonFactory,
    SavedFilterFactory,
    UserFactory,
)
from tests.factories.reports import (
    AssessmentFactory,
    ExtraRequirementFactory,
    HearingFactory,
    NationalReportFactory,
    fill,
    report_in,
)
from tests.factories.rounds import RenewalRoundFactory, RoundEntryFactory
from tests.factories.twinnings import twinned
from tests.factories.workflow import (
    CorrectionFactory,
    MailingFactory,
    MailingRecipientFactory,
    NoteFactory,
    SuggestionFactory,
)
from unesco_portal.accounts.models import ApiKey, Invitation
from unesco_portal.accounts.models.calendar_address import signer
from unesco_portal.accounts.models.invitation import token_hash
from unesco_portal.accounts.services import renew_calendar
from unesco_portal.people.enums import Role
from unesco_portal.reference.models import InternationalDay
from unesco_portal.workflow.actors import sign
from unesco_portal.workflow.models import AuditEntry, MailOptOut, Mute, Notification, OutgoingMail
from unesco_portal.workflow.muting import PURPOSES

INVITED = "a-token-of-the-census"
MEETING_PARTS = (
    AgendaItemFactory,
    BodyFactory,
    DocumentFactory,
    OrganiserFactory,
    OutcomeFactory,
    PointFactory,
)


def make_rows() -> SimpleNamespace:
    """The rows by name, and the readers."""
    found = SimpleNamespace()
    make_people(found)
    make_centres(found)
    make_network(found)
    make_imports(found)
    make_reports(found)
    make_rounds(found)
    make_experts(found)
    make_meetings(found)
    found.readers = {name: make_reader(name, expert_person=found.expert.person) for name in READERS}
    make_accounts(found)
    make_certificates(found)
    make_successions(found)
    make_twinnings(found)
    return found


def row_of(model: type[Model]) -> Model:
    """The latest row of a model."""
    found = model._base_manager.order_by("-pk").first()
    assert found is not None, f"Make a row of {model._meta.label} in tests/census/rows.py"
    return found


def make_people(found: SimpleNamespace) -> None:
    """Somebody with a public function, somebody without."""
    found.public_person = PersonFactory(given_name="Ada", is_public=True)
    found.private_person = PersonFactory(given_name="Bo", is_public=False)
    for name in ("public", "private"):
        post = AppointmentFactory(
            person=getattr(found, f"{name}_person"),
            role=Role.DEPUTY_COORDINATOR,
            country_id=HOME,
        )
        setattr(found, f"{name}_coordinator", post)


def make_centres(found: SimpleNamespace) -> None:
    """A centre with everything that hangs on it."""
    found.centre = CentreFactory(name="Census centre")
    CentreActivityFactory(centre=found.centre)
    CentreObservationFactory(centre=found.centre)
    for person in (found.public_person, found.private_person):
        AppointmentFactory(person=person, organisation=found.centre)


def make_network(found: SimpleNamespace) -> None:
    """At home and elsewhere: a member, a former member, a candidate, a case of each sort."""
    for code in (HOME, ELSEWHERE):
        NetworkFactory(country_id=code)
    found.area = AreaFactory(name_en=AREA, is_public=True)
    found.area_outside = AreaFactory(name_en="Area outside")
    found.school = member(name="Census school", area=found.area)
    found.school_outside = member(name="School outside", area=found.area_outside)
    found.former_school = former_member(name="Former school")
    found.candidate, found.candidate_outside = (
        InstitutionFactory(standing=Standing.CANDIDATE, name=name, area=area)
        for name, area in (
            ("Candidate at home", found.area),
            ("Candidate outside, at home", found.area_outside),
        )
    )
    found.candidate_elsewhere = InstitutionFactory(
        standing=Standing.CANDIDATE, country_id=ELSEWHERE, name="Candidate elsewhere"
    )
    for school in (found.school, found.candidate):
        InstitutionNameFactory(institution=school, name=f"Other name of {school.name}")
    found.submitted, found.draft, found.returned = (
        ApplicationFactory(status=status, institution__area=found.area)
        for status in (
            ApplicationStatus.SUBMITTED,
            ApplicationStatus.DRAFT,
            ApplicationStatus.RETURNED,
        )
    )
    found.submitted_outside = ApplicationFactory(institution__area=found.area_outside)
    found.submitted_elsewhere = ApplicationFactory(institution__country_id=ELSEWHERE)
    for name in ("submitted", "draft", "returned"):
        setattr(found, f"link_to_{name}", sign("application", getattr(found, name).public_id))
    found.screen_link_to_draft = sign("application-draft", found.draft.public_id)
    make_pathways(found)


def make_pathways(found: SimpleNamespace) -> None:
    """What a network asks: in force and as a draft; reviews and documents of cases."""
    found.pathway = pathway(stages=1)
    IntakeWindowFactory(version=found.pathway)
    found.pathway_draft = PathwayVersionFactory(country_id=HOME)
    found.review = ReviewFactory(application=found.submitted)
    found.review_of_area, found.review_outside = (
        ReviewFactory(application=case, level="sub_national", status="asked", reviewer_email="")
        for case in (found.submitted, found.submitted_outside)
    )
    found.link_to_review = sign("review", found.review.public_id)
    for name in ("submitted", "draft", "returned"):
        attachment = AttachmentFactory(application=getattr(found, name))
        setattr(found, f"document_of_{name}", attachment)


def make_mailings(found: SimpleNamespace) -> None:
    """A mail to a selection at home and one elsewhere, and somebody who asked for none."""
    for name, code in (("mailing_elsewhere", ELSEWHERE), ("mailing", HOME)):
        mailing = MailingFactory(country_id=code)
        MailingRecipientFactory(mailing=mailing)
        setattr(found, name, mailing)
    MailOptOut.objects.create(email="no-mails@test.example")
    found.link_to_opt_out = sign(PURPOSES[Mute.SELECTIONS], "school@test.example")


def make_certificates(found: SimpleNamespace) -> None:
    """One that holds, one that was revoked, and an order for a country."""
    SignatoryFactory()
    found.revoked_certificate = give_certificate(found.school, status="revoked", reason="Census.")
    found.certificate = give_certificate(found.school)
    found.certificate_issue = CertificateIssue.objects.create(
        network=found.school.membership.network, asked_by=found.readers["aspnet_coordination"]
    )


def make_successions(found: SimpleNamespace) -> None:
    """Terms, and a merger of long ago, at home and elsewhere."""
    elsewhere = [member(country_id=ELSEWHERE), former_member(country_id=ELSEWHERE)]
    for later, earlier in (elsewhere, [found.school, found.former_school]):
        TermFactory(membership=later.membership, starts_on="2010")
        found.succession = Succession.objects.create(
            kind="merge",
            predecessor=earlier,
            successor=later,
            reason="Census.",
            decided_by=found.readers["aspnet_coordination"],
            made_at=timezone.now() - timezone.timedelta(days=400),
        )
        found.succession.refresh_from_db()


def make_twinnings(found: SimpleNamespace) -> None:
    """Agreed and proposed, the proposal with somebody at home and between others."""
    elsewhere = member(country_id=ELSEWHERE, name="Partner elsewhere")
    found.twinning = twinned(found.school, elsewhere, status="agreed")
    found.proposal = twinned(elsewhere, found.school, theme_id="aspnet-2025-esd")
    found.proposal_elsewhere = twinned(elsewhere, member(country_id=ELSEWHERE))
    for row in (found.twinning, found.proposal, found.proposal_elsewhere):
        row.refresh_from_db()


def make_imports(found: SimpleNamespace) -> None:
    """A sheet at home and one elsewhere, each with a doubtful row and a remembered heading."""
    for name, code in (("sheet_elsewhere", ELSEWHERE), ("sheet", HOME)):
        batch = ImportBatchFactory(network=NetworkFactory(country_id=code))
        ImportRowFactory(batch=batch, sheet_row=2)
        ImportMappingFactory(network=batch.network)
        batch.refresh_from_db()
        setattr(found, name, batch)


def make_reports(found: SimpleNamespace) -> None:
    """Plans and reports at home and elsewhere, with everything that hangs on them."""
    elsewhere = member(name="School elsewhere", country_id=ELSEWHERE, email="far@test.example")
    found.school_report = report_in("submitted", school=found.school)
    found.draft_report = report_in("draft", school=found.school, kind="plan")
    found.report_outside = report_in("submitted", school=found.school_outside)
    found.report_elsewhere = report_in("submitted", school=elsewhere)
    found.published_report = report_in("published", school=elsewhere, kind="plan")
    for row in (found.school_report, found.report_elsewhere, found.published_report):
        fill(row)
        ReportVersion.objects.create(
            report=row, number=1, content={}, author_label="Census", reason="Census"
        )
        ReportReminder.objects.create(report=row, days=1, sent_on="2026-07-01")
        DayCelebration.objects.create(report=row, day=InternationalDay.objects.first())
        CampaignParticipation.objects.create(report=row, other_name="A campaign")
        year = row.school_year
        fields = {"membership": row.membership, "school_year": year}
        if row is found.published_report:
            continue
        assessment = AssessmentFactory(**fields)
        ExtraRequirementFactory(network=year.network)
        RequirementResult.objects.create(
            assessment=assessment, requirement="plan", result="met", source="plan"
        )
        national = NationalReportFactory(school_year=year)
        NationalFigure.objects.create(
            report=national, code="members", computed=1, as_of=timezone.now()
        )
        HearingFactory(membership=row.membership)
    found.year = found.school_report.school_year
    found.national_report = found.year.national_report
    found.hearing = found.school.membership.hearings.get()
    found.link_to_report = sign("school-report", found.school_report.public_id)
    found.link_to_draft_report = sign("school-report", found.draft_report.public_id)
    found.link_to_published_report = sign("school-report", found.published_report.public_id)
    found.link_to_hearing = sign("hearing", found.hearing.public_id)


def make_rounds(found: SimpleNamespace) -> None:
    """A round at home and elsewhere, a school in each, confirmed and asked to confirm."""
    found.entry = RoundEntryFactory(
        round=RenewalRoundFactory(network=NetworkFactory(country_id=HOME)),
        institution=found.school,
    )
    found.round = found.entry.round
    RoundEntryFactory(round=found.round, institution=found.school_outside)
    elsewhere = RoundEntryFactory(
        round=RenewalRoundFactory(network=NetworkFactory(country_id=ELSEWHERE)),
        institution=member(country_id=ELSEWHERE, name="School elsewhere"),
    )
    for school in (found.school, elsewhere.institution):
        Confirmation.objects.create(institution=school, role="school", channel="import")
        ConfirmationRequest.objects.create(institution=school, since="2020-01-01")
    found.round_link = sign("round", f"{found.round.public_id}/{found.school.public_id}")
    found.confirm_link = sign("confirm", f"{found.school.public_id}/2020-01-01")


def make_experts(found: SimpleNamespace) -> None:
    """Experts: public, no longer public, never public."""
    found.expert = serving_expert()
    found.former_expert = former_expert()
    found.unpublished_expert = ExpertProfileFactory()
    found.term = found.expert.terms.get()
    found.invited_term = ExpertTermFactory(expert=found.unpublished_expert, status="invited")
    found.project = ProjectFactory()


def make_meetings(found: SimpleNamespace) -> None:
    """A meeting everybody may know of and a plan, each with every part."""
    found.series = MeetingSeriesFactory()
    found.meeting = MeetingFactory(series=found.series)
    found.plan = MeetingFactory(planned=True)
    for meeting in (found.meeting, found.plan):
        for part in MEETING_PARTS:
            part(meeting=meeting)
        for person in (found.public_person, found.private_person):
            participant = ParticipantFactory(meeting=meeting, person=person)
            InterventionFactory(participant=participant)


def make_accounts(found: SimpleNamespace) -> None:
    """What accounts leave behind: invitations, notices, mails, keys, devices, acts."""
    found.account = UserFactory()
    administrator = found.readers["administrator"]
    for number, country in enumerate((HOME, ELSEWHERE, None)):
        Invitation.objects.create(
            email=f"invited{number}@test.example",
            family_name="Invited",
            role=Role.NATIONAL_COORDINATOR if country else Role.FIELD_OFFICER,
            country_id=country,
            invited_by=administrator,
            token_hash=token_hash(f"{INVITED}-{number}"),
            expires_at=timezone.now() + timezone.timedelta(days=9),
        )
    found.link_to_invitation = f"{INVITED}-0"
    found.key = ApiKey(name="Partner", contact_email="key@test.example", created_by=administrator)
    found.key.set_new_key()
    found.key.save()
    for user in (found.account, administrator):
        Notification.objects.create(user=user, subject="Notice", body="Text")
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    make_mailings(found)
    calendar = renew_calendar(found.readers["national_coordinator"])
    found.calendar_token = signer().sign(calendar.key)
    for school in (found.candidate_elsewhere, found.candidate_outside, found.school):
        NoteFactory(record_object=school, country_id=school.country_id, area=school.area)
    found.correction = CorrectionFactory(record=found.school)
    found.suggestion = SuggestionFactory(record_id=found.school.public_id)
    found.link_to_suggestion = sign("correction", str(found.suggestion.code))
    found.saved_filter = str(SavedFilterFactory(user=found.readers["national_coordinator"]).code)
    OutgoingMail.objects.create(to="to@test.example", subject="Mail", text="-", message_id="<1@x>")
    AuditEntry.objects.record("aspnet.submit_application", found.submitted, by="The school")
    Group.objects.create(name="Nobody uses groups")
    found.security_key = Authenticator.objects.create(
        user=found.account, type=Authenticator.Type.WEBAUTHN, data={"name": "Key"}
    )
    UserSession.objects.create(
        user=found.account, ip="127.0.0.1", session_key="census", user_agent="Census"
    )
