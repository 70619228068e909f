"""What is shown of twinnings."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.resources import Column, Resource
from unesco_portal.reference.models import RegionMembership
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES, THEMES

from ..models import Twinning


def public_twinnings(user: object) -> QuerySet:
    """Agreed on, going on or over; what is only proposed is between the two desks."""
    return Twinning.objects.public()


TWINNINGS = Resource(
    "twinnings",
    model=Twinning,
    title=_("Twinnings"),
    description=_(
        "Pairs of member schools, of two countries or of one, that work together on a theme for a"
        " time: agreed by the coordinators of both. Those that have ended stay."
    ),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("school", source="school__public_id", label=_("code of the school")),
        Column("school_name", source="school__name", label=_("school"), listed=True),
        Column(
            "school_country",
            source="school__country_id",
            label=_("country of the school"),
            display=COUNTRIES.word,
        ),
        Column("partner", source="partner__public_id", label=_("code of the partner school")),
        Column("partner_name", source="partner__name", label=_("partner school"), listed=True),
        Column(
            "partner_country",
            source="partner__country_id",
            label=_("country of the partner school"),
            display=COUNTRIES.word,
        ),
        Column("theme", source="theme_id", listed=True, display=THEMES.word),
        Column("levels"),
        Column("languages", display=LANGUAGES.word),
        Column("starts_on", listed=True),
        Column("ends_on", listed=True),
        Column("summary"),
        Column("status", listed=True),
        Column("agreed_on"),
        Column("ended_on"),
        Column("is_generated"),
        Column("updated_at"),
    ),
    orderings={
        "id": ("public_id",),
        "updated": ("updated_at", "public_id"),
        "-updated": ("-updated_at", "-public_id"),
    },
    rows=public_twinnings,
    tables=(RegionMembership,),
    select_related=("school", "partner"),
    hidden={
        "created_at": "internal",
        "status_since": "agreed_on and ended_on tell it",
    },
)
