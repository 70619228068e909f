"""The 2005 Convention and its Expert Facility."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExpertsConfig(AppConfig):
    """The 2005 Convention and its Expert Facility."""

    name = "experts"
    verbose_name = _("The 2005 Convention and its Expert Facility")
