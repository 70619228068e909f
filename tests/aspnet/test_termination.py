"""The two-year rule with its hearing: proposed by the coordinator, decided by UNESCO."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from aspnet import services, transitions
from aspnet.enums import Condition, HearingBasis, HearingOutcome, MembershipStatus
from aspnet.models import Hearing
from tests.factories.aspnet import member
from tests.factories.pathways import PathwayVersionFactory
from tests.factories.people import coordinator, headquarters
from tests.factories.reports import AssessmentFactory, SchoolYearFactory, report_in
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.actors import LinkHolder, sign
from unesco_portal.workflow.models import AuditEntry, OutgoingMail

from .acts import actors
from .pages import text_of

pytestmark = pytest.mark.django_db
WORDS = "Reports are missing."


def soon(days: int = 40) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def below(school, *first_years: int, assessed: str = "not_met") -> None:
    """Assessed years of a school."""
    for first in first_years:
        year = SchoolYearFactory(network=school.membership.network, first_year=first)
        AssessmentFactory(
            membership=school.membership,
            school_year=year,
            computed=assessed,
            assessed=assessed,
            decided_on=timezone.localdate(),
        )


def propose(school, by=None, **details):
    details.setdefault("statement_due_on", soon())
    by = by or coordinator(school.country_id)
    return transitions.propose_termination(school.membership, by=by, reason=WORDS, **details)


def proposed(**fields):
    """A school whose end was proposed."""
    fields = {"email": "school@test.example"} | fields
    school = member(**fields)
    below(school, 2023, 2024)
    propose(school)
    school.membership.refresh_from_db()
    return school


def test_estonian_school_example_two_of_the_domain_notes():
    """Reports missing two years running: a proposal is possible; after the first, it is not."""
    school = member(country_id="EE", city="Tartu", email="kool@test.example", languages=["et"])
    user = coordinator("EE")
    membership = school.membership
    years = [
        SchoolYearFactory(network=membership.network, first_year=first) for first in (2023, 2024)
    ]
    found = []
    for year in years:
        report_in("missing", school=school, school_year=year)
        services.compute_assessments(year, by=user)
        assessment = membership.assessments.get(school_year=year)
        assert assessment.computed == "not_met"
        assert transitions.termination_basis(membership) is None  # computed is not assessed
        services.assess(assessment, by=user, assessed="not_met")
        found.append(transitions.membership_condition(membership))
        if year == years[0]:
            with pytest.raises(DomainError, match="first year below"):
                propose(school, by=user)

    changed = propose(school, by=user)

    assert found == [Condition.FIRST_BELOW, Condition.SECOND_BELOW]
    assert changed.status == MembershipStatus.TERMINATION_PROPOSED
    hearing = Hearing.objects.get()
    assert (hearing.basis, hearing.grounds) == (HearingBasis.TWO_YEARS, WORDS)
    assert school.membership.institution.standing == "member"  # nothing is decided
    assert OutgoingMail.objects.filter(to="kool@test.example").count() == 1


@pytest.mark.parametrize("years", [(), (2024,), (2022, 2024)])
def test_proposal_needs_two_consecutive_assessed_years(years):
    school = member()
    below(school, *years)

    with pytest.raises(DomainError, match="two consecutive"):
        propose(school)

    assert not Hearing.objects.exists()


def ruled(school, rule="renunciation", *, since=datetime.date(2019, 9, 1), **fields):
    """The pathway of the school's network, with a rule on missing reports."""
    fields = {"status": "approved", "source_note": "Rules of the network, 2019"} | fields
    return PathwayVersionFactory(
        country_id=school.country_id,
        valid_from=since,
        consulted_on=since,
        missing_report_rule=rule,
        **fields,
    )


@pytest.mark.parametrize("rule", ["renunciation", "elimination"])
def test_a_national_rule_on_missing_reports_allows_it_earlier(rule):
    school = member(country_id="ES", email="escuela@test.example", languages=["es"])
    ruled(school, rule)
    report_in("missing", school=school)

    changed = propose(school)

    assert changed.status == MembershipStatus.TERMINATION_PROPOSED
    hearing = Hearing.objects.get()
    assert (hearing.basis, hearing.rule_source) == (
        HearingBasis.NATIONAL_RULE,
        "Rules of the network, 2019",
    )
    with pytest.raises(PermissionDenied):  # still decided by UNESCO
        transitions.terminate(changed, by=coordinator("ES"), reason=WORDS)


