"""The generic read path: a DRF serializer made from columns.

Lists use the compiled query; this path serves single records, nested rows, the OpenAPI schema,
and is the yardstick the compiled answer is tested against.
"""

from functools import cache
from typing import Any

from django.db.models import Model
from rest_framework import serializers

from .columns import BoundColumn
from .enums import Kind
from .resources import Resource

PARTIAL_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
FIELDS: dict[Kind, type[serializers.Field]] = {
    Kind.INTEGER: serializers.IntegerField,
    Kind.NUMBER: serializers.FloatField,
    Kind.BOOLEAN: serializers.BooleanField,
    Kind.DATE: serializers.DateField,
    Kind.DATETIME: serializers.DateTimeField,
    Kind.URL: serializers.URLField,
}


def field_for(column: BoundColumn) -> serializers.Field:
    """The serializer field that reads one column of an instance."""
    options: dict[str, Any] = {
        "read_only": True,
        "allow_null": column.null,
        "label": str(column.label),
        "help_text": str(column.help),
    }
    if column.path != column.name:
        options["source"] = column.path.replace("__", ".")
    match column.kind:
        case Kind.OBJECTS:
            rows = row_serializer(column)
            options.pop("allow_null")
            return rows(many=True, **options)
        case Kind.CODES | Kind.TEXTS:
            return serializers.ListField(child=serializers.CharField(), **options)
        case Kind.CHOICE:
            return ChoiceText(choices=tuple(column.choices.items()), **options)
        case Kind.PARTIAL_DATE:
            return PartialDateText(**options)
    return FIELDS.get(column.kind, serializers.CharField)(**options)


class ChoiceText(serializers.ChoiceField):
    """A code out of a fixed list, as stored; an empty text is a legal answer where allowed."""

    def to_representation(self, value: Any) -> Any:
        """The stored code itself."""
        return value


class PartialDateText(serializers.RegexField):
    """``2017``, ``2017-11`` or ``2017-11-23``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(PARTIAL_DATE_PATTERN, **kwargs)


class ColumnSerializer(serializers.Serializer):
    """Reads the columns of one instance; a path that ends early on an empty relation is unknown."""

    def to_representation(self, instance: Model) -> dict[str, Any]:
        """Name and value of each column."""
        answer = {}
        for name, column_field in self.fields.items():
            value = self.value_at(instance, column_field)
            unknown = value is None or value == ""
            answer[name] = None if unknown else column_field.to_representation(value)
        return answer

    @staticmethod
    def value_at(instance: Model, column_field: serializers.Field) -> Any:
        """The value at the end of the field's path."""
        value: Any = instance
        for part in column_field.source_attrs:
            value = getattr(value, part, None)
            if value is None:
                return None
        return value


def make_serializer(name: str, columns: tuple[BoundColumn, ...], doc: str) -> type:
    """A serializer class with one field a column."""
    body = {column.name: field_for(column) for column in columns}
    return type(name, (ColumnSerializer,), {**body, "__doc__": doc})


@cache
def row_serializer(column: BoundColumn) -> type:
    """The serializer of the rows nested in one column."""
    name = f"{column.model.__name__}{column.name.title().replace('_', '')}"
    return make_serializer(name, column.nested, str(column.nested_model._meta.verbose_name))


@cache
def list_serializer(resource: Resource) -> type:
    """The serializer of one entry of a list answer."""
    name = f"{resource.model.__name__}Entry" if has_detail(resource) else resource.model.__name__
    return make_serializer(name, resource.list_columns(), str(resource.description))


@cache
def detail_serializer(resource: Resource) -> type:
    """The serializer of a single record."""
    if not has_detail(resource):
        return list_serializer(resource)
    columns = tuple(column for column in resource.columns_for() if not column.export_only)
    return make_serializer(resource.model.__name__, columns, str(resource.description))


def has_detail(resource: Resource) -> bool:
    """Whether a single record says more than its entry in a list."""
    return any(column.detail_only for column in resource.columns_for())
