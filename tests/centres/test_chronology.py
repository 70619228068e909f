"""Six dates that lie years apart: where the agreement stands, and what contradicts."""

import datetime

import pytest

from centres.chronology import agreement_expression, agreement_state, date_warnings
from centres.enums import AgreementState, CentreStatus
from centres.models import Centre
from tests.factories.centres import CentreFactory, centre_in

TODAY = datetime.date(2022, 5, 13)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, AgreementState.UNKNOWN),
        ({"expires_on": "2022-05-13"}, AgreementState.RUNNING),
        ({"expires_on": "2022"}, AgreementState.RUNNING),
        ({"expires_on": "2022-05-12"}, AgreementState.EXPIRED),
        ({"expires_on": "2022-05-12", "renewal_on": "2022-07"}, AgreementState.RENEWING),
        ({"expires_on": "2030", "renewal_on": "2022"}, AgreementState.RUNNING),
        ({"expires_on": "2030", "status": CentreStatus.CEASED}, AgreementState.ENDED),
    ],
)
def test_agreement_state_follows_from_the_dates(fields, expected):
    assert agreement_state(Centre(**fields), TODAY) == expected


@pytest.mark.django_db
def test_the_database_computes_the_same_agreement_state():
    today = datetime.datetime.now(tz=datetime.UTC).date()
    ends = [None, "2001", today.isoformat(), str(today.year), "2099-01", "2001-02-03"]
    for expires_on in ends:
        for renewal_on in (None, "2001"):
            CentreFactory(is_generated=True, expires_on=expires_on, renewal_on=renewal_on)
    centre_in(CentreStatus.CEASED, is_generated=True, expires_on="2001")

    rows = Centre.objects.filter(is_generated=True).annotate(found=agreement_expression())

    assert {row.found for row in rows} == {state.value for state in AgreementState}
    assert [(row.pk, row.found) for row in rows] == [(row.pk, row.agreement) for row in rows]


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 0),
        ({"approved_on": "2017", "signed_on": "2017-01-01"}, 0),
        ({"approved_on": "2017-11", "signed_on": "2017-10-31"}, 1),
        ({"approved_on": "2017-11", "in_force_on": "2020-09-04", "expires_on": "2026-09-04"}, 0),
        ({"signed_on": "2024-07-25", "provisional_on": "2024-07-26"}, 0),
        ({"signed_on": "2024-07-27", "provisional_on": "2024-07-26"}, 1),
        ({"provisional_on": "2024", "in_force_on": "2023"}, 1),
        ({"in_force_on": "2020-01-01", "expires_on": "2028-01-01"}, 0),
        ({"in_force_on": "2020-01-01", "expires_on": "2028-01-02"}, 1),
        ({"in_force_on": "2020", "expires_on": "2028"}, 0),
        ({"in_force_on": "2020", "expires_on": "2029-06"}, 1),
    ],
)
def test_contradicting_dates_are_told(fields, count):
    assert len(date_warnings(Centre(**fields))) == count


def test_a_warning_names_both_dates():
    centre = Centre(approved_on="2018", signed_on="2017-10")

    assert date_warnings(centre) == [
        "“approved by the General Conference” (2018) lies after “agreement signed” (2017-10)."
    ]