def test_a_school_year_keeps_the_version_it_began_under():
    """A rule that comes later binds the next year; one that ended still binds its own."""
    school = member(country_id="ES")
    year = report_in("missing", school=school).school_year
    day_after = year.starts_on + datetime.timedelta(days=1)

    ruled(school, since=day_after)
    assert transitions.termination_basis(school.membership) is None
    former = ruled(school, status="superseded", valid_to=year.starts_on)
    assert transitions.termination_basis(school.membership).source == former.source_note


@pytest.mark.parametrize("status", ["described", "draft", "proposed"])
def test_a_rule_that_nobody_adopted_binds_no_school(status):
    school = member(country_id="ES")
    ruled(school, status=status)
    report_in("missing", school=school)

    with pytest.raises(DomainError):
        propose(school)


def test_a_rule_without_its_source_is_refused():
    version = PathwayVersionFactory.build(missing_report_rule="renunciation", source_note="")

    with pytest.raises(ValidationError, match="Say where the rule on missing reports stands"):
        version.full_clean(exclude=["public_id"])


def test_who_may_propose():
    school = member()
    below(school, 2023, 2024)
    for name, actor in actors(school.membership).items():
        if name in {"coordinator", "deputy"}:
            continue
        with pytest.raises(PermissionDenied):
            propose(school, by=actor)

    school.membership.refresh_from_db()
    assert school.membership.status == MembershipStatus.MEMBER


def test_the_school_gets_time():
    school = member()
    below(school, 2023, 2024)

    with pytest.raises(ValidationError, match="at least 30 days"):
        propose(school, statement_due_on=soon(5))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "say your view"), ("fr", "SN"), ("es", "SN")]
)
def test_the_mail_is_in_the_schools_language(language, words):
    school = proposed(languages=[language])

    mail = OutgoingMail.objects.get(to="school@test.example")

    assert (language != "en") or words in mail.subject
    assert WORDS in mail.text
    assert "/schools/hearing/" in mail.text
    assert Hearing.objects.get().language == language
    assert school.membership.status == "termination_proposed"


def test_unesco_waits_for_the_statement_or_its_date():
    school = proposed()

    with pytest.raises(DomainError, match="may send its statement until"):
        transitions.terminate(school.membership, by=headquarters(), reason=WORDS)

    hearing = Hearing.objects.get()
    services.state(hearing, by=LinkHolder.of(hearing, "School"), statement="We did send it.")
    changed = transitions.terminate(school.membership, by=headquarters(), reason=WORDS)
    hearing.refresh_from_db()
    assert changed.status == MembershipStatus.TERMINATED
    assert hearing.outcome == HearingOutcome.TERMINATED


@pytest.mark.parametrize("status", ["member", "dormant"])
def test_unesco_ends_no_membership_for_non_compliance_unheard(status):
    school = member(status=status)
    below(school, 2023, 2024)

    with pytest.raises(DomainError, match="The school is heard first"):
        transitions.terminate(school.membership, by=headquarters(), reason=WORDS)

    school.membership.refresh_from_db()
    assert school.membership.status == status


def test_nor_where_a_rule_on_missing_reports_was_broken():
    school = member(country_id="ES")
    ruled(school)
    report_in("missing", school=school)

    with pytest.raises(DomainError, match="The school is heard first"):
        transitions.terminate(school.membership, by=headquarters(), reason=WORDS)


def test_other_grave_reasons_end_a_membership_at_once():
    school = member()
    below(school, 2024)

    changed = transitions.terminate(school.membership, by=headquarters(), reason="Fraud.")

    assert changed.status == MembershipStatus.TERMINATED


def test_what_cannot_be_decided_yet_is_said_and_not_offered(client, sign_in):
    school = proposed()
    sign_in(headquarters())
    page, act = school.get_workspace_url(), f"{school.get_workspace_url()}membership/terminate/"

    shown = client.get(page)
    asked = client.get(act)

    assert "Terminate the membership: The school may send its statement until" in text_of(shown)
    assert f'href="{act}"' not in shown.content.decode()
    assert asked["Location"] == page
    hearing = Hearing.objects.get()
    services.state(hearing, by=LinkHolder.of(hearing, "School"), statement="We did send it.")
    assert f'href="{act}"' in client.get(page).content.decode()
    assert client.get(act).status_code == 200


