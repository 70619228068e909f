"""From the files of data/ to centres: everything kept, nothing invented, nothing overwritten."""

import io

import pghistory
import pytest
from django.core.management import call_command

from centres import counts, loading
from centres.chronology import DATES
from centres.enums import CentreStatus
from centres.models import Centre, CentreActivity, CentreObservation
from tests.factories.centres import CentreFactory, centre_in
from tests.factories.people import UserFactory
from unesco_portal.core.loading import facts, rows_of
from unesco_portal.people.models import Organisation, OrganisationName, OrganisationRelation

pytestmark = pytest.mark.django_db


def test_every_row_is_a_centre_with_its_own_facts():
    for row in rows_of("centres.csv"):
        centre = Centre.objects.get(public_id=row["slug"])

        assert (centre.name, centre.acronym, centre.city) == (
            row["name"],
            row["acronym"],
            row["city"],
        )
        assert (centre.country_id, centre.host_institution) == (
            row["iso2"],
            row["host_institution"],
        )
        assert (centre.website, centre.note) == (row["website"], row["note"])
        assert centre.source_note == row["source"]
        assert centre.themes == [text for text in row["theme"].split("; ") if text]
        assert (centre.heading, centre.kind) == (row["sector"], "category_2")
        assert (centre.verification == "verified") == (row["verified"] == "yes")


def test_every_year_of_the_list_is_one_of_the_dates():
    for row in rows_of("centres.csv"):
        centre = Centre.objects.get(public_id=row["slug"])
        known = {str(getattr(centre, name))[:4] for name in DATES}

        years = {row[name] for name in ("year_approved", "year_established", "agreement_expiry")}
        assert years - {""} <= known


def test_counts_and_evidence():
    figures = counts.centres()

    assert (figures.value, figures.verified, figures.unverified) == (110, 84, 26)
    assert (figures.countries, figures.ceased, figures.generated) == (61, 0, 0)
    assert counts.by_status() == {"unknown": 110}
    assert Centre.objects.filter(confirmed_on__isnull=False).count() == 0
    assert Centre.objects.filter(designation_source="", expires_on__isnull=False).count() == 0


def test_figures_leave_out_what_does_not_count():
    before = counts.centres()
    centre_in(CentreStatus.CEASED)
    CentreFactory(is_generated=True)

    after = counts.centres()

    assert (after.value, after.ceased, after.generated) == (before.value, 1, 1)


def test_loaded_centres_are_valid_and_contradict_nothing():
    for centre in Centre.objects.all():
        centre.full_clean()
        assert centre.date_warnings == []


def test_centres_of_the_source_facts():
    for fact in facts()["centres"]:
        centre = Centre.objects.get(acronym=fact["acronym"])
        seen = centre.observations.get(as_of="2017")

        assert (centre.name, centre.city) == (fact["name"], fact["city"])
        assert (centre.country_id, centre.source.code) == (fact["iso2"], fact["source"])
        assert seen.get_state_display() == fact["state_in_2017"]
        assert seen.source.code == fact["source"]
        assert centre.status == CentreStatus.UNKNOWN


def test_what_ichei_runs():
    told = facts()["ichei"]

    rows = CentreActivity.objects.filter(centre__public_id="ichei")

    assert [(row.name, row.get_kind_display()) for row in rows] == [
        (item["name"], item["kind"]) for item in told["items"]
    ]
    assert {row.network_name for row in rows} == {told["network"]}
    assert {row.partner_name for row in rows} == {"", "Wedon Demos Group"}
    assert {row.source.code for row in rows} == {told["source"]}


@pytest.mark.parametrize(
    "name",
    [
        "Asia-Pacific Centre of Education for International Understanding (APCEIU)",
        "UNESCO-ICHEI",
        *(fact["acronym"] for fact in facts()["centres"]),
    ],
)
def test_names_used_by_sources_lead_to_one_centre(name):
    assert Organisation.objects.get(names__name=name).centre is not None


def test_a_non_operational_listing_is_a_remark_of_its_day():
    centre = Centre.objects.get(public_id="sactd")

    assert centre.status == CentreStatus.UNKNOWN
    assert list(centre.observations.values_list("state", "as_of")) == [
        ("listed_non_operational", "2014"),
        ("existing", "2017"),
        ("took_part", "2018"),
    ]


def test_six_dates_are_kept_apart():
    delft = Centre.objects.get(public_id="ihe-delft")
    graz = Centre.objects.get(country="AT")

    assert (delft.approved_on, delft.signed_on, delft.provisional_on) == (
        "2017",
        "2024-07-25",
        "2024-07-26",
    )
    assert (delft.in_force_on, delft.legal_texts) == (None, ["39 C/Resolution 19"])
    assert (graz.approved_on, graz.in_force_on, graz.expires_on) == (
        "2017-11",
        "2020-09-04",
        "2026-09-04",
    )
    assert (graz.verification, graz.designation_verification) == ("unverified", "verified")


def test_centre_in_a_former_member_state_stays():
    assert Centre.objects.get(public_id="biomics").country.status == "former"


def state() -> dict[str, list]:
    models = (Centre, CentreActivity, CentreObservation, OrganisationName, OrganisationRelation)
    found = {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
    events = (Centre.pgh_event_model, Organisation.pgh_event_model)
    return found | {model.__name__: [model.objects.count()] for model in events}


def test_loading_again_changes_nothing():
    before = state()

    call_command("load_centres", force=True, stdout=io.StringIO())

    assert state() == before


def test_loading_tells_what_it_did_and_then_that_nothing_is_new():
    told = io.StringIO()

    call_command("load_centres", force=True, stdout=told)
    call_command("load_centres", stdout=told)

    assert told.getvalue().splitlines() == [
        "load_centres: 110 centres, 8 further names, 1 hosts, 19 observations, 6 activities",
        "load_centres: up to date",
    ]


def test_a_newer_file_corrects_what_nobody_has_edited():
    Centre.objects.filter(public_id="imli").update(host_institution="An older file")

    loading.load_centres()

    assert Centre.objects.get(public_id="imli").host_institution == ""


@pytest.mark.parametrize("field", ["host_institution", "city"])
def test_what_a_person_has_edited_stays(field):
    centre = Centre.objects.get(public_id="imli")
    with pghistory.context(user=UserFactory().pk):
        setattr(centre, field, "Corrected by hand")
        centre.save()

    loading.load_centres()

    assert getattr(Centre.objects.get(public_id="imli"), field) == "Corrected by hand"


def test_a_list_without_further_sources_gives_its_years():
    row = {"year_approved": "2017", "year_established": "", "agreement_expiry": "2030"}

    values = loading.designation(row, None)

    assert (values["approved_on"], values["established_on"], values["expires_on"]) == (
        "2017",
        None,
        "2030",
    )
    assert (values["designation_verification"], values["legal_texts"]) == ("unverified", [])
