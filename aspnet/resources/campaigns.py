"""What is shown of joint undertakings and their material."""

from django.utils.translation import gettext_lazy as _

from unesco_portal.core.resources import Column, Resource
from unesco_portal.reference.vocabularies import COUNTRIES, LANGUAGES

from ..models import Campaign, ResourceItem
from .shared import FROM_SOURCES

CAMPAIGNS = Resource(
    "campaigns",
    model=Campaign,
    title=_("Campaigns"),
    description=_("Flagship projects and contests of the whole network, as sources tell them."),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("title", listed=True),
        Column("other_title"),
        Column("kind"),
        Column("scope"),
        Column("donor", source="donor_id", display=COUNTRIES.word),
        Column("school_count"),
        Column("school_qualifier"),
        Column("country_count"),
        Column("awarded_count"),
        Column("source", source="source__code", label=_("source")),
    ),
    orderings={"id": ("public_id",)},
    select_related=("source",),
    hidden=FROM_SOURCES,
)


RESOURCE_ITEMS = Resource(
    "aspnet-resources",
    model=ResourceItem,
    title=_("Resources"),
    description=_("Guides, tutorials and teaching materials of the network, as sources tell them."),
    columns=(
        Column("id", source="public_id", label=_("code")),
        Column("title"),
        Column("kind"),
        Column("item_count"),
        Column("day_count"),
        Column("languages", display=LANGUAGES.word),
        Column("source", source="source__code", label=_("source")),
    ),
    orderings={"title": ("title",), "id": ("public_id",)},
    select_related=("source",),
    hidden=FROM_SOURCES,
)
