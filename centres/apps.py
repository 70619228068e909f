"""Category 2 institutes and centres."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CentresConfig(AppConfig):
    """Category 2 institutes and centres: designated by UNESCO, independent of it."""

    name = "centres"
    verbose_name = _("Category 2 institutes and centres")
