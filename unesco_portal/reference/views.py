"""The directory of countries. The country sheet joins all apps: see ``unesco_portal.views``."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from unesco_portal.core.columns import BoundColumn, Column
from unesco_portal.core.keyset import Page, as_page, invalid_cursor
from unesco_portal.core.views import ResourceListView

from .filters import CountryFilterSet
from .models import Country
from .resources import COUNTRIES_RESOURCE
from .vocabularies import COUNTRIES, alphabetical

BY_NAME = "name in the reader's language"
NAME = BoundColumn(Column("name", source="code", label=_("name"), display=COUNTRIES.word), Country)


class ByCountryListView(ResourceListView):
    """Some hundred rows, each of a country, in the order of its name in the reader's language.

    The database knows the order of no language, so what is found is read whole and sorted here.
    Any other order that is asked for stays the database's.
    """

    country_path = "country_id"

    def page(self, rows: QuerySet) -> Page:
        """One page of the list."""
        question = self.question(rows)
        if question.ordering != self.resource.default_ordering:
            return super().page(rows)
        cursor, id_path = question.cursor, self.resource.id_path
        if cursor and len(cursor.key) != 2:
            raise invalid_cursor()
        further = (self.country_path, id_path, "is_generated")
        found, selected = self.resource.values(rows, question.columns, *further)
        country_at, id_at = selected.index(self.country_path), selected.index(id_path)
        keyed = {(alphabetical(COUNTRIES.word(row[country_at])), row[id_at]): row for row in found}
        backward = cursor is not None and cursor.backward
        keys = sorted(keyed, reverse=backward)
        if cursor:
            keys = [key for key in keys if (key < cursor.key if backward else key > cursor.key)]
        return as_page(
            [(*keyed[key], key[0]) for key in keys[: question.size + 1]],
            selected=(*selected, BY_NAME),
            ordering=question.ordering,
            paths=(BY_NAME, id_path),
            cursor=cursor,
            size=question.size,
        )


class CountryListView(ByCountryListView):
    """Member States and Associate Members."""

    resource = COUNTRIES_RESOURCE
    filterset_class = CountryFilterSet
    counts_choices = True
    country_path = "code"

    @property
    def columns(self) -> tuple[BoundColumn, ...]:
        """The name in the reader's language, then the other columns."""
        return (NAME, *super().columns)
