"""Category 2 centres, what they run, what was observed."""

import factory
from factory.django import DjangoModelFactory

from centres.enums import ActivityKind, CentreStatus, NonOperationalReason, ObservedState
from centres.models import Centre, CentreActivity, CentreObservation
from unesco_portal.accounts.models import User
from unesco_portal.people.enums import OrganisationKind, Role

from .people import user_with


class CentreFactory(DjangoModelFactory):
    public_id = factory.Sequence(lambda n: f"test-centre-{n}")
    name = factory.Sequence(lambda n: f"Test centre {n}")
    kind = OrganisationKind.CATEGORY_2
    country_id = "SN"

    class Meta:
        model = Centre

    class Params:
        stated = factory.Trait(status_on="2024", status_note="Annual report 2024")


class CentreActivityFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Test activity {n}")
    kind = ActivityKind.PROJECT

    class Meta:
        model = CentreActivity


class CentreObservationFactory(DjangoModelFactory):
    state = ObservedState.EXISTING
    as_of = "2017"
    note = "A test list"

    class Meta:
        model = CentreObservation


def centre_in(status: CentreStatus, **fields) -> Centre:
    """A centre in a status, with the evidence it needs."""
    fields["stated"] = status != CentreStatus.UNKNOWN
    if status == CentreStatus.NON_OPERATIONAL:
        fields["non_operational_reason"] = NonOperationalReason.NO_REPLY
    return CentreFactory(status=status, **fields)


def centres_coordination() -> User:
    return user_with(Role.CENTRES_COORDINATION)
