"""A column: one fact of a record, with what its model field says about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Expression, F, Field, ForeignObjectRel, Model, Subquery, Value
from django.db.models.functions import NullIf
from django.utils.functional import Promise

from .dates import PartialDateField
from .enums import Audience, Kind
from .meta import model_behind

Words = str | Promise
Computed = Expression | Subquery  # a subquery is an expression, though not of that class

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
    ``expression`` is what the database computes, out of ``choices`` where given. ``nested`` columns
    describe the rows of a relation and appear on single records only. ``display`` turns a value
    into words for pages.
    """

    name: str
    source: str = field(default="", kw_only=True)
    expression: Callable[[], Computed] | None = field(default=None, kw_only=True)
    choices: tuple[tuple[str, Words], ...] = field(default=(), kw_only=True)
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

    def __init__(self, column: Column, model: type[Model], *, is_nested: bool = False) -> None:
        self.column = column
        self.name = column.name
        self.model = model
        self.source = column.source or column.name
        self.is_nested = is_nested
        self.audience = column.audience
        self.listed = column.listed
        self.detail_only = column.detail_only or bool(column.nested)
        self.export_only = column.export_only

    @cached_property
    def expression(self) -> Callable[[], Computed] | None:
        """What the database computes: the column's own, or an empty text as unknown."""
        if self.column.expression is not None:
            return self.column.expression
        if self.is_blank_text and not self.is_nested:
            return lambda: NullIf(F(self.source), Value(""), output_field=models.TextField())
        return None

    @cached_property
    def path(self) -> str:
        """Where the value lies in a row: an ORM path, or the alias of the expression."""
        return self.source if self.expression is None else f"c_{self.name}"

    @cached_property
    def is_blank_text(self) -> bool:
        """Whether an empty text stands for unknown, which partners read as ``null``."""
        found = self.model_field
        return isinstance(found, models.CharField | models.TextField) and found.blank

    @cached_property
    def model_field(self) -> Field | ForeignObjectRel | None:
        """The model field at the end of the source; ``None`` for expressions and properties."""
        if self.column.expression is not None:
            return None
        model = self.model
        found: Field | ForeignObjectRel | None = None
        for part in self.source.split("__"):
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
            model = model_behind(model, part)
            models_found.add(model)
        if self.nested:
            models_found.add(self.nested_model)
        return models_found

    @cached_property
    def nested_model(self) -> type[Model]:
        """The model of the nested rows."""
        return model_behind(self.model, self.source)

    @cached_property
    def nested(self) -> tuple["BoundColumn", ...]:
        """The columns of the nested rows."""
        columns = self.column.nested
        return tuple(BoundColumn(row, self.nested_model, is_nested=True) for row in columns)

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
        if self.column.choices:
            return dict(self.column.choices)
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
        if self.model_field is None or self.is_blank_text:
            return True
        model = self.model
        for part in self.source.split("__"):
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
