"""Rows whose constraints are told in words wherever they are edited."""

from django.db import models


class CheckedModel(models.Model):
    """Checks every constraint of the row, also over fields that a form shows but does not edit.

    Django leaves out a constraint when one of its fields is not in the form; the database would
    then refuse the row with an error that helps nobody.
    """

    class Meta:
        abstract = True

    def clean(self) -> None:
        """All constraints, with all fields."""
        super().clean()
        self.validate_constraints()