def test_a_proposal_without_its_reasons_is_not_offered(client, sign_in):
    school = member()
    sign_in(coordinator("SN"))
    act = f"{school.get_workspace_url()}membership/propose_termination/"

    shown = client.get(school.get_workspace_url())

    assert "Propose to end the membership: Only after two consecutive" in text_of(shown)
    assert f'href="{act}"' not in shown.content.decode()
    below(school, 2023, 2024)
    assert f'href="{act}"' in client.get(school.get_workspace_url()).content.decode()


def test_unesco_keeps_the_membership():
    school = proposed()

    changed = transitions.keep(school.membership, by=headquarters(), reason="It was a mistake.")

    assert changed.status == MembershipStatus.MEMBER
    assert Hearing.objects.get().outcome == HearingOutcome.KEPT
    mail = OutgoingMail.objects.filter(to="school@test.example").latest("pk")
    assert "It was a mistake." in mail.text


def test_a_school_that_closed_is_not_said_to_operate():
    school = member()

    transitions.end_membership(school.membership, by=coordinator("SN"), reason="It closed.")

    school.refresh_from_db()
    assert (school.existence, school.standing) == ("closed", "former")


def test_a_school_that_leaves_itself_closes_the_hearing():
    school = proposed()

    transitions.withdraw_membership(school.membership, by=headquarters(), reason="Letter.")

    assert Hearing.objects.get().outcome == HearingOutcome.CLOSED


def test_statement_by_link(client):
    proposed()
    hearing = Hearing.objects.get()
    path = f"/schools/hearing/{sign('hearing', hearing.public_id)}/"

    shown = client.get(path)
    empty = client.post(path, {"statement": " "})
    answers = [client.post(path, {"statement": "We did send it."}) for _twice in range(2)]

    assert WORDS in text_of(shown)
    assert empty.status_code == 400
    assert {answer.status_code for answer in answers} == {302}
    hearing.refresh_from_db()
    assert hearing.statement == "We did send it."
    assert AuditEntry.objects.filter(action="aspnet.state_hearing").count() == 1


def test_statement_comes_too_late(client):
    proposed()
    Hearing.objects.update(statement_due_on=soon(-1))
    hearing = Hearing.objects.get()
    path = f"/schools/hearing/{sign('hearing', hearing.public_id)}/"

    client.post(path, {"statement": "Late."})

    hearing.refresh_from_db()
    assert hearing.statement == ""
    assert "The time for a statement is over" in text_of(client.get(path))


def test_link_of_another_purpose_opens_nothing(client):
    proposed()
    hearing = Hearing.objects.get()

    response = client.get(f"/schools/hearing/{sign('school-report', hearing.public_id)}/")

    assert response.status_code == 410
    assert WORDS not in text_of(response)


def test_headquarters_reads_the_statement_on_the_institutions_page(sign_in):
    school = proposed()
    hearing = Hearing.objects.get()
    services.state(hearing, by=LinkHolder.of(hearing, "School"), statement="We did send it.")

    page = text_of(sign_in(headquarters()).get(school.get_workspace_url()))

    assert "We did send it." in page
    assert "Keep the membership" in page


def test_proposing_by_the_page(sign_in):
    school = member(email="school@test.example")
    below(school, 2023, 2024)
    client = sign_in(coordinator())
    path = f"/workspace/schools/{school.public_id}/membership/propose_termination/"

    form = text_of(client.get(path))
    early = client.post(path, {"reason": WORDS, "statement_due_on": soon(3).isoformat()})
    done = client.post(path, {"reason": WORDS, "statement_due_on": soon().isoformat()})

    assert "Grounds" in form
    assert (early.status_code, done.status_code) == (400, 302)
    school.membership.refresh_from_db()
    assert school.membership.status == MembershipStatus.TERMINATION_PROPOSED


def test_nobody_outside_reads_of_a_proposal(client):
    school = proposed(name="École proposée")

    page = text_of(client.get(school.get_absolute_url()))
    told = client.get(f"/api/v1/institutions/{school.public_id}/").json()
    listed = client.get("/api/v1/institutions/", {"q": "proposée"}).json()["results"]

    assert "termination" not in page.lower()
    assert told["membership_status"] == "member"
    assert [row["membership_status"] for row in listed] == ["member"]
