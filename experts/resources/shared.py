"""Columns that all resources of the app share: where a record comes from, and its page."""

from django.conf import settings
from django.db.models import CharField, F, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.enums import Kind
from unesco_portal.core.resources import Column
from unesco_portal.reference.models.evidence import freshness_expression


def freshness_column() -> Column:
    """How long ago somebody confirmed the record."""
    return Column(
        "freshness",
        expression=freshness_expression,
        label=_("freshness"),
        help=_("How long ago somebody responsible said that the record is right."),
        null=False,
    )


EVIDENCE = (
    Column("source", source="source__code", label=_("source")),
    Column("source_note"),
    Column("confirmed_on"),
    freshness_column(),
    Column("is_generated"),
    Column("updated_at"),
)
COMMON_HIDDEN = {
    "created_at": "internal",
    "confirmed_by": "the function of who confirmed it, for the back office",
}


def page_column(path: str) -> Column:
    """The address of a record's page."""
    address = Value(f"{settings.SITE_URL}{path}")
    return Column(
        "page",
        expression=lambda: Concat(address, F("public_id"), Value("/"), output_field=CharField()),
        kind=Kind.URL,
        null=False,
        label=_("page"),
    )
