"""Networks, institutions, applications, memberships."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from aspnet.enums import ApplicationStatus, Standing
from aspnet.models import (
    Application,
    Institution,
    InstitutionName,
    Membership,
    MembershipTerm,
    NationalNetwork,
)
from tests.factories.pathways import pathway


class NetworkFactory(DjangoModelFactory):
    country_id = "SN"

    class Meta:
        model = NationalNetwork
        django_get_or_create = ("country_id",)


class InstitutionFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Institution {n}")
    country_id = "SN"
    city = "Dakar"

    class Meta:
        model = Institution


class InstitutionNameFactory(DjangoModelFactory):
    kind = "translation"

    class Meta:
        model = InstitutionName


class MembershipFactory(DjangoModelFactory):
    number = factory.Sequence(lambda n: f"T-{n:04d}")

    class Meta:
        model = Membership


class TermFactory(DjangoModelFactory):
    class Meta:
        model = MembershipTerm


def member(**fields) -> Institution:
    """An institution with a current membership."""
    membership_fields = {
        name: fields.pop(name)
        for name in ("member_since", "evidence", "status", "ended_on")
        if name in fields
    }
    institution = InstitutionFactory(**fields)
    network = NetworkFactory(country_id=institution.country_id)
    membership = MembershipFactory(institution=institution, network=network, **membership_fields)
    institution.membership = membership
    institution.standing = Standing.MEMBER
    institution.save()
    return institution


def former_member(**fields) -> Institution:
    """An institution whose membership has ended."""
    institution = member(status="withdrawn", ended_on="2020", **fields)
    institution.standing = Standing.FORMER
    institution.save()
    return institution


class ApplicationFactory(DjangoModelFactory):
    institution = factory.SubFactory(
        InstitutionFactory, standing=Standing.APPLICANT, levels=["primary"]
    )
    status = ApplicationStatus.SUBMITTED
    contact_name = "Awa Test"
    contact_email = factory.Sequence(lambda n: f"school{n}@test.example")
    head_name = "Head Test"
    motivation = "We want to join."
    is_commitment_given = True

    class Meta:
        model = Application

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        """A case in a stage has a pathway with that stage."""
        if kwargs["status"] == ApplicationStatus.IN_STAGE and "stage" not in kwargs:
            country = kwargs["institution"].country_id
            kwargs.setdefault("pathway", pathway(stages=1, country_id=country))
            kwargs["stage"] = kwargs["pathway"].stages.first()
            kwargs["stage_since"] = timezone.now().date()
        return kwargs
