"""What the database refuses, whoever writes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from centres.enums import CentreStatus, NonOperationalReason
from centres.models import Centre
from tests.factories.centres import CentreActivityFactory, CentreFactory, CentreObservationFactory
from unesco_portal.people.enums import OrganisationKind
from unesco_portal.people.models import Organisation, OrganisationName

pytestmark = pytest.mark.django_db

REFUSED = [
    ({"latitude": 1.0}, "centres_centre_point_whole"),
    ({"latitude": 91.0, "longitude": 0.0}, "centres_centre_point_whole"),
    ({"approved_on": "2017-13"}, "centres_centre_approved_on_is_partial_date"),
    ({"renewal_on": "soon"}, "centres_centre_renewal_on_is_partial_date"),
    (
        {"in_force_on": "2020-09-04", "expires_on": "2020-09-03"},
        "centres_centre_expires_after_in_force",
    ),
    ({"in_force_on": "2021", "expires_on": "2020"}, "centres_centre_expires_after_in_force"),
    (
        {"status": CentreStatus.NON_OPERATIONAL, "status_on": "2014", "status_note": "A list"},
        "centres_centre_non_operational_iff_reason",
    ),
    (
        {"non_operational_reason": NonOperationalReason.CONFLICT},
        "centres_centre_non_operational_iff_reason",
    ),
    ({"status": CentreStatus.OPERATIONAL}, "centres_centre_status_has_evidence"),
    (
        {"status": CentreStatus.OPERATIONAL, "status_on": "2024"},
        "centres_centre_status_has_evidence",
    ),
]


@pytest.mark.parametrize(("fields", "constraint"), REFUSED)
def test_the_database_refuses(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        CentreFactory(**fields)


def test_an_impossible_day_is_refused_in_words_and_by_the_database():
    centre = CentreFactory(in_force_on="2020")

    with pytest.raises(ValidationError, match="is not a date"):
        Centre(public_id="x", name="x", kind="category_2", signed_on="2021-02-30").full_clean()
    with pytest.raises(DataError), transaction.atomic():
        Centre.objects.filter(pk=centre.pk).update(expires_on="2021-02-30")


@pytest.mark.parametrize(
    "fields",
    [
        {"in_force_on": "2020-09-04", "expires_on": "2020"},
        {"in_force_on": "2020-09-04", "expires_on": "2026-09-04"},
        {"approved_on": "2020", "signed_on": "2010"},
        {"latitude": -90.0, "longitude": 180.0},
    ],
)
def test_imported_history_is_allowed(fields):
    CentreFactory(**fields).full_clean()


def test_the_form_explains_an_expiry_before_the_entry_into_force():
    centre = CentreFactory()
    centre.in_force_on, centre.expires_on = "2021", "2020"

    with pytest.raises(ValidationError) as caught:
        centre.full_clean()

    assert caught.value.messages == ["An agreement cannot expire before it is in force."]


def test_a_centre_is_an_organisation_of_its_kind():
    centre = CentreFactory(name="Lake centre", acronym="LC")

    body = Organisation.objects.get(public_id=centre.public_id)

    assert (body.pk, body.kind, str(body)) == (centre.pk, "category_2", "Lake centre (LC)")
    assert body.centre == centre
    assert centre.get_absolute_url() == f"/centres/{centre.public_id}/"
    assert centre.get_workspace_url() == f"/workspace/centres/{centre.public_id}/"


def test_a_centre_of_another_kind_is_refused():
    centre = CentreFactory(kind=OrganisationKind.UNIVERSITY)

    with pytest.raises(ValidationError, match="is a Category 2 institute"):
        centre.full_clean()


def test_a_further_name_makes_a_centre_findable():
    centre = CentreFactory()
    OrganisationName.objects.create(organisation=centre, name="Zentrum Quastenflosser")

    assert list(Centre.objects.search("quastenflosser")) == [centre]


def test_parts_of_a_centre_stand_once():
    centre = CentreFactory()
    CentreActivityFactory(centre=centre, name="Platform")
    CentreObservationFactory(centre=centre)

    with pytest.raises(IntegrityError), transaction.atomic():
        CentreActivityFactory(centre=centre, name="Platform")
    with pytest.raises(IntegrityError), transaction.atomic():
        CentreObservationFactory(centre=centre)


def test_an_observation_names_its_source():
    with pytest.raises(IntegrityError, match="centres_centreobservation_has_source"):
        CentreObservationFactory(centre=CentreFactory(), note="")


def test_parts_are_told_in_words():
    centre = CentreFactory(acronym="")

    assert str(centre) == centre.name
    assert str(CentreActivityFactory(centre=centre, name="CLOUD")) == "CLOUD"
    assert str(CentreObservationFactory(centre=centre)) == "existing (2017)"


def test_both_tables_keep_their_history():
    centre = CentreFactory(name="Before", host_institution="Before")

    centre.name = centre.host_institution = "After"
    centre.save()

    assert list(centre.designation_events.values_list("pgh_label", "host_institution")) == [
        ("insert", "Before"),
        ("update", "After"),
    ]
    assert list(centre.events.values_list("pgh_label", "name")) == [
        ("insert", "Before"),
        ("update", "After"),
    ]


@pytest.mark.parametrize("name", ["approved_on", "signed_on", "established_on", "renewal_on"])
def test_facts_of_a_centre_have_happened(name):
    centre = CentreFactory()
    setattr(centre, name, "2999")

    with pytest.raises(ValidationError) as refused:
        centre.full_clean()

    assert set(refused.value.message_dict) == {name}


def test_an_agreement_may_expire_later():
    centre = CentreFactory(expires_on="2999")

    centre.full_clean()

    assert centre.expires_on == "2999"
