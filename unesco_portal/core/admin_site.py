"""Django's admin behind our own site class."""

from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    """The admin, behind the portal's one sign-in."""

    default_site = "unesco_portal.core.admin.PortalAdminSite"
