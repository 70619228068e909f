"""Generated pathways, and what hangs on the cases that follow them: reviews and documents."""

import datetime
from collections.abc import Iterable
from random import Random

from django.core.files.base import ContentFile
from django.db.models import QuerySet

from unesco_portal.core.dates import months_later

from ..enums import ApplicationStatus as Status
from ..enums import AttachmentKind, PathwayStatus, Recommendation, ReviewLevel, ReviewStatus
from ..models import Application, Attachment, IntakeWindow, PathwayStage, PathwayVersion, Review
from ..models.attachment import private_storage
from ..requirements import window_for
from ..services.pathways import copy_parts, copy_rules

IN_FORCE_SINCE = datetime.date(2010, 1, 1)
ON_THE_FLOOR = {"JP"}  # the login of its coordinator shows the short way, from form to member
NOTE = "Generated for demonstration"
MOST_DOCUMENTS = 20
WORDS = "Generated for demonstration."
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"  # noqa: E501 -- an empty page
Pathways = dict[str, PathwayVersion]


def make_pathways(rng: Random, countries: Iterable[str]) -> Pathways:
    """For most networks a version in force: as a source tells it, or with a trial year."""
    described = {row.country_id: row for row in PathwayVersion.objects.described().whole()}
    taken = set(PathwayVersion.objects.approved().values_list("country_id", flat=True))
    made = {}
    for number, code in enumerate(countries):
        if code in taken | ON_THE_FLOOR or (
            code not in described and number and rng.random() < 0.4
        ):
            continue
        version = PathwayVersion(
            country_id=code,
            status=PathwayStatus.APPROVED,
            valid_from=IN_FORCE_SINCE,
            consulted_on=IN_FORCE_SINCE,
            source_note=NOTE,
            is_generated=True,
        )
        if code in described:
            copy_rules(described[code], version)
            version.source_note = NOTE
        version.save()
        if code in described:
            copy_parts(described[code], version)
        else:
            add_trial_year(rng, version)
        made[code] = version
    return {row.country_id: row for row in whole(made.values())}


def whole(versions: Iterable[PathwayVersion]) -> QuerySet:
    """The versions with their parts."""
    return PathwayVersion.objects.filter(pk__in=[row.pk for row in versions]).whole()


def add_trial_year(rng: Random, version: PathwayVersion) -> None:
    """One stage of a year, and for some networks a yearly window."""
    PathwayStage.objects.create(
        version=version,
        position=1,
        name_en="trial year",
        name_fr="année d’essai",
        name_es="año de prueba",
        minimum_months=12,
        maximum_months=24,
        required_documents="work plan\nreport",
        is_generated=True,
    )
    if rng.random() < 0.3:
        IntakeWindow.objects.create(
            version=version, closes_day=1, closes_month=rng.choice([3, 9]), is_generated=True
        )


def follow(application: Application, pathways: Pathways, now: datetime.datetime) -> Application:
    """Let a case follow the pathway of its country, as far as its state has come."""
    version = pathways.get(application.institution.country_id)
    if application.status == Status.DRAFT:
        return application
    application.pathway = version
    since = application.status_since.date()
    application.submitted_on = application.declared_on = since - datetime.timedelta(
        days=20 + application.institution_id % 160
    )
    stages = list(version.stages.all()) if version else []
    if application.status == Status.IN_STAGE and not stages:
        application.status = Status.IN_REVIEW
    if application.status == Status.IN_STAGE:
        enter(application, stages[0], since)
    if application.status == Status.SUBMITTED and (window := window_for(version, since)):
        application.rests_until = window[0]
    if application.status == Status.RETURNED and (now.date() - since).days > 90:
        application.lapse_proposed_at = now
    return application


def enter(application: Application, stage: PathwayStage, since: datetime.date) -> None:
    """In the first stage since a day."""
    application.stage, application.stage_since = stage, since
    application.rests_until = months_later(since, stage.minimum_months)
    application.stage_until = months_later(since, stage.maximum_months or 36)


def make_reviews(rng: Random, applications: Iterable[Application]) -> None:
    """One review given and one asked for, in each case that is in a stage or recommended."""
    rows = []
    for application in applications:
        if application.status not in (Status.IN_STAGE, Status.RECOMMENDED):
            continue
        for number, status in enumerate((ReviewStatus.GIVEN, ReviewStatus.INVITED)):
            is_given = status == ReviewStatus.GIVEN
            rows.append(
                Review(
                    application=application,
                    level=ReviewLevel.COMMITTEE if is_given else ReviewLevel.SUB_NATIONAL,
                    status=status,
                    status_since=application.status_since,
                    reviewer_name=f"Reviewer {number + 1}",
                    reviewer_email=f"reviewer.{number + 1}@committee.example",
                    has_conflict=False if is_given else None,
                    conflict_statement=WORDS if is_given else "",
                    teaching=WORDS if is_given else "",
                    recommendation=rng.choice(Recommendation.values) if is_given else "",
                    given_on=application.status_since.date() if is_given else None,
                    is_generated=True,
                )
            )
    Review.objects.bulk_create(rows, batch_size=1000)


def make_documents(applications: Iterable[Application]) -> None:
    """A small work plan for some cases."""
    chosen = [row for row in applications if row.status in (Status.IN_STAGE, Status.RETURNED)]
    Attachment.objects.bulk_create(
        Attachment(
            application=application,
            kind=AttachmentKind.PLAN,
            path=private_storage().save(
                f"applications/demonstration-{application.pk}.pdf", ContentFile(PDF)
            ),
            name="work-plan.pdf",
            content_type="application/pdf",
            size=len(PDF),
            is_generated=True,
        )
        for application in chosen[:MOST_DOCUMENTS]
    )
