"""Every text of a mail is written in the reader's language, with everything it promises."""

import datetime
import re
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from aspnet.models import (
    Application,
    Certificate,
    ImportBatch,
    Institution,
    Membership,
    MembershipTerm,
    NationalNetwork,
    NationalReport,
    PathwayStage,
    PathwayVersion,
    RenewalRound,
    Review,
    SchoolReport,
    SchoolYear,
    Twinning,
)
from experts.models import ExpertProfile, ExpertTerm, FacilityPhase
from tests.census.portal import ROOT
from unesco_portal.accounts.models import Invitation, User
from unesco_portal.people.enums import Role
from unesco_portal.people.models import Appointment, Person
from unesco_portal.reference.models import Country, Theme
from unesco_portal.workflow.models import AuditEntry, Correction, Mailing
from unesco_portal.workflow.notices import compose
from unesco_portal.workflow.states import MACHINES

TEMPLATES = ROOT / "templates"
MAILS = sorted(str(path.relative_to(TEMPLATES)) for path in (TEMPLATES / "emails").glob("*/*.txt"))
WITHOUT_ACT = {  # mails that no act of a life cycle sends
    "emails/accounts/invitation.txt",
    "emails/aspnet/appointment_ended.txt",
    "emails/aspnet/certificate_issued.txt",
    "emails/aspnet/certificate_reminder.txt",
    "emails/aspnet/confirm_address.txt",
    "emails/aspnet/cosignature.txt",
    "emails/aspnet/lapse_proposed.txt",
    "emails/aspnet/lost_link.txt",
    "emails/aspnet/review_invitation.txt",
    "emails/aspnet/open_report_school.txt",
    "emails/aspnet/remind_report_school.txt",
    "emails/aspnet/reports_digest.txt",
    "emails/aspnet/confirm_request.txt",
    "emails/aspnet/round_invitation.txt",
    "emails/aspnet/round_reminder.txt",
    "emails/aspnet/stale_digest.txt",
    "emails/workflow/correction_confirm.txt",
    "emails/workflow/digest.txt",
    "emails/workflow/mailing.txt",
    "emails/aspnet/term_reminder.txt",
    "emails/aspnet/terms_digest.txt",
    "emails/workflow/reminder.txt",
    "emails/workflow/waiting.txt",
}
# Its words are the sender's, in the languages the sender writes.
WRITTEN_BY_PEOPLE = {"emails/workflow/mailing.txt"}
LANGUAGES = [code for code, _name in settings.WORKING_LANGUAGES]
ADDRESS = "https://portal.example.org/the-link/"
REASON = "Reason in the words of who acted."


def application() -> Application:
    """A school's application, as the mails about it see it."""
    network = NationalNetwork(country=Country(code="SN"), contact_email="office@natcom.example")
    found = Application(
        public_id="APP-CENSUS",
        institution=Institution(name="École de la Paix", country=network.country),
        contact_name="Awa Ndiaye",
        status="returned",
        decline_reason="criteria",
        stage=PathwayStage(name_en="trial year"),
        stage_since=datetime.date(2026, 1, 1),
        stage_until=datetime.date(2027, 1, 1),
    )
    Membership(application=found, number="SN-0001")  # found from the application, once admitted
    return found


def certificate() -> Certificate:
    """A certificate that was replaced, as the mails about it see it."""
    facts = {"name": "École de la Paix", "valid_until": datetime.date(2028, 5, 3)}
    newer = Certificate(public_id="CER-NEWER", number="SN-0001-2", **facts)
    return Certificate(public_id="CER-CENSUS", number="SN-0001-1", successor=newer, **facts)


def term() -> ExpertTerm:
    """An expert's term."""
    phase = FacilityPhase(name="2023-2026")
    expert = ExpertProfile(public_name="Ana Gómez")
    return ExpertTerm(
        phase=phase, expert=expert, status="ended", end_reason="other", end_on="2025-03"
    )


def review() -> Review:
    """A review of the application."""
    return Review(application=application(), reviewer_name="Rita Reviewer", level="committee")


def pathway() -> PathwayVersion:
    """A version of a national pathway."""
    country = Country(name_en="Senegal", name_fr="Sénégal", name_es="Senegal")
    return PathwayVersion(country=country, valid_from=datetime.date(2026, 1, 1))


def school_report() -> SchoolReport:
    """A school's report of a year."""
    institution = Institution(name="École de la Paix")
    return SchoolReport(
        public_id="SRP-CENSUS",
        kind="report",
        membership=Membership(institution=institution, number="SN-0001"),
        school_year=SchoolYear(label="2025/26"),
    )


def national_report() -> NationalReport:
    """A network's report of a year."""
    country = Country(name_en="Senegal", name_fr="Sénégal", name_es="Senegal")
    return NationalReport(
        network=NationalNetwork(country=country), school_year=SchoolYear(label="2025/26")
    )


def sheet() -> ImportBatch:
    """An uploaded sheet."""
    return ImportBatch(public_id="IMP-CENSUS", original_name="schools.xlsx", status="checked")


