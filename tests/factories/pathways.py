"""National pathways, reviews, documents."""

import datetime

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from aspnet.enums import PathwayStatus, ReviewStatus
from aspnet.models import Attachment, IntakeWindow, PathwayStage, PathwayVersion, Review
from aspnet.models.attachment import private_storage

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


class PathwayVersionFactory(DjangoModelFactory):
    country_id = "SN"

    class Meta:
        model = PathwayVersion


class PathwayStageFactory(DjangoModelFactory):
    version = factory.SubFactory(PathwayVersionFactory)
    position = factory.Sequence(lambda n: n + 1)
    name_en = factory.Sequence(lambda n: f"Stage {n}")

    class Meta:
        model = PathwayStage


class IntakeWindowFactory(DjangoModelFactory):
    version = factory.SubFactory(PathwayVersionFactory)
    closes_month = 7
    closes_day = 1

    class Meta:
        model = IntakeWindow


class ReviewFactory(DjangoModelFactory):
    level = "committee"
    reviewer_name = "Rita Reviewer"
    reviewer_email = factory.Sequence(lambda n: f"reviewer{n}@test.example")

    class Meta:
        model = Review


class AttachmentFactory(DjangoModelFactory):
    kind = "plan"
    path = factory.LazyFunction(
        lambda: private_storage().save("applications/test.pdf", ContentFile(PDF))
    )
    name = "plan.pdf"
    content_type = "application/pdf"
    size = len(PDF)

    class Meta:
        model = Attachment


def pathway(*, stages: int = 0, minimum_months: int = 0, **fields) -> PathwayVersion:
    """An approved version, in force since 2000 unless another approved one is there."""
    fields.setdefault("country_id", "SN")
    fields.setdefault("status", PathwayStatus.APPROVED)
    fields.setdefault("consulted_on", datetime.date(1999, 1, 1))
    if "valid_from" not in fields:
        taken = PathwayVersion.objects.filter(country=fields["country_id"]).count()
        year = 2000 - taken  # several in one test: each in a year of its own
        fields["valid_from"] = datetime.date(year, 1, 1)
        fields["valid_to"] = datetime.date(year, 12, 31) if taken else None
    version = PathwayVersionFactory(**fields)
    for position in range(1, stages + 1):
        PathwayStageFactory(version=version, position=position, minimum_months=minimum_months)
    return version


def given_review(application, **fields) -> Review:
    """A review that has been handed in."""
    answers = {
        "status": ReviewStatus.GIVEN,
        "given_on": timezone.now().date(),
        "has_conflict": False,
        "conflict_statement": "None.",
        "recommendation": "for",
    }
    return ReviewFactory(application=application, **answers | fields)
