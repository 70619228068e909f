"""Rows whose constraints are told in words wherever they are edited."""

from collections.abc import Collection

from django.db import models


class CheckedModel(models.Model):
    """Checks every constraint of the row, also over fields that a form shows but does not edit.

    Django leaves out a constraint when one of its fields is not in the form; the database would
    then refuse the row with an error that helps nobody.
    """

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """All constraints, with all fields."""
        super().validate_constraints()
