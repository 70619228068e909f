"""Mails to a selection."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from unesco_portal.workflow.models import Mailing, MailingRecipient, Note, OutgoingMail


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


class OutgoingMailFactory(DjangoModelFactory):
    to = factory.Sequence(lambda n: f"reader{n}@test.example")
    subject = "A mail"
    text = "Its text."
    message_id = factory.Sequence(lambda n: f"<{n}@outbox.test>")

    class Meta:
        model = OutgoingMail


class NoteFactory(DjangoModelFactory):
    author = factory.SubFactory(UserFactory)
    country_id = "SN"
    text = "Called the head."

    class Meta:
        model = Note
