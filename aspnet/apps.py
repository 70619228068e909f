"""The Associated Schools Network."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AspnetConfig(AppConfig):
    """ASPnet: about 12,000 institutions in 182 countries."""

    name = "aspnet"
    verbose_name = _("Associated Schools Network")
