"""Questions asked of the reference lists; all of them are public."""

from typing import Self

from unesco_portal.core.search import SearchQuerySet


class ReferenceQuerySet(SearchQuerySet):
    """Rows that everybody may read."""

    def visible_to(self, user) -> Self:
        """Reference lists hide nothing."""
        return self


class CountryQuerySet(ReferenceQuerySet):
    """Countries by their standing."""

    def states(self) -> Self:
        """Member States, without Associate Members."""
        return self.filter(status="member")


class RegionMembershipQuerySet(ReferenceQuerySet):
    """Countries' places in region schemes."""

    def primary(self) -> Self:
        """The one region of each country in each scheme, without second regions."""
        return self.filter(is_secondary=False)
