"""Who may."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may."""

    name = "unesco_portal.accounts"
    label = "accounts"
