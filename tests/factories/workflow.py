"""Mails to a selection."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from unesco_portal.workflow.models import Mailing, MailingRecipient, Note


class MailingFactory(DjangoModelFactory):
    author = factory.SubFactory(UserFactory)
    subject_en = "Conference"
    text_en = "You are invited."

    class Meta:
        model = Mailing


class MailingRecipientFactory(DjangoModelFactory):
    mailing = factory.SubFactory(MailingFactory)
    code = factory.Sequence(lambda n: f"ASP{n:05d}")
    name = "A school"
    email = factory.Sequence(lambda n: f"office{n}@test.example")
    language = "en"

    class Meta:
        model = MailingRecipient


class NoteFactory(DjangoModelFactory):
    author = factory.SubFactory(UserFactory)
    country_id = "SN"
    text = "Called the head."

    class Meta:
        model = Note
