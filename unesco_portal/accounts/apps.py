"""Who may."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may."""

    name = "unesco_portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        """allauth's list of sessions searches a user name, which our accounts do not have."""
        from allauth.usersessions.admin import UserSessionAdmin  # noqa: PLC0415 -- app ready

        UserSessionAdmin.search_fields = ["user__email", "ip"]
