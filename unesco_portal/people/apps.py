"""Who is who, and who serves where."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Who is who, and who serves where."""

    name = "unesco_portal.people"
    label = "people"
