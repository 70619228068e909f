import datetime

from experts.charts import BASE, TOP, chart
from experts.coverage import Deposit, RegionCoverage
from unesco_portal.reference.models import Region

REGION = Region(pk=1, scheme="electoral", code="group_x", name_en="X")
DAY = datetime.date(2010, 6, 1)


def test_full_height_stands_for_all_member_states():
    region = RegionCoverage(REGION, 2, (Deposit("AA", DAY, True), Deposit("BB", DAY, False)))

    drawn = chart(region, range(2009, 2012), 2010)

    before, chosen, after = drawn.bars
    assert (before.height, chosen.height, after.height) == (0, BASE - TOP, BASE - TOP)
    assert (chosen.verified_height, chosen.unverified_height) == (
        (BASE - TOP) // 2,
        (BASE - TOP) // 2,
    )
    assert (before.is_selected, chosen.is_selected, chosen.has_label) == (False, True, True)


def test_drawing_is_told_in_words():
    region = RegionCoverage(REGION, 2, (Deposit("AA", DAY, True),))

    drawn = chart(region, range(2009, 2012), 2010)

    assert (
        "0 at the end of 2009, 1 at the end of 2010, 1 of 2 at the end of 2011" in drawn.description
    )


def test_region_without_states_draws_nothing():
    drawn = chart(RegionCoverage(REGION, 0, ()), range(2009, 2012), 2010)

    assert {bar.height for bar in drawn.bars} == {0}
