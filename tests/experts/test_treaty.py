import datetime

import pytest

from experts.treaty import end_after_denunciation, in_force_after_deposit


@pytest.mark.parametrize(
    ("deposited", "in_force"),
    [
        ("2008-07-16", "2008-10-16"),
        ("2005-11-28", "2007-03-18"),
        ("2006-12-18", "2007-03-18"),
        ("2006-12-19", "2007-03-19"),
        ("2010-11-30", "2011-02-28"),
        ("2011-11-30", "2012-02-29"),
        ("2020-10-31", "2021-01-31"),
    ],
)
def test_convention_enters_into_force_three_months_after_deposit(deposited, in_force):
    day = datetime.date.fromisoformat(deposited)

    assert in_force_after_deposit(day) == datetime.date.fromisoformat(in_force)


def test_denunciation_takes_effect_after_twelve_months():
    assert end_after_denunciation(datetime.date(2024, 2, 29)) == datetime.date(2025, 2, 28)
