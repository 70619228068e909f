"""What several resources of the network share."""

from unesco_portal.core.resources import Column
from unesco_portal.reference.vocabularies import COUNTRIES

FROM_SOURCES = {
    "created_at": "internal",
    "updated_at": "what sources tell changes with a release only",
    "is_generated": "never generated",
}


COUNTRY = Column("country", source="country_id", listed=True, display=COUNTRIES.word)
