"""The directory of countries. The country sheet joins all apps: see ``unesco_portal.views``."""

from unesco_portal.core.views import ResourceListView

from .filters import CountryFilterSet
from .resources import COUNTRIES_RESOURCE


class CountryListView(ResourceListView):
    """Member States and Associate Members."""

    resource = COUNTRIES_RESOURCE
    filterset_class = CountryFilterSet
    counts_choices = True
