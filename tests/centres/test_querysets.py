"""Who sees which centre, and the questions the coordination asks."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from centres.enums import CentreStatus
from centres.models import Centre, CentreActivity, CentreObservation
from tests.factories.centres import (
    CentreActivityFactory,
    CentreFactory,
    CentreObservationFactory,
    centre_in,
    centres_coordination,
)
from tests.factories.people import UserFactory, administrator, coordinator

pytestmark = pytest.mark.django_db


def readers():
    return (
        AnonymousUser(),
        UserFactory(),
        coordinator(),
        centres_coordination(),
        administrator(),
    )


def may(user, permission, row) -> bool:
    import rules  # noqa: PLC0415 -- anonymous readers have no has_perm for rules

    return rules.has_perm(permission, user, row)


def test_visible_to_agrees_with_view_permission():
    for status in CentreStatus:
        centre_in(status)
    centre = CentreFactory(is_generated=True)
    CentreActivityFactory(centre=centre)
    CentreObservationFactory(centre=centre)

    for model in (Centre, CentreActivity, CentreObservation):
        rows = model.objects.all()
        permission = f"centres.view_{model._meta.model_name}"
        for reader in readers():
            allowed = {row for row in rows if may(reader, permission, row)}
            assert set(rows.visible_to(reader)) == allowed
            assert len(allowed) == rows.count() > 0


def test_expiring_before_takes_the_last_day_an_imprecise_date_can_mean():
    rows = Centre.objects.filter(is_generated=True)
    year = CentreFactory(is_generated=True, expires_on="2026")
    day = CentreFactory(is_generated=True, expires_on="2026-06-30")
    CentreFactory(is_generated=True, expires_on=None)

    found = {
        text: list(rows.expiring_before(datetime.date.fromisoformat(text)))
        for text in ("2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01")
    }

    assert found == {
        "2026-06-30": [],
        "2026-07-01": [day],
        "2026-12-31": [day],
        "2027-01-01": [year, day],
    }


def test_ceased_centres_are_not_designated_and_do_not_expire():
    ceased = centre_in(CentreStatus.CEASED, expires_on="2001")

    assert ceased not in Centre.objects.designated()
    assert ceased not in Centre.objects.expired()


def test_unconfirmed_and_real_leave_out_the_others():
    known = centre_in(CentreStatus.OPERATIONAL)
    generated = CentreFactory(is_generated=True)

    assert known not in Centre.objects.unconfirmed()
    assert generated not in Centre.objects.real()
