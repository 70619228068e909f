"""Lists owned by others; the portal loads them and never invents a row."""

from .country import Country, CountryAlias, Region, RegionMembership
from .evidence import Evidenced, SourceDocument
from .language import Language
from .statement import Statement
from .sustainable_development import InternationalDay, SdgTarget
from .theme import Taxonomy, Theme

__all__ = [
    "Country",
    "CountryAlias",
    "Evidenced",
    "InternationalDay",
    "Language",
    "Region",
    "RegionMembership",
    "SdgTarget",
    "SourceDocument",
    "Statement",
    "Taxonomy",
    "Theme",
]
