"""Parties, experts, terms, projects."""

import datetime

import factory
from factory.django import DjangoModelFactory

from experts.enums import InForceBasis, Instrument, PersonalField, ProfileStatus, TermStatus
from experts.models import ExpertProfile, ExpertTerm, FacilityPhase, Party, Project
from tests.factories.people import PersonFactory, UserFactory, user_with
from unesco_portal.accounts.models import User
from unesco_portal.people.enums import Role


class PartyFactory(DjangoModelFactory):
    public_id = "JP"  # a State that is no Party in the loaded list
    country_id = factory.LazyAttribute(
        lambda party: None if party.organisation else party.public_id
    )
    organisation = None
    name = "Japan"
    instrument = Instrument.ACCEPTANCE
    deposited_on = datetime.date(2020, 1, 31)
    in_force_on = datetime.date(2020, 4, 30)
    in_force_basis = InForceBasis.COMPUTED

    class Meta:
        model = Party


class PhaseFactory(DjangoModelFactory):
    public_id = factory.Sequence(lambda n: f"phase-{n}")
    name = factory.Sequence(lambda n: f"Phase {n}")
    starts_on = "2023"
    ends_on = "2026"

    class Meta:
        model = FacilityPhase


class ExpertProfileFactory(DjangoModelFactory):
    person = factory.SubFactory(PersonFactory)
    public_name = factory.Sequence(lambda n: f"Expert {n}")
    consents = (PersonalField.NAME.value,)
    consented_on = datetime.date(2024, 1, 1)

    class Meta:
        model = ExpertProfile


class ExpertTermFactory(DjangoModelFactory):
    expert = factory.SubFactory(ExpertProfileFactory)
    phase = factory.LazyFunction(lambda: FacilityPhase.objects.get(public_id="2023-2026"))
    status = TermStatus.ACTIVE
    start_on = "2023"
    end_on = "2099"

    class Meta:
        model = ExpertTerm


class ProjectFactory(DjangoModelFactory):
    public_id = factory.Sequence(lambda n: f"project-{n}")
    title = factory.Sequence(lambda n: f"Project {n}")

    class Meta:
        model = Project


def serving_expert(**fields) -> ExpertProfile:
    """A published expert with an active term of today."""
    profile = ExpertProfileFactory(status=ProfileStatus.PUBLISHED, **fields)
    ExpertTermFactory(expert=profile, is_generated=profile.is_generated)
    return profile


def former_expert(**fields) -> ExpertProfile:
    """A published expert whose mandate is over."""
    profile = ExpertProfileFactory(status=ProfileStatus.PUBLISHED, **fields)
    ExpertTermFactory(
        expert=profile,
        status=TermStatus.ENDED,
        start_on="2019",
        end_on="2022",
        end_reason="mandate_over",
    )
    return profile


def convention_secretariat() -> User:
    return user_with(Role.CONVENTION_SECRETARIAT)


def account_of(profile: ExpertProfile) -> User:
    """The expert's own account."""
    return UserFactory(person=profile.person)
