"""Twinnings of schools."""

import datetime

import factory
from factory.django import DjangoModelFactory

from aspnet.enums import PUBLIC_TWINNING, TwinningStatus
from aspnet.models import Institution, Twinning

from .aspnet import member

DAY = datetime.date(2026, 9, 1)
PEACE = "aspnet-2025-peace-gced"


class TwinningFactory(DjangoModelFactory):
    theme_id = PEACE
    starts_on = DAY
    agreed_on = factory.LazyAttribute(lambda o: DAY if o.status in PUBLIC_TWINNING else None)
    ended_on = factory.LazyAttribute(lambda o: DAY if o.status == TwinningStatus.ENDED else None)
    status = TwinningStatus.PROPOSED

    class Meta:
        model = Twinning


def twinned(
    school: Institution | None = None, partner: Institution | None = None, **fields
) -> Twinning:
    """A twinning, by itself between a school in Senegal and one in Kenya."""
    school = school or member(email="school@sn.test.example")
    partner = partner or member(country_id="KE", email="school@ke.test.example")
    return TwinningFactory(school=school, partner=partner, **fields)
