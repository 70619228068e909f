"""National pathways: rules of the database, life cycle, pages and API."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from aspnet import loading, services, transitions
from aspnet.enums import PathwayStatus as Status
from aspnet.models import IntakeWindow, PathwayStage, PathwayVersion
from aspnet.requirements import window_for
from tests.factories.aspnet import NetworkFactory
from tests.factories.pathways import (
    IntakeWindowFactory,
    PathwayStageFactory,
    PathwayVersionFactory,
    pathway,
)
from tests.factories.people import coordinator, headquarters
from unesco_portal.core.exceptions import DomainError
from unesco_portal.workflow.models import AuditEntry, Notification, OutgoingMail

from .pages import text_of

pytestmark = pytest.mark.django_db
DAY = datetime.date

REFUSED = [
    (PathwayVersionFactory, {"as_of": "soon"}, "aspnet_pathwayversion_as_of_is_partial_date"),
    (
        PathwayVersionFactory,
        {"valid_from": DAY(2026, 2, 1), "valid_to": DAY(2026, 1, 1)},
        "aspnet_pathwayversion_ends_after_start",
    ),
    (
        PathwayVersionFactory,
        {"missing_report_rule": "elimination"},
        "aspnet_pathwayversion_missing_report_rule_sourced",
    ),
    (PathwayVersionFactory, {"status": "approved"}, "aspnet_pathwayversion_adopted_is_dated"),
    (
        PathwayVersionFactory,
        {"report_due_month": 3},
        "aspnet_pathwayversion_report_day_whole",
    ),
    (
        PathwayStageFactory,
        {"is_logo_allowed": True},
        "aspnet_pathwaystage_no_logo_before_membership",
    ),
    (
        PathwayStageFactory,
        {"minimum_months": 13, "maximum_months": 12},
        "aspnet_pathwaystage_months_in_order",
    ),
    (IntakeWindowFactory, {"closes_day": None}, "aspnet_intakewindow_yearly_or_once"),
    (IntakeWindowFactory, {"closes_on": DAY(2026, 1, 1)}, "aspnet_intakewindow_yearly_or_once"),
    (IntakeWindowFactory, {"opens_month": 3}, "aspnet_intakewindow_opening_day_whole"),
    (
        IntakeWindowFactory,
        {
            "closes_month": None,
            "closes_day": None,
            "opens_on": DAY(2026, 2, 1),
            "closes_on": DAY(2026, 1, 1),
        },
        "aspnet_intakewindow_closes_after_opening",
    ),
]


@pytest.mark.parametrize(("factory", "fields", "constraint"), REFUSED)
def test_what_the_database_refuses(factory, fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        factory(**fields)


def test_every_constraint_has_a_case_here():
    tried = {constraint for _factory, _fields, constraint in REFUSED}
    tried |= {
        "aspnet_pathwayversion_no_overlap",
        "aspnet_pathwaystage_position_once",
        "aspnet_pathwayversion_certificate_months",  # in test_terms.py
    }
    declared = {
        constraint.name
        for model in (PathwayVersion, PathwayStage, IntakeWindow)
        for constraint in model._meta.constraints
    }

    assert declared - tried == set()


def test_a_position_is_taken_once():
    stage = PathwayStageFactory()

    with pytest.raises(IntegrityError, match="aspnet_pathwaystage_position_once"):
        PathwayStageFactory(version=stage.version, position=stage.position)


def test_approved_versions_of_one_country_do_not_overlap():
    pathway(valid_from=DAY(2020, 1, 1), valid_to=DAY(2025, 12, 31))
    pathway(valid_from=DAY(2026, 1, 1))
    pathway(country_id="KE", valid_from=DAY(2024, 1, 1))
    PathwayVersionFactory(valid_from=DAY(2024, 1, 1))  # a draft may

    with pytest.raises(IntegrityError, match="aspnet_pathwayversion_no_overlap"):
        pathway(valid_from=DAY(2025, 12, 31), valid_to=DAY(2025, 12, 31))


def test_a_wrong_order_of_dates_is_told_in_words():
    version = PathwayVersion(country_id="SN", valid_from=DAY(2026, 2, 1), valid_to=DAY(2026, 1, 1))

    with pytest.raises(ValidationError) as caught:
        version.full_clean(exclude=["public_id"])

    assert caught.value.messages == ["A version ends after it begins."]


def test_a_window_needs_a_day_that_the_month_has():
    with pytest.raises(ValidationError) as caught:
        IntakeWindow(closes_month=4, closes_day=31).clean()

    assert caught.value.message_dict == {"closes_day": ["This month has no such day."]}


@pytest.mark.parametrize(
    ("sent", "assessed"),
    [
        (DAY(2026, 1, 1), DAY(2026, 1, 1)),
        (DAY(2026, 1, 2), DAY(2026, 7, 1)),
        (DAY(2026, 7, 2), DAY(2027, 1, 1)),
    ],
)
def test_the_window_that_assesses(sent, assessed):
    version = pathway()
    IntakeWindowFactory(version=version, closes_month=1, closes_day=1)
    IntakeWindowFactory(version=version, closes_month=7, closes_day=1)

    assert window_for(version, sent)[0] == assessed


def test_a_window_that_came_once_does_not_come_again():
    version = pathway()
    IntakeWindowFactory(
        version=version, closes_month=None, closes_day=None, closes_on=DAY(2026, 3, 1)
    )

    assert window_for(version, DAY(2026, 3, 1))[0] == DAY(2026, 3, 1)
    assert window_for(version, DAY(2026, 3, 2)) is None
    assert window_for(None, DAY(2026, 3, 2)) is None


def drafted(**fields) -> PathwayVersion:
    return PathwayVersionFactory(valid_from=DAY(2026, 1, 1), **fields)


def test_the_way_into_force_tells_both_sides():
    NetworkFactory()
    national, desk = coordinator("SN"), headquarters()
    version = drafted()

    proposed = transitions.propose(version, by=national)
    told_to_unesco = set(Notification.objects.values_list("user", flat=True))
    returned = transitions.return_version(proposed, by=desk, reason="Name the committee.")
    again = transitions.propose(returned, by=national)
    approved = transitions.approve(again, by=desk)

    assert told_to_unesco == {desk.pk}
    assert approved.status == Status.APPROVED
    assert approved.consulted_on is not None
    assert "Name the committee." in OutgoingMail.objects.filter(to=national.email).last().text
    assert [entry.target for entry in AuditEntry.objects.about(version).order_by("pk")] == [
        "proposed",
        "returned",
        "proposed",
        "approved",
    ]


@pytest.mark.parametrize(
    ("act", "status", "allowed"),
    [
        (transitions.propose, Status.DRAFT, "coordinator"),
        (transitions.approve, Status.PROPOSED, "headquarters"),
        (transitions.return_version, Status.PROPOSED, "headquarters"),
        (transitions.supersede, Status.APPROVED, "headquarters"),
    ],
)
def test_who_may_what(act, status, allowed):
    version = drafted(status=status, consulted_on=DAY(2025, 1, 1))
    actors = {
        "coordinator": coordinator("SN"),
        "headquarters": headquarters(),
        "of another country": coordinator("FR"),
    }

    assert {name for name, actor in actors.items() if act.permits(actor, version)} == {allowed}
    with pytest.raises(PermissionDenied):
        act(version, by=actors["of another country"], reason="No.")


def test_nothing_is_proposed_without_its_first_day():
    with pytest.raises(DomainError, match="from which day"):
        transitions.propose(PathwayVersionFactory(), by=coordinator("SN"))


def test_a_version_that_begins_before_the_one_in_force_is_not_approved():
    pathway(valid_from=DAY(2026, 1, 1))
    version = drafted(status=Status.PROPOSED)

    with pytest.raises(DomainError, match="same day or later"):
        transitions.approve(version, by=headquarters())


def test_a_described_version_applies_to_nothing_until_it_is_adopted():
    network = NetworkFactory(country_id="NL")
    described = services.pathway_of("NL")

    draft = services.draft_pathway(network, by=coordinator("NL"))
    again = services.draft_pathway(network, by=coordinator("NL"))

    assert described.status == Status.DESCRIBED
    assert draft == again
    assert draft.status == Status.DRAFT
    assert [stage.name_en for stage in draft.stages.all()] == ["orientation school"]
    assert draft.windows.count() == 2
    assert services.pathway_of("NL") == described


def test_seven_described_pathways_are_loaded_once():
    loading.load_pathways()
    loading.load_pathways()

    rows = PathwayVersion.objects.described()
    assert sorted(rows.values_list("country", flat=True)) == [
        "AT", "BR", "DE", "EE", "ES", "JP", "NL",
    ]  # fmt: skip
    assert set(rows.values_list("verification", flat=True)) == {"unverified"}
    assert all(row.source_note for row in rows)
    assert not PathwayStage.objects.filter(is_logo_allowed=True).exists()


def test_a_draft_without_a_first_day_is_not_offered_to_propose(client, sign_in):
    NetworkFactory()
    version = PathwayVersionFactory(status="draft", consulted_on=DAY(2026, 1, 5))
    sign_in(coordinator("SN"))
    page = f"/workspace/pathways/{version.public_id}/"

    shown = text_of(client.get(page))

    assert "Propose to UNESCO: Say first from which day the version is valid." in shown
    assert "Consultation with UNESCO: 5 January 2026" in shown
    PathwayVersion.objects.update(valid_from=DAY(2026, 9, 1))
    assert f'href="{page}propose/"' in client.get(page).content.decode()


def test_public_pages_say_where_a_pathway_comes_from(client):
    described = text_of(client.get("/schools/pathways/nl/"))
    floor = text_of(client.get("/schools/pathways/SN/"))
    NetworkFactory()
    pathway(stages=1)
    approved = text_of(client.get("/schools/pathways/SN/"))

    assert "Told by a source, not confirmed by the network" in described
    assert "oriëntatieschool" in described
    assert "2 reviews by peer schools." in described
    assert "UNESCO schools of the Netherlands" in described
    assert "Not verified" in described
    assert "the international floor alone applies" in floor
    assert "Approved: since 1 January 2000" in approved


def test_a_pathway_leads_to_the_coordinator_and_the_office(client):
    without = client.get("/schools/pathways/SN/").content.decode()
    NetworkFactory(contact_email="aspnet@natcom.example")

    page = client.get("/schools/pathways/SN/").content.decode()

    assert "/countries/SN/#schools-heading" not in without
    assert 'href="/countries/SN/#schools-heading"' in page
    assert 'href="mailto:aspnet@natcom.example"' in page
    assert 'id="schools-heading"' in client.get("/countries/SN/").content.decode()


def test_the_country_leads_to_its_pathway_in_the_order_of_names(client):
    first, last = pathway(country_id="AF"), pathway(country_id="AD")

    response = client.get("/schools/pathways/")

    rows = [
        row for row in response.context["rows"] if row["id"] in (first.public_id, last.public_id)
    ]
    assert [row["cells"][0]["value"] for row in rows] == ["Afghanistan", "Andorra"]
    assert f'href="/schools/pathways/{first.public_id}/" dir="auto">Afghanistan<' in (
        response.content.decode()
    )


def test_a_draft_has_no_public_page_and_is_in_no_api(client):
    draft = PathwayVersionFactory()

    assert client.get(f"/schools/pathways/{draft.public_id}/").status_code == 404
    assert client.get(f"/api/v1/pathways/{draft.public_id}/").status_code == 404
    rows = client.get("/api/v1/pathways/?country=SN").json()["results"]
    assert rows == []


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"),
    [
        ("/schools/pathways/?country=SN", 3),
        ("/api/v1/pathways/?country=SN", 1),
        ("/schools/pathways/SN/", 6),
    ],
)
def test_query_count(client, item_count, url, queries, django_assert_num_queries):
    for _number in range(item_count):
        version = pathway(stages=item_count)
        IntakeWindowFactory(version=version)
    client.get(url)

    with django_assert_num_queries(queries):
        client.get(url)


FORM = {
    "valid_from": "2026-09-01",
    "report_rule": "By the end of June.",
    "stages-TOTAL_FORMS": "2",
    "stages-INITIAL_FORMS": "0",
    "stages-0-name_en": "trial year",
    "stages-0-minimum_months": "12",
    "stages-0-maximum_months": "24",
    "stages-0-peer_review_count": "1",
    "stages-1-name_en": "",
    "windows-TOTAL_FORMS": "2",
    "windows-INITIAL_FORMS": "0",
    "windows-0-closes_day": "1",
    "windows-0-closes_month": "3",
}


def test_a_coordinator_writes_a_pathway_on_one_page(sign_in):
    NetworkFactory()
    client = sign_in(coordinator("SN"))
    draft = client.post("/workspace/networks/SN/pathways/")["Location"]
    empty = client.get(f"{draft}edit/")

    client.post(f"{draft}edit/", FORM)
    client.post(f"{draft}edit/", FORM)

    version = PathwayVersion.objects.get(country="SN")
    assert "Stage 2" in text_of(empty)
    assert version.valid_from == DAY(2026, 9, 1)
    assert [(s.name_en, s.minimum_months, s.decided_by) for s in version.stages.all()] == [
        ("trial year", 12, "coordinator")
    ]
    assert [(w.closes_day, w.closes_month) for w in version.windows.all()] == [(1, 3)]
    assert "trial year" in text_of(client.get(draft))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"stages-0-maximum_months": "6"}, "“At most” is not shorter than “at least”."),
        ({"windows-0-closes_month": ""}, "Give the closing day of every year, or one date."),
        ({"valid_to": "2025-01-01"}, "A version ends after it begins."),
        ({"valid_from": "soon"}, "Enter a valid date."),
    ],
)
def test_a_wrong_pathway_is_told_and_nothing_typed_is_lost(sign_in, wrong, words):
    NetworkFactory()
    client = sign_in(coordinator("SN"))
    draft = client.post("/workspace/networks/SN/pathways/")["Location"]

    response = client.post(f"{draft}edit/", FORM | wrong)

    assert response.status_code == 400
    assert words in text_of(response)
    assert 'value="trial year"' in response.content.decode()
    assert not PathwayStage.objects.filter(version__country="SN").exists()
