"""What the database refuses, whoever writes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from aspnet.enums import ApplicationStatus, MembershipStatus, Standing
from aspnet.models import (
    Application,
    Campaign,
    CountryCount,
    Institution,
    InstitutionName,
    Membership,
    NationalNetwork,
    PlaceCount,
    ResourceItem,
)
from tests.factories.aspnet import (
    ApplicationFactory,
    InstitutionFactory,
    InstitutionNameFactory,
    MembershipFactory,
    NetworkFactory,
    former_member,
    member,
)
from unesco_portal.core.codes import is_valid

pytestmark = pytest.mark.django_db

REFUSED_INSTITUTIONS = [
    ({"latitude": 1.0}, "aspnet_institution_point_whole"),
    ({"longitude": 1.0}, "aspnet_institution_point_whole"),
    ({"latitude": 91.0, "longitude": 0.0}, "aspnet_institution_point_whole"),
    ({"latitude": 0.0, "longitude": 180.5}, "aspnet_institution_point_whole"),
    (
        {"latitude": 1.0, "longitude": 1.0, "location_precision": "hidden"},
        "aspnet_institution_hidden_has_no_point",
    ),
    ({"levels": ["kindergarten"]}, "aspnet_institution_levels_known"),
    ({"levels": ["primary", "higher_education"]}, "aspnet_institution_levels_known"),
    ({"standing": Standing.MEMBER}, "aspnet_institution_membership_by_standing"),
    ({"standing": Standing.FORMER}, "aspnet_institution_membership_by_standing"),
    ({"pupil_count": -1}, "pupil_count"),
]
REFUSED_APPLICATIONS = [
    ({"status": ApplicationStatus.ADMITTED}, "aspnet_application_decided_on_iff_decided"),
    ({"decided_on": "2026-01-01"}, "aspnet_application_decided_on_iff_decided"),
    (
        {"status": ApplicationStatus.DECLINED, "decided_on": "2026-01-01"},
        "aspnet_application_decline_reason_iff_declined",
    ),
    ({"decline_reason": "criteria"}, "aspnet_application_decline_reason_iff_declined"),
    ({"is_commitment_given": False}, "aspnet_application_commitment_given"),
    ({"contact_name": ""}, "aspnet_application_whole_once_sent"),
    ({"head_name": ""}, "aspnet_application_whole_once_sent"),
    ({"motivation": ""}, "aspnet_application_whole_once_sent"),
    ({"stage_since": "2026-01-01"}, "aspnet_application_stage_iff_in_stage"),
    (
        {"lapse_proposed_at": "2026-01-01T00:00:00Z"},
        "aspnet_application_lapse_proposed_where_school_acts",
    ),
]
REFUSED_MEMBERSHIPS = [
    ({"member_since": "2017-13"}, "aspnet_membership_member_since_is_partial_date"),
    (
        {"status": MembershipStatus.ENDED, "ended_on": "soon"},
        "aspnet_membership_ended_on_is_partial_date",
    ),
    ({"ended_on": "2020"}, "aspnet_membership_ended_only_when_not_current"),
    (
        {"status": MembershipStatus.DORMANT, "ended_on": "2020"},
        "aspnet_membership_ended_only_when_not_current",
    ),
]
REFUSED_NETWORKS = [
    ({"school_year_start": 0}, "aspnet_nationalnetwork_month"),
    ({"school_year_start": 13}, "aspnet_nationalnetwork_month"),
    ({"established_on": "1953-00"}, "aspnet_nationalnetwork_established_on_is_partial_date"),
]


@pytest.mark.parametrize(("fields", "constraint"), REFUSED_INSTITUTIONS)
def test_institution_the_database_refuses(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        InstitutionFactory(**fields)


@pytest.mark.parametrize(("fields", "constraint"), REFUSED_APPLICATIONS)
def test_application_the_database_refuses(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        ApplicationFactory(**fields)


@pytest.mark.parametrize(("fields", "constraint"), REFUSED_MEMBERSHIPS)
def test_membership_the_database_refuses(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        member(**fields)


@pytest.mark.parametrize(("fields", "constraint"), REFUSED_NETWORKS)
def test_network_the_database_refuses(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        NetworkFactory(**fields)


def test_every_constraint_has_a_case_here():
    tried = {
        constraint
        for cases in (
            REFUSED_INSTITUTIONS,
            REFUSED_APPLICATIONS,
            REFUSED_MEMBERSHIPS,
            REFUSED_NETWORKS,
        )
        for _fields, constraint in cases
    } | {
        "aspnet_application_one_open_per_institution",
        "aspnet_membership_one_current_per_institution",
        "aspnet_institutionname_once",
        "aspnet_application_same_school_named",  # in test_drafts
    }
    models = (Institution, InstitutionName, Application, Membership, NationalNetwork)
    models += (Campaign, ResourceItem)

    declared = {constraint.name for model in models for constraint in model._meta.constraints}

    assert declared - tried == set()


@pytest.mark.parametrize(
    "fields",
    [
        {"latitude": -90.0, "longitude": 180.0},
        {"location_precision": "hidden"},
        {"levels": []},
        {"levels": ["primary", "teacher_education"], "languages": ["fr"], "pupil_count": 0},
        {"themes": ["aspnet-2025-esd"]},
    ],
)
def test_gaps_are_allowed(fields):
    InstitutionFactory(**fields).full_clean()


def test_one_open_application_for_each_institution():
    application = ApplicationFactory(status=ApplicationStatus.DRAFT)

    with (
        pytest.raises(IntegrityError, match="aspnet_application_one_open_per_institution"),
        transaction.atomic(),
    ):
        ApplicationFactory(institution=application.institution)
    Application.objects.update(status=ApplicationStatus.LAPSED)

    ApplicationFactory(institution=application.institution)


def test_one_current_membership_for_each_institution():
    former = former_member()
    current = member()
    network = current.membership.network

    MembershipFactory(institution=former, network=network)
    with pytest.raises(IntegrityError, match="aspnet_membership_one_current_per_institution"):
        MembershipFactory(institution=current, network=network, status=MembershipStatus.DORMANT)


def test_a_number_is_given_once():
    number = member().membership.number
    other = InstitutionFactory()

    with pytest.raises(IntegrityError, match="number"):
        MembershipFactory(institution=other, network=NetworkFactory(), number=number)


def test_a_country_has_one_network():
    NetworkFactory(country_id="FR")

    with pytest.raises(IntegrityError, match="country_id"):
        NationalNetwork.objects.create(country_id="FR")


def test_a_further_name_stands_once_and_makes_findable():
    institution = InstitutionFactory(name="Lycée Exemple")
    InstitutionNameFactory(institution=institution, name="Quastenflosser-Schule")

    assert list(Institution.objects.search("quastenflosser")) == [institution]
    with pytest.raises(IntegrityError, match="aspnet_institutionname_once"):
        InstitutionNameFactory(institution=institution, name="Quastenflosser-Schule")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"latitude": 1.0}, "Give both latitude and longitude, or neither."),
        (
            {"latitude": 1.0, "longitude": 1.0, "location_precision": "hidden"},
            "A hidden location has no coordinates.",
        ),
        ({"languages": ["fr", "xx"]}, "Not in the list: xx."),
        ({"themes": ["sports", "art"]}, "Not in the list: art, sports."),
        ({"latitude": 91.0, "longitude": 0.0}, "Ensure this value is less than or equal to 90."),
    ],
)
def test_institution_is_refused_in_words(fields, words):
    institution = Institution(name="A", country_id="SN", city="Dakar", **fields)

    with pytest.raises(ValidationError) as caught:
        institution.full_clean(exclude=["public_id"])

    assert words in caught.value.messages


def test_application_is_refused_in_words():
    first = ApplicationFactory()
    second = ApplicationFactory.build(institution=first.institution, is_commitment_given=False)

    with pytest.raises(ValidationError) as caught:
        second.full_clean(exclude=["public_id"])

    assert set(caught.value.messages) == {
        "This institution already has an open application.",
        "Without this commitment no institution can join.",
    }


def test_codes_are_given_by_the_database_and_can_be_checked():
    institution, application = InstitutionFactory(), ApplicationFactory()

    assert institution.public_id.startswith("ASP-")
    assert application.public_id.startswith("APP-")
    assert is_valid(institution.public_id)
    assert is_valid(application.public_id)


def test_name_for_sorting_and_main_language_are_computed():
    institution = InstitutionFactory(name="École Ōe", languages=["wo", "fr"])

    institution.refresh_from_db()

    assert (institution.sort_name, institution.main_language) == ("ecole oe", "wo")


def test_rows_are_told_in_words_and_have_addresses():
    institution = member(name="Lycée Exemple")
    application = ApplicationFactory(institution=InstitutionFactory(name="École Exemple"))
    membership, network = institution.membership, NetworkFactory()
    name = InstitutionNameFactory(institution=institution, name="Sample school")

    assert str(institution) == "Lycée Exemple"
    assert str(name) == "Sample school"
    assert str(application) == f"{application.public_id} École Exemple"
    assert str(membership) == f"{membership.number} Lycée Exemple"
    assert str(network) == "ASPnet Senegal"
    assert institution.get_absolute_url() == f"/schools/{institution.public_id}/"
    assert institution.get_workspace_url() == f"/workspace/schools/{institution.public_id}/"
    assert membership.get_workspace_url() == institution.get_workspace_url()
    assert application.get_absolute_url() == f"/workspace/applications/{application.public_id}/"
    assert network.get_absolute_url() == "/countries/SN/"
    assert str(CountryCount(country_id="SN", standing="member", count=3)) == "SN member: 3"
    assert str(PlaceCount(city="Dakar", count=2)) == "Dakar: 2"
    assert str(Campaign(title="A campaign")) == "A campaign"
    assert str(ResourceItem(title="A guide")) == "A guide"


def test_history_keeps_what_was():
    institution = InstitutionFactory(name="Before")
    institution.name = "After"
    institution.save()

    assert list(institution.events.order_by("pgh_id").values_list("pgh_label", "name")) == [
        ("insert", "Before"),
        ("update", "After"),
    ]


def test_nobody_is_a_member_since_a_day_to_come():
    membership = member().membership
    membership.member_since = "2999"

    with pytest.raises(ValidationError) as refused:
        membership.full_clean()

    assert set(refused.value.message_dict) == {"member_since"}


def test_a_recorded_network_has_been_established():
    network = NetworkFactory()
    network.established_on = "2999"

    with pytest.raises(ValidationError) as refused:
        network.full_clean()

    assert set(refused.value.message_dict) == {"established_on"}
