import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from experts import loading
from experts.models import FacilityPhase, Party, Project
from unesco_portal.core.loading import rows_of
from unesco_portal.people.models import Organisation
from unesco_portal.reference.models import Statement

pytestmark = pytest.mark.django_db


def test_all_parties_are_loaded_as_the_file_tells_them():
    parties = Party.objects.in_bulk(field_name="public_id")

    rows = list(rows_of("convention_parties.csv"))
    assert len(rows) == len(parties) == 151
    for row in rows:
        party = parties[row["iso2"]]
        assert party.name == row["name_en"]
        assert party.instrument == row["instrument"]
        assert party.is_instrument_verified == (row["instrument_verified"] == "yes")
        assert party.deposited_on.isoformat() == row["date_deposit"]
        assert party.is_deposit_verified == (row["date_verified"] == "yes")
        assert party.in_force_on.isoformat() == row["entry_into_force"]
        assert party.in_force_basis == row["entry_into_force_basis"]
        assert str(party.qpr_first_due_year) == row["qpr_first_due_year"]
        assert party.qpr_next_due_on.isoformat() == row["qpr_next_due"]


def test_verified_dates_are_as_many_as_the_file_says():
    assert Party.objects.filter(is_deposit_verified=True).count() == 112
    assert Party.objects.filter(is_instrument_verified=True).count() == 17


def test_sources_are_linked_where_one_was_read():
    assert Party.objects.get(public_id="AD").source.code == "dutch-treaty-database"
    unread = Party.objects.get(public_id="IN")
    assert (unread.source, unread.verification) == (None, "unverified")
    assert not Party.objects.filter(source_note__icontains="compiler").exists()


def test_the_rule_gives_every_date_of_the_file():
    assert [party for party in Party.objects.all() if not loading.follows_rule(party)] == []


def test_a_date_that_the_rule_does_not_give_stops_the_loading(monkeypatch):
    rows = list(rows_of("convention_parties.csv"))
    rows[0]["entry_into_force"] = "2007-05-07"
    monkeypatch.setattr(loading, "rows_of", lambda _name: iter(rows))

    with pytest.raises(CommandError, match="AD"):
        loading.load_parties()


def test_dates_not_known_are_not_held_against_the_rule():
    assert loading.follows_rule(Party(deposited_on=None, in_force_on=datetime.date(2020, 1, 1)))


def test_loading_twice_changes_nothing_and_keeps_what_stewards_added():
    party = Party.objects.get(public_id="KR")
    party.confirmed_on = datetime.date(2026, 1, 1)
    party.denounced_on = datetime.date(2026, 2, 1)
    party.save()
    out = StringIO()

    call_command("load_convention", "--force", stdout=out)
    call_command("load_convention", stdout=out)

    party.refresh_from_db()
    assert (party.confirmed_on, party.denounced_on) == (
        datetime.date(2026, 1, 1),
        datetime.date(2026, 2, 1),
    )
    assert (Party.objects.count(), FacilityPhase.objects.count(), Project.objects.count()) == (
        151,
        4,
        1,
    )
    assert Statement.objects.filter(subject="convention-2005-asia-pacific").count() == 2
    assert out.getvalue().splitlines() == [
        "load_convention: 151 Parties, 4 phases, 1 projects",
        "load_convention: up to date",
    ]


def test_european_union_is_an_organisation_of_its_own():
    union = Organisation.objects.get(public_id="european-union")

    assert union.convention_party.public_id == "EU"


def test_project_is_loaded_with_its_relations():
    project = Project.objects.get()

    assert (project.partner.public_id, project.donor_country_id) == ("kncu", "KR")
    assert project.countries.count() == 17
    assert project.new_expert_countries == ["MN", "CN", "KR", "JP"]
    assert (project.facility_phase.public_id, project.region_expert_count) == ("2019-2022", 6)
    assert project.workshop == "convention-2005-seoul-2018"
    assert project.source.code == "source-2"