def correction() -> Correction:
    """A reader's correction of a school."""
    return Correction(
        resource="institutions", record_label="École de la Paix", field="city", proposed="Dakar"
    )


def twinning() -> Twinning:
    """Two schools and their theme."""
    theme = Theme(name_en="Peace", name_fr="Paix", name_es="Paz")
    partner = Institution(name="Escuela de la Paz")
    return Twinning(school=Institution(name="École de la Paix"), partner=partner, theme=theme)


ABOUT = {  # a part of the name of a mail: what it is about
    "certificate": certificate,
    "_import_": sheet,
    "_correction_suggester": correction,
    "_review_": review,
    "_pathway_": pathway,
    "nationalreport": national_report,
    "schoolreport": school_report,
    "_membership_": lambda: school_report().membership,
    "_term_": term,
    "_twinning_": twinning,
    "_profile_": lambda: ExpertProfile(public_name="Ana Gómez"),
}


def record_of(name: str) -> Any:
    """What a mail is about."""
    return next((make() for part, make in ABOUT.items() if part in name), application())


def invitation() -> Invitation:
    """An invitation of somebody new."""
    return Invitation(
        given_name="Awa",
        family_name="Ndiaye",
        role=Role.NATIONAL_COORDINATOR,
        country=Country(name_en="Senegal", name_fr="Sénégal", name_es="Senegal"),
        invited_by=User(email="hq@portal.example"),
        expires_at=timezone.now() + datetime.timedelta(days=14),
    )


def context(name: str) -> dict:
    """Everything that some sender of a mail gives."""
    record = record_of(name)
    return {
        "record": record,
        "application": application(),
        "review": review(),
        "report": school_report(),
        "institution": school_report().membership.institution,
        "year": SchoolYear(label="2025/26"),
        "items": [{"report": school_report(), "due": datetime.date(2026, 6, 30), "url": ADDRESS}],
        "is_late": False,
        "to_read": 3,
        "overdue": 1,
        "invitation": invitation(),
        "entry": AuditEntry(action="census.act", reason=REASON),
        "since": timezone.now(),
        "suggestion": correction(),
        "due": timezone.now() + datetime.timedelta(days=90),
        "url": ADDRESS,
        "mailing": Mailing(reply_to="office@natcom.example"),
        "subject": "Conference",
        "text": "Come.",
        "opt_out_url": ADDRESS,
        "post": Appointment(
            person=Person(given_name="Awa", family_name="Ndiaye"),
            role=Role.DEPUTY_COORDINATOR,
            end_on="2026-11-30",
        ),
        "is_vacant": True,
        "notices": [{"subject": "Waiting", "url": ADDRESS}],
        "left_out": 0,
        "settings_url": ADDRESS,
    } | of_a_round()


def of_a_round() -> dict:
    """What the mails of renewal rounds and of the clocks tell."""
    network = NationalNetwork(
        country=Country(name_en="Senegal", name_fr="Sénégal", name_es="Senegal"),
        contact_email="office@natcom.example",
    )
    school = Institution(name="École de la Paix", public_id="ASP-CENSUS", city="Dakar")
    round_ = RenewalRound(network=network, title="2027", closes_on=datetime.date(2027, 5, 1))
    facts = {"institution": school, "schools": [school], "count": 2}
    term = MembershipTerm(
        membership=Membership(institution=school, number="SN-0001"), ends_on="2027-05-03"
    )
    return facts | {"network": network, "round": round_, "term": term, "terms": [term]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MAILS)
def test_mail_is_complete_in_each_language(name, language):
    subject, body = compose(name, language, context(name))

    assert subject
    assert len(subject) <= 250
    assert "UNDEFINED" not in subject + body
    assert not re.search(r"[{}]|&#|&amp;|&quot;", subject + body)
    assert ADDRESS in body


@pytest.mark.parametrize("name", sorted(set(MAILS) - WRITTEN_BY_PEOPLE))
def test_mail_is_translated(name):
    subjects = {compose(name, language, context(name)) for language in LANGUAGES}

    assert len(subjects) == len(LANGUAGES)


@pytest.mark.parametrize("name", sorted(set(MAILS) - WITHOUT_ACT))
def test_mail_belongs_to_an_act(name):
    app, stem = name.removeprefix("emails/").removesuffix(".txt").split("/")
    verbs = {
        act.permission
        for machine in MACHINES.values()
        for act in machine.transitions.values()
        if act.permission.startswith(f"{app}.")
    }

    assert f"{app}.{stem.rpartition('_')[0]}" in verbs


@pytest.mark.parametrize("name", [name for name in MAILS if name not in WITHOUT_ACT])
def test_mail_tells_the_reason_where_one_is_asked_for(name):
    app, stem = name.removeprefix("emails/").removesuffix(".txt").split("/")
    permission = f"{app}.{stem.rpartition('_')[0]}"
    (act,) = [
        act
        for machine in MACHINES.values()
        for act in machine.transitions.values()
        if act.permission == permission
    ]

    _subject, body = compose(name, "en", context(name))

    assert act.reason.value != "required" or REASON in body
