"""What is shown of national pathways."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.fields import THREE
from unesco_portal.core.resources import Column, Resource
from unesco_portal.reference.models import RegionMembership

from ..models import IntakeWindow, PathwayStage, PathwayVersion
from .shared import COUNTRY

STAGE_COLUMNS = (
    Column("position"),
    *(Column(f"name_{language}") for language in THREE),
    Column("national_name"),
    Column("national_language"),
    Column("minimum_months"),
    Column("maximum_months"),
    Column("is_logo_allowed"),
    Column("required_documents"),
    Column("decided_by"),
    Column("peer_review_count"),
)
WINDOW_COLUMNS = (
    Column("label"),
    Column("opens_day"),
    Column("opens_month"),
    Column("closes_day"),
    Column("closes_month"),
    Column("opens_on"),
    Column("closes_on"),
)


def public_pathways(user: object) -> QuerySet:
    """In force, superseded, or told by a source; drafts are not."""
    return PathwayVersion.objects.public()


PATHWAYS = Resource(
    "pathways",
    model=PathwayVersion,
    title=_("National pathways"),
    description=_(
        "What each country asks of a school above the international floor, from when to when. A"
        " version that a source describes is shown with its source, and applies to no case."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        COUNTRY,
        Column("country_name", source="country__name_en", export_only=True),
        Column("status", listed=True),
        Column("valid_from", listed=True),
        Column("valid_to"),
        Column("certificate_months"),
        Column("report_rule"),
        Column("report_due_month"),
        Column("report_due_day"),
        Column("extra_requirements"),
        Column("needs_cosignature"),
        Column("needs_sub_national_opinion"),
        Column("missing_report_rule"),
        Column("consulted_on"),
        Column("as_of", listed=True),
        Column("source_note", listed=True),
        Column("verification"),
        Column("confirmed_on"),
        Column("is_generated"),
        Column("updated_at"),
        Column("stages", nested=STAGE_COLUMNS, label=_("national stages")),
        Column("windows", nested=WINDOW_COLUMNS, label=_("intake windows")),
    ),
    orderings={"country": ("country_id", "public_id"), "id": ("public_id",)},
    page_url="aspnet:pathway-detail",
    rows=public_pathways,
    tables=(PathwayStage, IntakeWindow, RegionMembership),
    select_related=("country",),
    prefetch_related=("stages", "windows"),
    hidden={
        "created_at": "internal",
        "status_since": "the day of the last act, for the back office",
        "period": "follows from the two dates",
        "consultation_note": "between the coordinator and UNESCO",
        "source": "told in words by source_note",
        "confirmed_by": "the function of who confirmed it, for the back office",
    },
)
