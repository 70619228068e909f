"""Signatories and certificates."""

import datetime

from factory.django import DjangoModelFactory

from aspnet import signing, transitions
from aspnet.models import Certificate, Institution, Signatory
from tests.factories.aspnet import member


class SignatoryFactory(DjangoModelFactory):
    name = "Signatory of the Test"
    function_en = "International Coordinator"
    function_fr = "Coordonnatrice internationale"
    function_es = "Coordinadora internacional"
    start_on = datetime.date(2000, 1, 1)

    class Meta:
        model = Signatory
        django_get_or_create = ("name",)


def certified(**fields) -> Institution:
    """A member with a certificate of today."""
    SignatoryFactory()
    institution = member(**fields)
    give_certificate(institution)
    return institution


def give_certificate(institution: Institution, **fields) -> Certificate:
    """A certificate of today for a member, with some facts set afterwards."""
    (certificate,) = transitions.make_certificates([institution.membership])
    for name, value in fields.items():
        is_day = name in {"issued_on", "valid_until"} and isinstance(value, str)
        setattr(certificate, name, datetime.date.fromisoformat(value) if is_day else value)
    if fields.keys() & {"issued_on", "valid_until"}:
        signer = signing.current_signer()
        certificate.signature = signer.sign(transitions.printed_facts(certificate))
    certificate.save()
    return certificate
