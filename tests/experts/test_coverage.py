import datetime

import pytest

from experts.coverage import Coverage, Deposit, coverage
from tests.factories.experts import PartyFactory
from unesco_portal.reference.models import Region, RegionMembership

TODAY = datetime.date(2026, 11, 22)
END_OF_2018 = 2018


def made(deposits):
    region = Region(pk=1, scheme="electoral", code="group_x", name_en="X")
    return Coverage([region], [(1, "AA"), (1, "BB"), (1, "CC")], deposits, today=TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["group_iv", "asia_pacific"])
def test_coverage_reproduces_the_source_14_of_44_at_the_end_of_2018(code):
    region = coverage(TODAY).region(code)

    assert region.states == 44
    assert region.at(END_OF_2018).count == 14
    assert region.unverified_at(END_OF_2018) == ["IN", "TL", "WS"]


@pytest.mark.django_db
def test_coverage_counts_the_european_union_in_no_region():
    found = coverage(TODAY)

    totals = found.totals(END_OF_2018)

    assert (totals.states, totals.organisations, totals.outside) == (145, 1, 0)
    for scheme in found.schemes:
        assert sum(region.at(END_OF_2018).count for region in scheme.regions) == 145
        assert sum(region.states for region in scheme.regions) == 194


@pytest.mark.django_db
def test_coverage_ignores_second_regions():
    second = RegionMembership.objects.filter(is_secondary=True, region__code="asia_pacific")
    assert second.exists()

    assert coverage(TODAY).region("asia_pacific").states == 44


@pytest.mark.django_db
def test_coverage_grows_by_a_deposit_in_the_year_of_it():
    before = coverage(TODAY).region("group_iv")
    PartyFactory(deposited_on=datetime.date(2020, 1, 31))

    after = coverage(TODAY).region("group_iv")

    assert after.at(2019).count == before.at(2019).count
    assert after.at(2020).count == before.at(2020).count + 1


def test_coverage_counts_the_last_day_of_the_year_and_not_the_next():
    found = made(
        [
            Deposit("AA", datetime.date(2018, 12, 31), True),
            Deposit("BB", datetime.date(2019, 1, 1), True),
        ]
    )

    assert [found.region("group_x").at(year).count for year in (2017, 2018, 2019)] == [0, 1, 2]


def test_coverage_tells_unverified_and_unknown_dates_apart():
    region = made(
        [Deposit("AA", datetime.date(2010, 1, 1), False), Deposit("BB", None, False)]
    ).region("group_x")

    assert (region.at(2010).count, region.at(2010).unverified, region.without_date()) == (1, 1, 1)


def test_coverage_ends_when_a_denunciation_takes_effect():
    gone = Deposit("AA", datetime.date(2010, 1, 1), True, datetime.date(2015, 6, 1))
    region = made([gone]).region("group_x")

    assert [region.at(year).count for year in (2014, 2015)] == [1, 0]


def test_share_is_a_whole_per_cent_and_unknown_without_states():
    region = made([Deposit("AA", datetime.date(2010, 1, 1), True)]).region("group_x")
    empty = Coverage([Region(pk=2, scheme="unesco", code="none")], [], [], today=TODAY).region(
        "none"
    )

    assert (region.share(2010), empty.share(2010)) == (33, None)


def test_years_run_from_the_adoption_to_this_year():
    found = made([])

    assert (found.years[0], found.years[-1]) == (2005, 2026)


def test_a_state_outside_every_region_is_said():
    totals = made([Deposit("ZZ", datetime.date(2010, 1, 1), True)]).totals(2010)

    assert (totals.states, totals.outside) == (1, 1)
