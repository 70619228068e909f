"""Acceptance examples of the field that are about joining: the Netherlands, Japan, a university."""

import datetime

import pytest

from aspnet import services, transitions
from aspnet.enums import ApplicationStatus as Status
from aspnet.enums import PathwayStatus, Standing
from aspnet.models import Application, Institution, NationalNetwork, PathwayVersion
from tests.factories.aspnet import ApplicationFactory, InstitutionFactory, NetworkFactory, member
from tests.factories.pathways import given_review
from tests.factories.people import coordinator, headquarters, user_with
from unesco_portal.core.exceptions import DomainError
from unesco_portal.people.enums import Role
from unesco_portal.workflow.actors import LinkHolder, sign
from unesco_portal.workflow.worklist import worklist

from .pages import text_of

pytestmark = pytest.mark.django_db


def in_force(country: str, *, by_coordinator, by_headquarters) -> PathwayVersion:
    """The described pathway of a country, adopted as it stands."""
    network = NationalNetwork.objects.get(country=country)
    version = services.draft_pathway(network, by=by_coordinator)
    changes = {"valid_from": datetime.date(2025, 1, 1)}
    version = services.write_pathway(
        version,
        changes=changes,
        stages=list(version.stages.all()),
        windows=list(version.windows.all()),
        by=by_coordinator,
    )
    version = transitions.propose(version, by=by_coordinator)
    return transitions.approve(version, by=by_headquarters)


def sent(country: str) -> Application:
    """A school's application, sent today."""
    draft = ApplicationFactory(
        status=Status.DRAFT, institution=InstitutionFactory(country_id=country)
    )
    return transitions.submit(draft, by=LinkHolder.of(draft, "The school"))


def status_page(client, application: Application) -> str:
    token = sign("application", application.public_id)
    return text_of(client.get(f"/schools/apply/status/{token}/"))


def test_a_dutch_school_waits_for_its_window_then_a_year_then_two_peers_then_unesco(client, clock):
    clock("2026-01-02")
    NetworkFactory(country_id="NL")
    national, desk = coordinator("NL"), headquarters()
    version = in_force("NL", by_coordinator=national, by_headquarters=desk)
    application = sent("NL")

    # The plan sent on 2 January is assessed in the window of 1 July.
    assert application.pathway == version
    assert application.rests_until == datetime.date(2026, 7, 1)
    page = status_page(client, application)
    assert "Assessed in the window of 1 July 2026" in page
    assert "Step 1 of 4" in page
    assert worklist(national) == []
    with pytest.raises(DomainError, match="Possible from 1 July 2026"):
        transitions.start_stage(application, by=national)

    # One year as an orientation school, without a logo.
    clock("2026-07-01")
    assert [item.record for item in worklist(national)] == [application]
    application = transitions.start_stage(application, by=national)
    assert application.stage.name_en == "orientation school"
    assert application.rests_until == datetime.date(2027, 7, 1)
    assert "oriëntatieschool" in status_page(client, application)
    clock("2027-06-30")
    given_review(application, level="peer", school=member(country_id="NL"))
    with pytest.raises(DomainError, match="at least until 1 July 2027"):
        transitions.recommend(application, by=national)

    # Then two peer schools review: one is not enough.
    clock("2027-07-01")
    with pytest.raises(DomainError, match=r"Reviews by peer schools \(1 of 2\)"):
        transitions.recommend(application, by=national)
    given_review(application, level="peer", school=member(country_id="NL"))
    application = transitions.recommend(application, by=national)
    assert application.stages_passed_on == datetime.date(2027, 7, 1)

    # UNESCO admits; only then is the school a member.
    application.institution.refresh_from_db()
    assert application.institution.standing == Standing.CANDIDATE
    application = transitions.admit(application, by=desk)
    application.institution.refresh_from_db()
    assert application.institution.standing == Standing.MEMBER


def test_a_japanese_candidate_that_waits_long_is_flagged_and_no_member(client, clock, sign_in):
    clock("2021-05-03")
    NetworkFactory(country_id="JP")
    national, desk = coordinator("JP"), headquarters()
    application = transitions.recommend(sent("JP"), by=national)
    before = Institution.objects.members().count()

    clock("2021-11-02")

    page = status_page(client, application)
    assert "UNESCO has had this recommendation for more than six months" in page
    assert list(Application.objects.overdue_at_unesco(_now())) == [application]
    (item,) = worklist(desk)
    assert (item.record, item.is_overdue) == (application, True)
    inside = text_of(sign_in(desk).get(application.get_workspace_url()))
    flagged = client.get("/workspace/applications/?overdue=true").context["applications"]
    others = client.get("/workspace/applications/?overdue=false").context["applications"]
    assert (flagged, others) == ([application], [])
    assert "has waited for UNESCO for more than six months" in inside
    assert Institution.objects.members().count() == before
    assert application.institution.public_id not in client.get("/schools/").content.decode()


def _now() -> datetime.datetime:
    from django.utils import timezone  # noqa: PLC0415 -- the clock of the test

    return timezone.now()


def test_a_recommendation_of_five_months_is_not_flagged(client, clock):
    clock("2021-05-03")
    NetworkFactory(country_id="JP")
    application = transitions.recommend(sent("JP"), by=coordinator("JP"))

    clock("2021-10-01")

    assert "more than six months" not in status_page(client, application)
    assert not Application.objects.overdue_at_unesco(_now()).exists()


def test_a_university_is_referred_to_unitwin_a_college_for_teachers_passes(client):
    NetworkFactory()
    first = {
        "country": "SN",
        "name": "Collège normal",
        "city": "Thiès",
        "ownership": "public",
        "contact_email": "office@college.example",
    }

    refused = client.post("/schools/apply/", first | {"levels": ["higher_education"]})
    passed = client.post(
        "/schools/apply/", first | {"levels": ["higher_education", "teacher_education"]}
    )

    assert "UNITWIN" in text_of(refused)
    assert passed.status_code == 302
    assert Institution.objects.get().levels == ["teacher_education"]


def test_in_japan_the_national_commission_signs_too(clock):
    clock("2026-01-05")
    NetworkFactory(country_id="JP")
    national, desk = coordinator("JP"), headquarters()
    commission = user_with(Role.NATIONAL_COMMISSION, "JP")
    in_force("JP", by_coordinator=national, by_headquarters=desk)
    application = transitions.start_stage(sent("JP"), by=national)
    clock("2027-01-05")

    with pytest.raises(DomainError, match="Signature of the National Commission"):
        transitions.recommend(application, by=national)
    services.cosign_application(application, by=commission)

    assert transitions.recommend(application, by=national).status == Status.RECOMMENDED


def test_a_running_case_keeps_the_version_it_began_with(clock):
    clock("2026-01-05")
    NetworkFactory(country_id="JP")
    national, desk = coordinator("JP"), headquarters()
    first = in_force("JP", by_coordinator=national, by_headquarters=desk)
    running = sent("JP")
    draft = services.draft_pathway(NationalNetwork.objects.get(country="JP"), by=national)
    draft = services.write_pathway(
        draft,
        changes={"valid_from": datetime.date(2026, 2, 1)},
        stages=[],
        windows=[],
        by=national,
    )
    second = transitions.approve(transitions.propose(draft, by=national), by=desk)

    clock("2026-02-01")
    later = sent("JP")

    first.refresh_from_db()
    assert (first.status, first.valid_to) == (
        PathwayStatus.SUPERSEDED,
        datetime.date(2026, 1, 31),
    )
    assert second.status == PathwayStatus.APPROVED
    assert Application.objects.get(pk=running.pk).pathway == first
    assert later.pathway == second
