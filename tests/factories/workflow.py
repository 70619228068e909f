"""Mails to a selection, notes, suggested corrections."""

import uuid

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from unesco_portal.workflow.models import (
    Correction,
    Mailing,
    MailingRecipient,
    Note,
    OutgoingMail,
    Suggestion,
)


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


class ProposalFactory(DjangoModelFactory):
    resource = "institutions"
    field = "city"
    present = "Dakar"
    proposed = "Saint-Louis"
    reason = "I teach there."
    email = factory.Sequence(lambda n: f"reader{n}@test.example")
    language = "en"

    class Meta:
        abstract = True


class SuggestionFactory(ProposalFactory):
    """``record_id`` names a record of the collection."""

    class Meta:
        model = Suggestion


class CorrectionFactory(ProposalFactory):
    """``record`` is a record of the collection."""

    class Params:
        record = None

    record_id = factory.LazyAttribute(lambda made: made.record.public_id)
    record_label = factory.LazyAttribute(lambda made: str(made.record))
    country_id = factory.LazyAttribute(lambda made: made.record.country_id)
    desk = "with_coordinator"
    status = factory.LazyAttribute(lambda made: made.desk)
    suggestion_code = factory.LazyFunction(uuid.uuid4)

    class Meta:
        model = Correction
