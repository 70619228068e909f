"""A column: one fact of a record, with what its model field says about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Expression, Field, Model
from django.utils.functional import Promise

from .dates import PartialDateField
from .enums import Audience, Kind

Words = str | Promise

KINDS: tuple[tuple[type[Field], Kind], ...] = (
    (PartialDateField, Kind.PARTIAL_DATE),
    (ArrayField, Kind.CODES),
    (models.DateTimeField, Kind.DATETIME),
    (models.DateField, Kind.DATE),
    (models.BooleanField, Kind.BOOLEAN),
    (models.IntegerField, Kind.INTEGER),
    (models.FloatField, Kind.NUMBER),
    (models.DecimalField, Kind.NUMBER),
    (models.URLField, Kind.URL),
    (models.EmailField, Kind.EMAIL),
    (models.ForeignKey, Kind.CODE),
)


@dataclass(frozen=True)
class Column:
    """One fact of a record: its name for partners, where it comes from, who may read it.

    ``source`` is an ORM path from the model (``country_id``, ``membership__number``); otherwise
    ``expression`` is what the database computes. ``nested`` columns describe the rows of a
    relation and appear on single records only. ``display`` turns a value into words for pages.
    """

    name: str
    source: str = field(default="", kw_only=True)
    expression: Callable[[], Expression] | None = field(default=None, kw_only=True)
    nested: tuple["Column", ...] = field(default=(), kw_only=True)
    kind: Kind | None = field(default=None, kw_only=True)
    label: Words = field(default="", kw_only=True)
    help: Words = field(default="", kw_only=True)
    null: bool | None = field(default=None, kw_only=True)
    audience: Audience = field(default=Audience.PUBLIC, kw_only=True)
    listed: bool = field(default=False, kw_only=True)
    detail_only: bool = field(default=False, kw_only=True)
    export_only: bool = field(default=False, kw_only=True)
    display: Callable[[Any], Words] | None = field(default=None, kw_only=True)


class BoundColumn:
    """A column of a model: the same, with label, choices and kind taken from the model field."""

    def __init__(self, column: Column, model: type[Model]) -> None:
        self.column = column
        self.name = column.name
        self.model = model
        self.path = f"c_{column.name}" if column.expression else column.source or column.name
        self.audience = column.audience
        self.listed = column.listed
        self.detail_only = column.detail_only or bool(column.nested)
        self.export_only = column.export_only

    @cached_property
    def model_field(self) -> Field | None:
        """The model field at the end of the path; ``None`` for expressions and properties."""
        if self.column.expression is not None:
            return None
        model, found = self.model, None
        for part in self.path.split("__"):
            try:
                found = model._meta.get_field(part)
            except FieldDoesNotExist:
                return None
            model = found.related_model or model
        return found

    @cached_property
    def related_models(self) -> set[type[Model]]:
        """The models that the path passes through."""
        models_found: set[type[Model]] = set()
        model = self.model
        for part in (self.column.source or "").split("__")[:-1]:
            model = model._meta.get_field(part).related_model
            models_found.add(model)
        if self.nested:
            models_found.add(self.nested_model)
        return models_found

    @cached_property
    def nested_model(self) -> type[Model]:
        """The model of the nested rows."""
        return self.model._meta.get_field(self.path).related_model

    @cached_property
    def nested(self) -> tuple["BoundColumn", ...]:
        """The columns of the nested rows."""
        return tuple(BoundColumn(column, self.nested_model) for column in self.column.nested)

    @cached_property
    def kind(self) -> Kind:
        """What the column holds."""
        if self.column.kind is not None:
            return self.column.kind
        if self.column.nested:
            return Kind.OBJECTS
        if self.choices and not isinstance(self.model_field, ArrayField):
            return Kind.CHOICE
        return next(
            (kind for type_, kind in KINDS if isinstance(self.model_field, type_)), Kind.TEXT
        )

    @cached_property
    def choices(self) -> dict[str, Words]:
        """The values the field allows, with their words."""
        found = self.model_field
        if isinstance(found, ArrayField):
            found = found.base_field
        return dict(getattr(found, "flatchoices", None) or ())

    @property
    def label(self) -> Words:
        """The column's heading."""
        return self.column.label or getattr(self.model_field, "verbose_name", self.name)

    @property
    def help(self) -> Words:
        """What the column means, for the data dictionary."""
        return self.column.help or getattr(self.model_field, "help_text", "")

    @cached_property
    def null(self) -> bool:
        """Whether unknown is a legal value. A path through an optional relation may end nowhere."""
        if self.column.null is not None:
            return self.column.null
        if self.model_field is None:
            return True
        model = self.model
        for part in self.path.split("__"):
            step = model._meta.get_field(part)
            if getattr(step, "null", True):
                return True
            model = step.related_model or model
        return False

    def words(self, value: Any) -> Any:
        """``value`` for a page: words for codes; ``None``, which pages call unknown, when empty."""
        if value is None or value in ("", []):
            return None
        if self.kind in (Kind.CODES, Kind.TEXTS):
            return [self._word(item) for item in value]
        return self._word(value)

    def _word(self, value: Any) -> Any:
        if self.column.display is not None:
            return self.column.display(value)
        return self.choices.get(value, value)
