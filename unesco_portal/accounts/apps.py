"""Who may."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may."""

    name = "unesco_portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Sessions are searched by what our accounts have: an address, no user name."""
        from allauth.usersessions.admin import UserSessionAdmin  # noqa: PLC0415 -- app ready

        UserSessionAdmin.search_fields = ["user__email", "ip"]
