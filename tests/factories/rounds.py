"""Renewal rounds, their entries, and many schools at once."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from aspnet.enums import Standing
from aspnet.models import Institution, Membership, NationalNetwork, RenewalRound, RoundEntry
from tests.factories.aspnet import NetworkFactory, member


class RenewalRoundFactory(DjangoModelFactory):
    network = factory.SubFactory(NetworkFactory)
    title = "Renewal"
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=60))

    class Meta:
        model = RenewalRound


class RoundEntryFactory(DjangoModelFactory):
    round = factory.SubFactory(RenewalRoundFactory)
    institution = factory.LazyFunction(lambda: member(email="school@test.example"))
    language = "en"
    asked = "mail"
    email = "school@test.example"

    class Meta:
        model = RoundEntry


def school(country: str = "SN", **fields) -> Institution:
    """A member with an address of mail."""
    network = NetworkFactory(country_id=country)
    if not network.form_languages:
        NationalNetwork.objects.filter(pk=network.pk).update(form_languages=["fr"])
    return member(**{"country_id": country, "email": "office@school.example"} | fields)


def many_schools(count: int, country: str = "SN", *, without_mail_every: int = 0) -> None:
    """Members in bulk, as an import would make them."""
    network = NetworkFactory(country_id=country)
    institutions = Institution.objects.bulk_create(
        Institution(
            name=f"School {number:04d}",
            country_id=country,
            city="Thiès",
            email=""
            if without_mail_every and number % without_mail_every == 0
            else f"office@school-{number}.example",
            languages=["fr"],
            pupil_count=100 + number,
        )
        for number in range(1, count + 1)
    )
    memberships = Membership.objects.bulk_create(
        Membership(institution=row, network=network, number=f"{country}-M{number:05d}")
        for number, row in enumerate(institutions, start=1)
    )
    for row, membership in zip(institutions, memberships, strict=True):
        row.membership, row.standing = membership, Standing.MEMBER
    Institution.objects.bulk_create(
        institutions,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["membership", "standing"],
    )
