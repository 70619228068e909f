"""A part of the map as a parameter: ``bbox=west,south,east,north`` in degrees."""

import re
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import FloatField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

BBOX = "bbox"
WORLD = ["-180", "-90", "180", "90"]
BOX_PATTERN = r"^-?\d{1,3}(\.\d{1,12})?(,-?\d{1,3}(\.\d{1,12})?){3}$"
BOX = re.compile(BOX_PATTERN, re.ASCII)


def validate_box(text: str) -> None:
    """Say what is wrong with a box: its form, its place on the globe, or the order of its sides."""
    if not BOX.fullmatch(text):
        raise ValidationError(
            _("Give west,south,east,north in degrees, for example -20,10,0,20."), code="invalid"
        )
    west, south, east, north = map(float, text.split(","))
    if max(-west, west, -east, east) > 180 or max(-south, south, -north, north) > 90:
        raise ValidationError(
            _(
                "This is no part of the world: west and east lie between -180 and 180 degrees,"
                " south and north between -90 and 90."
            ),
            code="invalid",
        )
    if west > east or south > north:
        raise ValidationError(
            _(
                "The order is west,south,east,north. A part on both sides of the 180th meridian is"
                " asked for in two steps."
            ),
            code="invalid",
        )


class BoxFilter(django_filters.CharFilter):
    """``?bbox=-20,10,0,20``: rows with a point in this part of the map; set by the map itself."""

    def __init__(self) -> None:
        super().__init__(
            label=_("In this part of the map"),
            help_text=_("West, south, east and north in degrees, as -20,10,0,20."),
            validators=[validate_box],
            widget=forms.HiddenInput,
        )

    def prepare(self, value: str) -> list[str]:
        """The four sides, as texts: one compiled query serves all boxes."""
        return value.split(",")

    def filter(self, rows: QuerySet, value: list[str]) -> QuerySet:
        """By the index of points; the edges belong to the box."""
        if not value:
            return rows
        west, south, east, north = (degrees(side) for side in value)
        return rows.filter(longitude__range=(west, east), latitude__range=(south, north))


def degrees(side: Any) -> Cast:
    """One side of a box as a number of the database."""
    return Cast(Value(side, TextField()), FloatField())
